"""Choosing persons on paper, as everybody sees it, and for who leads or counts."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from sqlalchemy.orm import Session

from coop.assembly.lookups import (
    meeting_by_id,
    on_paper,
    open_round_in,
    paper_counts,
    rounds_about,
    standing_names,
)
from coop.assembly.models import AgendaItem, ElectionRound
from coop.assembly.rules import COUNTERS, DecisionKind
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import person_by_id
from coop.voting.rules import ElectionMethod, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """One time that papers were handed out; without a step they are out now."""

    id: uuid.UUID
    number: int
    names: tuple[str, ...]
    papers: int
    step: Step | None
    sentence: str
    #: Who goes on, where a next round follows.
    going_on: tuple[str, ...]

    @classmethod
    def of(cls, session: Session, held: ElectionRound) -> Self:
        """Return a round as it is seen now."""
        rows = on_paper(session, held.id)
        return cls(
            id=held.id,
            number=held.number,
            names=tuple(row.name for row in rows),
            papers=held.papers,
            step=held.step,
            sentence=held.sentence,
            going_on=tuple(row.name for row in rows if row.goes_on),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionView:
    """How far the choice about one vacancy is."""

    rounds: tuple[RoundView, ...]

    @classmethod
    def by_item(cls, session: Session, agenda: Collection[AgendaItem]) -> dict[uuid.UUID, Self]:
        """Return how far each choice on an agenda is; it asks nothing where nobody is chosen."""
        vacancies = [item.id for item in agenda if item.kind is DecisionKind.ELECTION]
        if not vacancies:
            return {}
        return {
            item_id: cls(rounds=tuple(RoundView.of(session, held) for held in rounds))
            for item_id, rounds in rounds_about(session, vacancies).items()
        }

    @property
    def last(self) -> RoundView:
        """Return the round that counts now."""
        return self.rounds[-1]

    @property
    def is_over(self) -> bool:
        """Tell whether no next round follows."""
        return self.last.step not in {None, Step.NEXT_ROUND}


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersToCount:
    """The papers that are out, for one of the stembureau."""

    meeting_id: uuid.UUID
    title: str
    round_id: uuid.UUID
    item: str
    names: tuple[str, ...]
    papers: int
    #: For or against each, because there are no more candidates than seats.
    is_single: bool
    has_counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionDesk:
    """What who leads needs about a vacancy: whose names, and how far the counting is."""

    names: tuple[str, ...]
    counters: tuple[str, ...]
    #: Two counted and found the same.
    is_agreed: bool
    differs: bool


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def election_desk(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> ElectionDesk:
    """Return what who leads needs to go on with a vacancy."""
    rounds = rounds_about(uow.session, [item_id]).get(item_id, [])
    counts = paper_counts(uow.session, rounds[-1].id) if rounds else {}
    agrees = len(set(counts.values())) == 1
    return ElectionDesk(
        names=standing_names(uow.session, item_id),
        counters=tuple(sorted(person_by_id(uow.session, one).name.full for one in counts)),
        is_agreed=len(counts) >= COUNTERS and agrees,
        differs=len(counts) >= COUNTERS and not agrees,
    )


@use_case(Permission.ASSEMBLY_PAPERS_COUNT)
def papers_to_count(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID
) -> PapersToCount | None:
    """Return the papers that are out in a meeting, if there are any."""
    meeting = meeting_by_id(uow.session, meeting_id)
    held = open_round_in(uow.session, meeting_id)
    if held is None:
        return None
    item = uow.session.get_one(AgendaItem, held.item_id)
    return PapersToCount(
        meeting_id=meeting_id,
        title=meeting.title,
        round_id=held.id,
        item=item.title,
        names=tuple(row.name for row in on_paper(uow.session, held.id)),
        papers=held.papers,
        is_single=held.method is ElectionMethod.SINGLE,
        has_counted=actor.person_id in paper_counts(uow.session, held.id),
    )
