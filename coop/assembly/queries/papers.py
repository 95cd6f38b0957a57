"""What a meeting leaves on paper, for who may read it."""

import uuid

from sqlalchemy import select

from coop.assembly.documents.layout import paper_pdf
from coop.assembly.documents.record import schedule_paper
from coop.assembly.errors import MeetingNotFoundError
from coop.assembly.lookups.decisions import is_listed_for
from coop.assembly.lookups.meetings import meeting_by_id
from coop.assembly.lookups.minutes import minutes_of, recorded_meeting
from coop.assembly.lookups.papers import (
    agenda_file,
    cooperative_name,
    decisions_file,
    minutes_file,
)
from coop.assembly.models import Decision
from coop.assembly.queries.board import retirement_schedule
from coop.assembly.queries.minutes import minutes_view
from coop.assembly.rules import MeetingKind, MeetingState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.models import Poll
from coop.wording import papers as said
from coop.wording.catalogue import SOURCE, say


@use_case(Permission.ASSEMBLY_MEETING_READ)
def agenda_pdf(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> bytes:
    """Return the agenda as a paper; of a plan, for who convenes."""
    meeting = meeting_by_id(uow.session, meeting_id)
    is_plan = meeting.state is MeetingState.PLANNED
    if is_plan and not actor.holds(Permission.ASSEMBLY_MEETING_CONVENE):
        raise MeetingNotFoundError(meeting_id=meeting_id)
    return agenda_file(uow.session, meeting, uow.today)


@use_case(Permission.ASSEMBLY_MEETING_READ)
def minutes_pdf(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> bytes:
    """Return the minutes as a paper, for who may read them."""
    minutes_view(uow, actor, meeting_id=meeting_id)
    meeting = recorded_meeting(uow.session, actor, meeting_id)
    return minutes_file(uow.session, meeting, minutes_of(uow.session, meeting_id), uow.today)


@use_case(Permission.ASSEMBLY_MEETING_READ)
def decisions_pdf(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> bytes:
    """Return what one meeting decided as a paper."""
    meeting = recorded_meeting(uow.session, actor, meeting_id)
    query = select(Decision, Poll).where(
        Decision.meeting_id == meeting_id, is_listed_for(actor, meeting.kind)
    )
    return decisions_file(uow.session, query, meeting.title, uow.today)


@use_case(Permission.ASSEMBLY_MEETING_READ)
def decision_list_pdf(uow: UnitOfWork, actor: Actor, *, year: int) -> bytes:
    """Return the decision list of one year as a paper."""
    query = select(Decision, Poll).where(
        Decision.year == year, is_listed_for(actor, MeetingKind.MEMBERS)
    )
    subtitle = say(said.YEAR, SOURCE, year=year)
    return decisions_file(uow.session, query, subtitle, uow.today)


@use_case(Permission.ASSEMBLY_MEETING_READ)
def schedule_pdf(uow: UnitOfWork, actor: Actor) -> bytes:
    """Return the schedule of retirement as a paper."""
    view = retirement_schedule(uow, actor)
    return paper_pdf(
        schedule_paper(
            cooperative_name(uow.session, uow.today),
            uow.today,
            view.seats,
            term_years=view.term_years,
            most_terms=view.most_terms,
        )
    )
