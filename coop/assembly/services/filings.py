"""What must be told outside after an election of the board."""

import uuid

from sqlalchemy import select

from coop.assembly.errors import FilingNotFoundError, FilingSettledError
from coop.assembly.lookups import agenda_of, locked_meeting
from coop.assembly.models import Filing
from coop.assembly.rules import DecisionKind, FilingKind, day_of, due_after
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.ASSEMBLY_DECISION_RECORD)
def begin_filings(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Ask for what an election brings along; closing a meeting does it, once.

    Which seats were filled is for people to say: who was chosen for something else files nothing.
    """
    meeting = locked_meeting(uow.session, meeting_id)
    agenda = agenda_of(uow.session, meeting_id)
    came_to_election = any(
        item.kind is DecisionKind.ELECTION and item.reached_at is not None for item, _ in agenda
    )
    begun = uow.session.scalar(select(Filing.id).where(Filing.meeting_id == meeting_id).limit(1))
    if came_to_election and begun is None:
        due_on = due_after(day_of(meeting.closed_at or uow.now))
        uow.session.add_all(
            Filing(id=uow.chance.new_id(), meeting_id=meeting_id, kind=kind, due_on=due_on)
            for kind in FilingKind
        )
    uow.note("meeting", meeting_id, topic=meeting.topic)


@use_case(Permission.ASSEMBLY_DECISION_RECORD)
def settle_filing(
    uow: UnitOfWork, actor: Actor, *, filing_id: uuid.UUID, was_needed: bool
) -> None:
    """Record that something was filed, or that nothing changed."""
    filing = uow.session.scalar(select(Filing).where(Filing.id == filing_id).with_for_update())
    if filing is None:
        raise FilingNotFoundError(filing_id=filing_id)
    if filing.settled_at is not None:
        raise FilingSettledError(filing_id=filing_id)
    filing.settled_at = uow.now
    filing.was_needed = was_needed
    uow.note("filing", filing_id, kind=filing.kind.value, needed=was_needed)
