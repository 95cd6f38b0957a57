"""A meeting for who leads it: what stands in the way of each vote, and the quorum."""

import uuid
from dataclasses import dataclass

from coop.assembly.lookups import (
    interested_in,
    item_by_id,
    meeting_by_id,
    meeting_facts,
    quorum_history,
)
from coop.assembly.lookups.board import board_on
from coop.assembly.models import AgendaItem
from coop.assembly.queries.meetings import ItemView, MeetingView, meeting_view
from coop.assembly.rules import (
    Issue,
    MeetingFacts,
    QuorumState,
    QuorumStep,
    SecondWindow,
    VoteFacts,
    article_of_exclusion,
    day_of,
    issues_before_opening,
    second_window,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.rules import VotingMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteAhead:
    """A vote that may be opened: in which ways, what stands in the way, and the quorum."""

    #: What stands in the way, by method; an empty list means that it can open.
    issues: dict[VotingMethod, list[Issue]]
    quorum: QuorumState

    @property
    def method(self) -> VotingMethod:
        """Return the way that is proposed: the first that the least stands in the way of."""
        return min(self.issues, key=lambda method: len(self.issues[method]))

    @property
    def others(self) -> list[VotingMethod]:
        """Return the other ways in which it could be opened now."""
        proposed = self.method
        return [
            method
            for method, issues in self.issues.items()
            if not issues and method is not proposed
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectorRow:
    """Somebody of the board, and whether he or she has an own interest in the current point."""

    person_id: uuid.UUID
    name: str
    has_interest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingView:
    """A meeting for who leads it."""

    meeting: MeetingView
    #: By point of the agenda; a point without motion or with a vote that holds is not named.
    ahead: dict[uuid.UUID, VoteAhead]
    #: How many members took part after each coming and going.
    quorum_history: tuple[QuorumStep, ...]
    #: When a second meeting may be held; nothing where the statutes do not know one.
    second_window: SecondWindow | None
    #: Where an own interest keeps from voting: the board, and the article that says so.
    directors: tuple[DirectorRow, ...]
    exclusion: str

    @property
    def waits_for_second(self) -> bool:
        """Tell whether something was put off that no second meeting has on its agenda yet."""
        return any(item.deferred and not item.deferred.is_planned for item in self.meeting.items)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def leading_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> LeadingView:
    """Return a meeting with what stands in the way of each vote to come."""
    shared = meeting_view(uow, actor, meeting_id=meeting_id)
    current = item_by_id(uow.session, shared.current.id) if shared.current else None
    meeting = meeting_by_id(uow.session, meeting_id)
    facts = meeting_facts(uow.session, meeting, uow.today, current)
    exclusion = article_of_exclusion(meeting.kind, facts.rules)
    return LeadingView(
        meeting=shared,
        ahead={
            item.id: _ahead(facts, item)
            for item in shared.items
            if item.motion and (item.vote is None or item.vote.is_contested)
        },
        quorum_history=quorum_history(uow.session, meeting_id),
        second_window=second_window(day_of(shared.starts_at), facts.rules),
        directors=_directors(uow, current) if current is not None and exclusion else (),
        exclusion=exclusion,
    )


def _directors(uow: UnitOfWork, item: AgendaItem) -> tuple[DirectorRow, ...]:
    interested = interested_in(uow.session, item.id)
    return tuple(
        DirectorRow(person_id=person_id, name=name, has_interest=person_id in interested)
        for person_id, name in board_on(uow.session, uow.today).items()
    )


def _ahead(facts: MeetingFacts, item: ItemView) -> VoteAhead:
    return VoteAhead(
        issues={
            method: issues_before_opening(
                VoteFacts(
                    meeting=facts,
                    item_id=item.id,
                    kind=item.kind,
                    motion=item.motion,
                    method=method,
                    poll_id=None,
                )
            )
            for method in VotingMethod
        },
        quorum=facts.quorum_of(item.id, item.kind),
    )
