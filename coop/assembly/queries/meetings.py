"""Meetings as they are seen by everybody, and by one member."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from coop.assembly.errors import ItemNotFoundError, MeetingNotFoundError
from coop.assembly.lookups import (
    OwnTurn,
    PresentNumbers,
    Said,
    TurnRow,
    agenda_with_deferrals,
    floor_of_item,
    meeting_by_id,
    own_turns,
    present_numbers,
    said_in,
    votes_in,
)
from coop.assembly.models import AgendaItem, Attendance, Deferral, Meeting, Trouble
from coop.assembly.queries.elections import ElectionView
from coop.assembly.queries.votes import DeferredView, VoteView
from coop.assembly.rules import (
    DecisionKind,
    ItemState,
    MeetingForm,
    MeetingKind,
    MeetingState,
    Presence,
    TurnKind,
    day_of,
    item_state_of,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.models import Ballot
from coop.voting.rules import Choice

#: Who writes a plan, and who says something about its motions before the members read them.
SEES_PLANS = (
    Permission.ASSEMBLY_MEETING_CONVENE,
    Permission.ASSEMBLY_STATEMENT_GIVE,
    Permission.ASSEMBLY_ADVICE_GIVE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting in a list."""

    id: uuid.UUID
    title: str
    form: MeetingForm
    place: str
    starts_at: datetime
    state: MeetingState
    items: int
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One point of an agenda."""

    id: uuid.UUID
    number: int
    title: str
    explanation: str
    motion: str
    kind: DecisionKind
    state: ItemState
    vote: VoteView | None
    #: Which text of the motion this is; more than one after an amendment.
    version: int
    #: What the process guardians and the supervisory board say; empty without a motion.
    said: tuple[Said, ...]
    #: Votes about this point that do not hold any more.
    earlier_votes: tuple[VoteView, ...] = ()
    #: Put off, because too few members took part.
    deferred: DeferredView | None = None
    #: How far choosing on paper is, once papers were handed out.
    election: ElectionView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorView:
    """The floor about the point that is on, as everybody may see it: one name at most (C28)."""

    is_closed: bool
    #: Who speaks stands in front of everybody, so the screens say the name.
    speaking: TurnRow | None
    #: The order of the turns, by identifiers that say nothing about others: each screen finds
    #: its own place in it, and nobody has to ask.
    waiting: tuple[uuid.UUID, ...]
    by_kind: Mapping[TurnKind, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """What all screens of a meeting share, at one revision."""

    id: uuid.UUID
    title: str
    kind: MeetingKind
    form: MeetingForm
    place: str
    starts_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    online_url: str | None
    state: MeetingState
    revision: int
    #: The day of the meeting has come (or passed).
    is_today: bool
    #: When this was so; the clocks on the screens run from it.
    at: datetime
    present: PresentNumbers
    items: tuple[ItemView, ...]
    #: Nobody speaks before the first point, nor while people vote.
    floor: FloorView | None

    def item(self, item_id: uuid.UUID) -> ItemView:
        """Return a point of the agenda, or refuse."""
        found = next((item for item in self.items if item.id == item_id), None)
        if found is None:
            raise ItemNotFoundError(item_id=item_id)
        return found

    @property
    def current(self) -> ItemView | None:
        """Return the point that is on."""
        return next((item for item in self.items if item.state is ItemState.CURRENT), None)

    @property
    def open_vote(self) -> VoteView | None:
        """Return the vote that is going on."""
        votes = (item.vote for item in self.items)
        return next((vote for vote in votes if vote is not None and vote.is_open), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """What is one's own in a meeting: present or not, and what one's ballot says."""

    presence: Presence | None
    #: What one's own ballot says in the vote about the current point.
    choice: Choice | None
    #: One's own requests for the floor about the current point.
    turns: tuple[OwnTurn, ...]
    #: One said not to be able to follow (C12).
    has_trouble: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveView:
    """A meeting for one member."""

    meeting: MeetingView
    own: OwnPart


@use_case(Permission.ASSEMBLY_MEETING_READ)
def meeting_rows(uow: UnitOfWork, actor: Actor) -> tuple[MeetingRow, ...]:
    """Return the meetings, newest first; a plan is seen by who prepares it."""
    query = (
        select(Meeting, func.count(AgendaItem.id), func.count(AgendaItem.poll_id))
        .outerjoin(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.kind == MeetingKind.MEMBERS)
        .group_by(Meeting.id)
        .order_by(Meeting.starts_at.desc())
    )
    if not any(actor.holds(permission) for permission in SEES_PLANS):
        query = query.where(Meeting.convened_at.is_not(None))
    return tuple(
        MeetingRow(
            id=meeting.id,
            title=meeting.title,
            form=meeting.form,
            place=meeting.place,
            starts_at=meeting.starts_at,
            state=meeting.state,
            items=items,
            votes=votes,
        )
        for meeting, items, votes in uow.session.execute(query)
    )


@use_case(Permission.ASSEMBLY_MEETING_READ)
def meeting_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> MeetingView:
    """Return what all screens of a meeting share."""
    return _shared(uow, actor, meeting_id)


@use_case(Permission.ASSEMBLY_MEETING_READ)
def live_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> LiveView:
    """Return a meeting with the actor's own part in it."""
    shared = _shared(uow, actor, meeting_id)
    return LiveView(meeting=shared, own=_own_part(uow.session, shared, actor.person_id))


