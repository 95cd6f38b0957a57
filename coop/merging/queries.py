"""What the board sees before two entries become one."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.merging.lookups import counted, entries, obstacles, years_asked_twice
from coop.merging.rules.choices import Choices, Entry, Side, choices_between
from coop.merging.rules.references import REFERENCES, Treatment
from coop.people.rules import ChannelKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """How the entry that stays will read."""

    name: str
    address: str
    language: str
    number: int | None
    joined_on: date | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeView:
    """Two entries, what is chosen of each, and what comes of it."""

    one: Entry
    other: Entry
    choices: Choices
    merged: Merged
    #: How many rows go along, and how many stay as they were counted, by table.
    moves: Mapping[str, int]
    remains: Mapping[str, int]
    #: Years for which both were asked to pay.
    years_asked_twice: tuple[int, ...]
    obstacles: tuple[CoopError, ...]

    @property
    def goes(self) -> Entry:
        """Return the entry that goes."""
        return self.other if self.choices.stays is Side.ONE else self.one


@use_case(Permission.MERGING_PERSON_MERGE)
def merge_view(
    uow: UnitOfWork,
    actor: Actor,
    *,
    one: uuid.UUID,
    other: uuid.UUID,
    chosen: Mapping[str, Side],
) -> MergeView:
    """Return what will come of merging two entries as was chosen."""
    first, second = entries(uow, one, other)
    choices = choices_between(first, second, chosen)
    goes = second if choices.stays is Side.ONE else first
    numbers = counted(uow.session, goes)
    staying = {
        name.partition(".")[0]
        for name, treatment in REFERENCES.items()
        if treatment is Treatment.STAYS
    }
    return MergeView(
        one=first,
        other=second,
        choices=choices,
        merged=_merged(first, second, choices),
        moves={table: number for table, number in numbers.items() if table not in staying},
        remains={table: number for table, number in numbers.items() if table in staying},
        years_asked_twice=years_asked_twice(uow.session, first, second),
        obstacles=tuple(obstacles(uow, actor, first, second)),
    )


def _merged(one: Entry, other: Entry, choices: Choices) -> Merged:
    sides = {Side.ONE: one, Side.OTHER: other}
    stays, goes = sides[choices.stays], sides[choices.stays.opposite]
    member = stays if stays.number else goes
    joined = sides[choices.joined].joined_on if stays.number and goes.number else None
    return Merged(
        name=sides[choices.name].name.full,
        address=sides[choices.address].address,
        language=sides[choices.language].language,
        number=member.number,
        joined_on=joined or member.joined_on,
        emails=_kept(ChannelKind.EMAIL, sides, choices),
        phones=_kept(ChannelKind.PHONE, sides, choices),
    )


def _kept(kind: ChannelKind, sides: Mapping[Side, Entry], choices: Choices) -> tuple[str, ...]:
    values = [
        value
        for side, entry in sides.items()
        if choices.keeps(kind, side)
        for value in entry.values(kind)
    ]
    # In their order, each once.
    return tuple(dict.fromkeys(values))
