"""One point of an agenda with all that goes with its motion."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.assembly.errors import ItemNotFoundError, MeetingNotFoundError
from coop.assembly.lookups import (
    Said,
    amendments_of,
    bodies_of,
    facts_of_amendments,
    item_by_id,
    meeting_by_id,
    said_in,
    state_of_amendment,
)
from coop.assembly.models import (
    AgendaItem,
    Amendment,
    Meeting,
    MotionBackground,
    MotionInterest,
    MotionText,
)
from coop.assembly.queries.meetings import SEES_PLANS
from coop.assembly.rules import (
    AmendmentState,
    Body,
    DecisionKind,
    Interest,
    MeetingState,
    Money,
    Piece,
    can_be_amended,
    can_be_judged,
    diff_of,
    voting_order,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentView:
    """An amendment, for one reader. Nobody reads who made it (C28)."""

    id: uuid.UUID
    number: int
    #: The number of the amendment it changes.
    changes: int | None
    pieces: tuple[Piece, ...]
    text: str
    explanation: str
    state: AmendmentState
    votes_for: int | None
    votes_against: int | None
    votes_blank: int | None
    is_own: bool
    #: Whether it is voted on now, of all that are open.
    is_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerText:
    """A text that a motion had before it was amended."""

    version: int
    text: str
    replaced_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionView:
    """One point with its motion, for one reader."""

    meeting_id: uuid.UUID
    meeting: str
    meeting_state: MeetingState
    item_id: uuid.UUID
    number: int
    title: str
    explanation: str
    motion: str
    kind: DecisionKind
    version: int
    amended_at: datetime | None
    money: Money | None
    heard: str
    interests: tuple[Interest, ...]
    said: tuple[Said, ...]
    #: In the order in which they are voted on; what was taken back is not there.
    amendments: tuple[AmendmentView, ...]
    former: tuple[FormerText, ...]
    #: Belangenkaart, process guardians and amendments to amendments are not for who is small.
    is_small: bool
    can_be_amended: bool
    can_be_judged: bool


@use_case(Permission.ASSEMBLY_MEETING_READ)
def motion_view(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, item_id: uuid.UUID
) -> MotionView:
    """Return one point of an agenda with all that goes with its motion."""
    session = uow.session
    meeting, item = meeting_by_id(session, meeting_id), item_by_id(session, item_id)
    if item.meeting_id != meeting_id:
        raise ItemNotFoundError(item_id=item_id)
    sees_plans = any(actor.holds(permission) for permission in SEES_PLANS)
    if meeting.state is MeetingState.PLANNED and not sees_plans:
        raise MeetingNotFoundError(meeting_id=meeting_id)
    background = session.get(MotionBackground, item_id)
    is_small = Body.PROCESS_GUARDIANS not in bodies_of(session)
    return MotionView(
        meeting_id=meeting_id,
        meeting=meeting.title,
        meeting_state=meeting.state,
        item_id=item_id,
        number=item.number,
        title=item.title,
        explanation=item.explanation,
        motion=item.motion,
        kind=item.kind,
        version=item.motion_version,
        amended_at=item.amended_at,
        money=background.money if background else None,
        heard=background.heard if background else "",
        interests=() if is_small else _interests(uow, item_id),
        said=said_in(session, meeting_id).get(item_id, ()),
        amendments=_amendments(amendments_of(session, item_id), actor.person_id),
        former=_former(uow, item_id),
        is_small=is_small,
        can_be_amended=_is_amendable(item, meeting),
        can_be_judged=can_be_judged(item.motion, meeting.state, has_poll=item.poll_id is not None),
    )


def _is_amendable(item: AgendaItem, meeting: Meeting) -> bool:
    return can_be_amended(item.kind, item.motion, meeting.state, has_poll=item.poll_id is not None)


def _interests(uow: UnitOfWork, item_id: uuid.UUID) -> tuple[Interest, ...]:
    rows = uow.session.scalars(
        select(MotionInterest)
        .where(MotionInterest.item_id == item_id)
        .order_by(MotionInterest.position)
    )
    return tuple(row.value for row in rows)


def _former(uow: UnitOfWork, item_id: uuid.UUID) -> tuple[FormerText, ...]:
    rows = uow.session.scalars(
        select(MotionText).where(MotionText.item_id == item_id).order_by(MotionText.version)
    )
    return tuple(
        FormerText(version=row.version, text=row.text, replaced_at=row.replaced_at) for row in rows
    )


def _amendments(rows: Sequence[Amendment], reader: uuid.UUID | None) -> tuple[AmendmentView, ...]:
    by_id = {row.id: row for row in rows}
    order = voting_order(facts_of_amendments(rows))
    waiting = (one for one in order if state_of_amendment(by_id[one]) is AmendmentState.OPEN)
    first = next(waiting, None)
    return tuple(
        AmendmentView(
            id=row.id,
            number=row.number,
            changes=by_id[row.parent_id].number if row.parent_id else None,
            pieces=diff_of(row.base, row.text),
            text=row.text,
            explanation=row.explanation,
            state=state_of_amendment(row),
            votes_for=row.votes_for,
            votes_against=row.votes_against,
            votes_blank=row.votes_blank,
            is_own=row.proposer_id == reader,
            is_next=row.id == first,
        )
        for row in (by_id[one] for one in order)
    )
