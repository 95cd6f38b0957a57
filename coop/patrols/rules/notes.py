"""What is noted on a round: the place and its state, never a person or a vehicle."""

import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from coop.groups.rules import ReportKind
from coop.moderation.rules.kinds import HouseRule
from coop.moderation.rules.reading import IN_TEXT

LONGEST_NOTE = 200
#: As long as a buurtmelding after its end (C7); kind and street stay for the figures.
TEXT_KEPT = timedelta(days=28)


class NoteKind(StrEnum):
    """What walkers look at."""

    QUIET = "quiet"
    LAMP = "lamp"
    WASTE = "waste"
    DAMAGE = "damage"
    OPEN = "open"
    TRAFFIC = "traffic"
    NUISANCE = "nuisance"
    OTHER = "other"


class Caution(StrEnum):
    """What words should not hold; who wrote them is asked once."""

    PERSON = "person"
    PLATE = "plate"
    CONTACT = "contact"
    HOUSE_NUMBER = "house_number"
    UNKIND = "unkind"


#: As which kind a buurtmelding begins; of the others it asks.
REPORT_KINDS: Mapping[NoteKind, ReportKind] = {
    NoteKind.DAMAGE: ReportKind.VANDALISM,
    NoteKind.NUISANCE: ReportKind.NUISANCE,
}
_CAUTION_OF: Mapping[HouseRule, Caution] = {
    HouseRule.PLATE: Caution.PLATE,
    HouseRule.PHONE: Caution.CONTACT,
    HouseRule.EMAIL: Caution.CONTACT,
    HouseRule.HOUSE_NUMBER: Caution.HOUSE_NUMBER,
    HouseRule.DISCRIMINATION: Caution.UNKIND,
    HouseRule.CALL_TO_ACT: Caution.UNKIND,
}
#: Whoever writes these is describing somebody, and a buurtmelding asks for that in order.
_SOMEBODY = re.compile(
    r"\b(?:man(?:nen)?|vrouw(?:en)?|jongens?|meisjes?|jonger(?:e|en)|kerels?|gasten?|"
    r"persoon|personen|iemand|bestuurder|bewoner|buurman|buurvrouw|meneer|mevrouw|hij|zij)\b",
    re.IGNORECASE,
)


def cautions_in(text: str) -> tuple[Caution, ...]:
    """Return what in words of a walker leads to somebody, by the rules of the group's chat."""
    found = {
        caution for rule, caution in _CAUTION_OF.items() if any(True for _ in IN_TEXT[rule](text))
    }
    if _SOMEBODY.search(text):
        found.add(Caution.PERSON)
    return tuple(caution for caution in Caution if caution in found)
