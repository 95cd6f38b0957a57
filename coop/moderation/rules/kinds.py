"""The house rules of a group's chat, and what a rule found in a message."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class HouseRule(StrEnum):
    """What a message in the group should not hold; each group turns each of them."""

    PLATE = "plate"
    PHONE = "phone"
    EMAIL = "email"
    HOUSE_NUMBER = "house_number"
    LINK = "link"
    FORWARDED = "forwarded"
    #: All photos and video: the reporter keeps them, the police asks for them (C27).
    MEDIA = "media"
    #: Thanks, thumbs and stickers.
    NOISE = "noise"
    ADVERTISEMENT = "advertisement"
    LOST_PET = "lost_pet"
    DISCRIMINATION = "discrimination"
    CALL_TO_ACT = "call_to_act"
    #: Many messages in a short time.
    FLOOD = "flood"
    #: The first messages of who has just come in.
    NEWCOMER = "newcomer"


class Measure(StrEnum):
    """What a rule does in one group."""

    OFF = "off"
    #: A moderator looks; the message stands.
    FLAG = "flag"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One rule that found something, where it stands, and what the group wants done."""

    rule: HouseRule
    #: Begin and end in the text; nothing for what is no text.
    span: tuple[int, int] | None
    measure: Measure


#: How a new group begins. Personal data of others goes at once (AVG art. 5 lid 1 c); what takes
#: judgement is looked at by a moderator, except who calls to harm somebody.
DEFAULT_MEASURES: Mapping[HouseRule, Measure] = {
    HouseRule.PLATE: Measure.REMOVE,
    HouseRule.PHONE: Measure.REMOVE,
    HouseRule.EMAIL: Measure.REMOVE,
    HouseRule.HOUSE_NUMBER: Measure.REMOVE,
    HouseRule.LINK: Measure.FLAG,
    HouseRule.FORWARDED: Measure.FLAG,
    HouseRule.MEDIA: Measure.REMOVE,
    HouseRule.NOISE: Measure.REMOVE,
    HouseRule.ADVERTISEMENT: Measure.REMOVE,
    HouseRule.LOST_PET: Measure.REMOVE,
    HouseRule.DISCRIMINATION: Measure.FLAG,
    HouseRule.CALL_TO_ACT: Measure.FLAG,
    HouseRule.FLOOD: Measure.REMOVE,
    HouseRule.NEWCOMER: Measure.REMOVE,
}

#: These belong in the social channel of the neighbourhood, and are told so.
SOCIAL = frozenset({HouseRule.NOISE, HouseRule.ADVERTISEMENT, HouseRule.LOST_PET})


def strictest(hits: tuple[Hit, ...]) -> Measure:
    """Return what is done with a message in which several rules found something."""
    if any(hit.measure is Measure.REMOVE for hit in hits):
        return Measure.REMOVE
    return Measure.FLAG if hits else Measure.OFF


def first_reason(hits: tuple[Hit, ...]) -> HouseRule:
    """Return the rule that the writer is told of: one reason a message, what goes before rest."""
    decided = strictest(hits)
    return next(hit.rule for hit in hits if hit.measure is decided)
