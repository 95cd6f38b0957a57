"""The decision list as members and the secretary see it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, or_, select

from coop.assembly.errors import DecisionNotFoundError
from coop.assembly.lookups.decisions import is_listed_for, to_be_done
from coop.assembly.lookups.minutes import recorded_meeting
from coop.assembly.models import Decision, Meeting
from coop.assembly.rules import (
    DecisionMethod,
    FollowUp,
    MeetingKind,
    annulment_ends_on,
    day_of,
    follow_up_of,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.lookups import outcome_of
from coop.voting.models import Poll
from coop.voting.rules import Outcome

#: A search that finds more asks for a better word.
MOST_FOUND = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision with its numbers."""

    id: uuid.UUID
    meeting_id: uuid.UUID
    item_id: uuid.UUID
    meeting: str
    number: str
    decided_on: date
    subject: str
    text: str
    is_adopted: bool
    method: DecisionMethod
    declared_by: str
    outcome: Outcome | None
    published_at: datetime | None
    #: The last day on which the court can be asked to annul it (BW 2:15 lid 5).
    annulment_until: date | None
    owner: str
    due_on: date | None
    done_at: datetime | None
    result: str
    follow_up: FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsView:
    """What a search of the list found, and the years there are."""

    rows: tuple[DecisionRow, ...]
    years: tuple[int, ...]
    has_more: bool


@use_case(Permission.ASSEMBLY_MEETING_READ)
def decision_list(
    uow: UnitOfWork,
    actor: Actor,
    *,
    text: str = "",
    year: int | None = None,
    kind: MeetingKind = MeetingKind.MEMBERS,
) -> DecisionsView:
    """Search the list over the years, the newest first; members see what was made known."""
    allowed = is_listed_for(actor, kind)
    query = select(Decision, Meeting, Poll).where(allowed)
    if year is not None:
        query = query.where(Decision.year == year)
    for word in text.split():
        query = query.where(_says(word))
    found = _rows(
        uow,
        query.order_by(Decision.year.desc(), Decision.sequence.desc()).limit(MOST_FOUND + 1),
    )
    years = uow.session.scalars(
        select(Decision.year).distinct().where(allowed).order_by(Decision.year.desc())
    )
    return DecisionsView(
        rows=found[:MOST_FOUND], years=tuple(years), has_more=len(found) > MOST_FOUND
    )


@use_case(Permission.ASSEMBLY_MEETING_READ)
def decisions_of_meeting(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID
) -> tuple[DecisionRow, ...]:
    """Return what one meeting decided, in the order of the list."""
    meeting = recorded_meeting(uow.session, actor, meeting_id)
    query = select(Decision, Meeting, Poll).where(
        Decision.meeting_id == meeting_id, is_listed_for(actor, meeting.kind)
    )
    return _rows(uow, query.order_by(Decision.sequence))


@use_case(Permission.ASSEMBLY_DECISION_RECORD)
def decision_view(uow: UnitOfWork, actor: Actor, *, decision_id: uuid.UUID) -> DecisionRow:
    """Return one decision for who follows it up."""
    rows = _rows(uow, select(Decision, Meeting, Poll).where(Decision.id == decision_id))
    if not rows:
        raise DecisionNotFoundError(decision_id=decision_id)
    recorded_meeting(uow.session, actor, rows[0].meeting_id)
    return rows[0]


@use_case(Permission.ASSEMBLY_DECISION_RECORD)
def open_decisions(
    uow: UnitOfWork, actor: Actor, *, kind: MeetingKind = MeetingKind.MEMBERS
) -> int:
    """Count what somebody has to carry out yet."""
    return len(to_be_done(uow.session, kind))


def _says(word: str) -> ColumnElement[bool]:
    return or_(
        *(
            func.lower(column).contains(word.lower(), autoescape=True)
            for column in (Decision.subject, Decision.text, Decision.owner)
        )
    )


def _rows(uow: UnitOfWork, query: Select[Decision, Meeting, Poll]) -> tuple[DecisionRow, ...]:
    joined = query.join(Meeting, Meeting.id == Decision.meeting_id).outerjoin(
        Poll, Poll.id == Decision.poll_id
    )
    return tuple(
        _row(decision, meeting, poll, uow.today)
        for decision, meeting, poll in uow.session.execute(joined)
    )


def _row(decision: Decision, meeting: Meeting, poll: Poll | None, today: date) -> DecisionRow:
    published = decision.published_at
    return DecisionRow(
        id=decision.id,
        meeting_id=decision.meeting_id,
        item_id=decision.item_id,
        meeting=meeting.title,
        number=decision.number,
        decided_on=decision.decided_on,
        subject=decision.subject,
        text=decision.text,
        is_adopted=decision.is_adopted,
        method=decision.method,
        declared_by=decision.declared_by,
        outcome=None if poll is None else outcome_of(poll),
        published_at=published,
        annulment_until=None if published is None else annulment_ends_on(day_of(published)),
        owner=decision.owner,
        due_on=decision.due_on,
        done_at=decision.done_at,
        result=decision.result,
        follow_up=follow_up_of(
            owner=decision.owner,
            due_on=decision.due_on,
            is_done=decision.done_at is not None,
            today=today,
        ),
    )
