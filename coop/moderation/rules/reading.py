"""Reads one message by the house rules of its group."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from coop.moderation.rules.chatter import advertisements, links, lost_pets, noise
from coop.moderation.rules.harm import calls_to_act, discrimination
from coop.moderation.rules.kinds import Hit, HouseRule, Measure
from coop.moderation.rules.personal import Span, emails, house_numbers, phones, plates

#: What each rule finds in words.
IN_TEXT: Mapping[HouseRule, Callable[[str], Iterator[Span]]] = {
    HouseRule.PLATE: plates,
    HouseRule.PHONE: phones,
    HouseRule.EMAIL: emails,
    HouseRule.HOUSE_NUMBER: house_numbers,
    HouseRule.LINK: links,
    HouseRule.NOISE: noise,
    HouseRule.ADVERTISEMENT: advertisements,
    HouseRule.LOST_PET: lost_pets,
    HouseRule.DISCRIMINATION: discrimination,
    HouseRule.CALL_TO_ACT: calls_to_act,
}
#: Longer than this nobody writes in a chat; what comes after it is not looked at.
LONGEST_READ = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody put into a group, as far as the rules look at it."""

    text: str = ""
    is_forwarded: bool = False
    has_media: bool = False
    is_sticker: bool = False
    #: Of who writes: too much in a short time, and only just come in.
    is_flood: bool = False
    is_of_newcomer: bool = False


def hits_in(said: Said, measures: Mapping[HouseRule, Measure]) -> tuple[Hit, ...]:
    """Return what the rules that are on find in a message, in the order of the rules."""
    return tuple(
        Hit(rule=rule, span=span, measure=measures[rule])
        for rule in HouseRule
        if measures[rule] is not Measure.OFF
        for span in _found(rule, said)
    )


def _found(rule: HouseRule, said: Said) -> Iterator[Span | None]:
    without_words = {
        HouseRule.FORWARDED: said.is_forwarded,
        HouseRule.MEDIA: said.has_media,
        HouseRule.NOISE: said.is_sticker,
        HouseRule.FLOOD: said.is_flood,
        HouseRule.NEWCOMER: said.is_of_newcomer,
    }
    if without_words.get(rule, False):
        yield None
    look = IN_TEXT.get(rule)
    if look is not None and said.text:
        yield from look(said.text[:LONGEST_READ])
