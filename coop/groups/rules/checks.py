"""What was seen of who looks after a group: a VOG, a training; never the document (C25)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coop.groups.errors import CheckTooEarlyError


class CheckKind(StrEnum):
    """What somebody showed."""

    #: Verklaring omtrent het gedrag.
    CONDUCT = "conduct"
    TRAINING = "training"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Of how many who look after a group something was seen."""

    kind: CheckKind
    seen: int
    of: int


def ensure_seen(seen_on: date, today: date) -> None:
    """Refuse what would be seen on a day to come."""
    if seen_on > today:
        raise CheckTooEarlyError


def tally(
    wanted: Iterable[CheckKind],
    moderators: Iterable[object],
    seen: Iterable[tuple[object, CheckKind]],
) -> tuple[Seen, ...]:
    """Count what was seen of today's moderators, where the group wants it; the rest is theirs."""
    present, found = set(moderators), set(seen)
    return tuple(
        Seen(kind=kind, seen=sum((one, kind) in found for one in present), of=len(present))
        for kind in CheckKind
        if kind in set(wanted)
    )
