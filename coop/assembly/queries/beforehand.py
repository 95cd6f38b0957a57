"""What a member can vote on before the meeting, and did."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select

from coop.assembly.errors import (
    BeforehandClosedError,
    BeforehandNotAllowedError,
    BeforehandNotOpenError,
)
from coop.assembly.lookups import meeting_by_id
from coop.assembly.models import AgendaItem, EarlyBallot
from coop.assembly.rules import (
    MeetingState,
    beforehand_window,
    ensure_beforehand_is_open,
    is_beforehand_allowed,
    is_open_beforehand,
    text_digest,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey
from coop.voting.rules import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyItem:
    """A point one can vote on beforehand, with one's own answer."""

    id: uuid.UUID
    number: int
    title: str
    explanation: str
    motion: str
    choice: Choice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforehandView:
    """From when until when members vote beforehand on what."""

    meeting_id: uuid.UUID
    title: str
    starts_at: datetime
    state: MeetingState
    is_allowed: bool
    is_open: bool
    opens_at: datetime
    closes_at: datetime
    #: Where the statutes allow it.
    article: str
    items: tuple[EarlyItem, ...]


@use_case(Permission.ASSEMBLY_BALLOT_CAST)
def beforehand_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> BeforehandView:
    """Return what the actor can vote on before a meeting."""
    meeting = meeting_by_id(uow.session, meeting_id)
    rules = rules_in_force(uow.session, uow.today)
    opens_at, closes_at = beforehand_window(meeting.starts_at, rules)
    try:
        ensure_beforehand_is_open(
            rules, state=meeting.state, starts_at=meeting.starts_at, now=uow.now
        )
    except (BeforehandNotAllowedError, BeforehandNotOpenError, BeforehandClosedError):
        is_open = False
    else:
        is_open = True
    return BeforehandView(
        meeting_id=meeting_id,
        title=meeting.title,
        starts_at=meeting.starts_at,
        state=meeting.state,
        is_allowed=is_beforehand_allowed(rules) and meeting.state is not MeetingState.PLANNED,
        is_open=is_open,
        opens_at=opens_at,
        closes_at=closes_at,
        article=rules[RuleKey.ELECTRONIC_BEFOREHAND].article,
        items=_items(uow, actor, meeting_id),
    )


def _items(uow: UnitOfWork, actor: Actor, meeting_id: uuid.UUID) -> tuple[EarlyItem, ...]:
    own = and_(EarlyBallot.item_id == AgendaItem.id, EarlyBallot.person_id == actor.person_id)
    rows = uow.session.execute(
        select(AgendaItem, EarlyBallot)
        .outerjoin(EarlyBallot, own)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.number)
    )
    return tuple(
        EarlyItem(
            id=item.id,
            number=item.number,
            title=item.title,
            explanation=item.explanation,
            motion=item.motion,
            choice=_answer(item, early),
        )
        for item, early in rows
        if is_open_beforehand(item.kind, item.motion)
    )


def _answer(item: AgendaItem, early: EarlyBallot | None) -> Choice | None:
    """Return one's answer; to a text that was amended since it does not count any more."""
    if early is None or early.motion_digest != text_digest(item.motion):
        return None
    return early.choice