@use_case(Permission.ASSEMBLY_BALLOT_CAST)
def own_ballot(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> Choice | None:
    """Return what the actor's own ballot says."""
    own = select(Ballot.choice).where(
        Ballot.poll_id == poll_id, Ballot.person_id == actor.person_id
    )
    return uow.session.scalar(own)


def _shared(uow: UnitOfWork, actor: Actor, meeting_id: uuid.UUID) -> MeetingView:
    session = uow.session
    meeting = meeting_by_id(session, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        _ensure_may_see_plan(actor, meeting_id)
    agenda = agenda_with_deferrals(session, meeting_id)
    votes: dict[uuid.UUID, list[VoteView]] = {}
    for vote, poll, declaration in votes_in(session, meeting_id):
        seen = VoteView.of(session, vote, poll, declaration)
        votes.setdefault(vote.item_id, []).append(seen)
    said = said_in(session, meeting_id)
    elections = ElectionView.by_item(session, [item for item, _ in agenda])
    items = tuple(
        replace(
            _item(meeting, item, votes.get(item.id, []), deferral, said.get(item.id, ())),
            election=elections.get(item.id),
        )
        for item, deferral in agenda
    )
    return MeetingView(
        id=meeting.id,
        title=meeting.title,
        kind=meeting.kind,
        form=meeting.form,
        place=meeting.place,
        starts_at=meeting.starts_at,
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        online_url=meeting.online_url,
        state=meeting.state,
        revision=meeting.revision,
        is_today=day_of(meeting.starts_at) <= uow.today,
        at=uow.now,
        present=present_numbers(session, meeting_id),
        items=items,
        floor=_floor(session, meeting, [item for item, _ in agenda], items),
    )


def _floor(
    session: Session,
    meeting: Meeting,
    agenda: Sequence[AgendaItem],
    items: Sequence[ItemView],
) -> FloorView | None:
    pairs = zip(agenda, items, strict=True)
    on = next((pair for pair in pairs if pair[0].number == meeting.current_number), None)
    if on is None or meeting.state is not MeetingState.OPEN:
        return None
    item, seen = on
    if seen.vote is not None and seen.vote.is_open:
        return None
    floor = floor_of_item(session, item.id)
    return FloorView(
        is_closed=item.floor_closed_at is not None,
        speaking=floor.speaking,
        waiting=tuple(row.turn_id for row in floor.waiting),
        by_kind=Counter(row.kind for row in floor.waiting),
    )


def _ensure_may_see_plan(actor: Actor, meeting_id: uuid.UUID) -> None:
    # Until the members are convened, a meeting is the secretary's draft.
    if not any(actor.holds(permission) for permission in SEES_PLANS):
        raise MeetingNotFoundError(meeting_id=meeting_id)


def _item(
    meeting: Meeting,
    item: AgendaItem,
    votes: list[VoteView],
    deferral: Deferral | None,
    said: tuple[Said, ...],
) -> ItemView:
    return ItemView(
        id=item.id,
        number=item.number,
        title=item.title,
        explanation=item.explanation,
        motion=item.motion,
        kind=item.kind,
        state=item_state_of(
            reached_at=item.reached_at,
            is_current=item.number == meeting.current_number,
            meeting=meeting.state,
        ),
        vote=next((vote for vote in votes if vote.poll_id == item.poll_id), None),
        version=item.motion_version,
        said=said,
        earlier_votes=tuple(vote for vote in votes if vote.poll_id != item.poll_id),
        deferred=None if deferral is None else DeferredView.of(deferral),
    )


def _own_part(session: Session, meeting: MeetingView, person_id: uuid.UUID | None) -> OwnPart:
    item = meeting.current
    poll_id = item.vote.poll_id if item and item.vote else None
    how = select(Attendance.how).where(
        Attendance.meeting_id == meeting.id,
        Attendance.person_id == person_id,
        Attendance.until_at.is_(None),
    )
    choice = select(Ballot.choice).where(Ballot.poll_id == poll_id, Ballot.person_id == person_id)
    trouble = exists().where(
        Trouble.meeting_id == meeting.id,
        Trouble.person_id == person_id,
        Trouble.until_at.is_(None),
    )
    row = session.execute(
        select(how.scalar_subquery(), choice.scalar_subquery(), select(trouble).scalar_subquery())
    ).one()
    return OwnPart(
        presence=row[0],
        choice=row[1],
        turns=own_turns(session, item.id, person_id) if item and meeting.floor else (),
        has_trouble=row[2],
    )
