"""Finds decisions, and what is still to be done."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from coop.assembly.errors import DecisionNotFoundError
from coop.assembly.models import AgendaItem, Decision, Declaration, ItemVote
from coop.assembly.rules import MeetingKind
from coop.kernel.permissions import Actor, Permission


def locked_decision(session: Session, decision_id: uuid.UUID) -> Decision:
    """Return a decision that nobody else changes until we are done, or refuse."""
    found = select(Decision).where(Decision.id == decision_id).with_for_update()
    decision = session.scalar(found)
    if decision is None:
        raise DecisionNotFoundError(decision_id=decision_id)
    return decision


def decisions_of(session: Session, meeting_id: uuid.UUID) -> Sequence[Decision]:
    """Return what a meeting decided, in the order of the list."""
    return session.scalars(
        select(Decision).where(Decision.meeting_id == meeting_id).order_by(Decision.sequence)
    ).all()


def declared_in(session: Session, meeting_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """Return what the chair declared in a meeting, word by word, by the vote it was about."""
    rows = session.execute(
        select(Declaration.poll_id, Declaration.sentence)
        .join(ItemVote, ItemVote.poll_id == Declaration.poll_id)
        .join(AgendaItem, AgendaItem.id == ItemVote.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
    )
    return {poll_id: sentence for poll_id, sentence in rows}  # noqa: C416  # Rows to mypy


def last_sequence(session: Session, kind: MeetingKind, year: int) -> int:
    """Return the highest number given in a year; nought at its beginning."""
    return (
        session.scalar(
            select(func.max(Decision.sequence)).where(Decision.kind == kind, Decision.year == year)
        )
        or 0
    )


def is_listed_for(actor: Actor, kind: MeetingKind) -> ColumnElement[bool]:
    """Select the decisions somebody may read: members those that were made known."""
    of_kind = Decision.kind == kind
    if kind is MeetingKind.BOARD:
        actor.require(Permission.ASSEMBLY_BOARD_READ)
        return of_kind
    if actor.holds(Permission.ASSEMBLY_DECISION_RECORD):
        return of_kind
    return and_(of_kind, Decision.published_at.is_not(None))


def is_to_be_done() -> ColumnElement[bool]:
    """Select decisions that somebody has to carry out yet."""
    return and_(Decision.owner != "", Decision.done_at.is_(None))


def to_be_done(session: Session, kind: MeetingKind) -> Sequence[Decision]:
    """Return what somebody has to carry out yet, what is due first first."""
    return session.scalars(
        select(Decision)
        .where(Decision.kind == kind, is_to_be_done())
        .order_by(Decision.due_on, Decision.year, Decision.sequence)
    ).all()
