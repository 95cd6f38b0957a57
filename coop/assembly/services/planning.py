"""Planning a meeting and calling the members to it."""

import uuid
from datetime import datetime

from coop.assembly.errors import AgendaFrozenError
from coop.assembly.events import MeetingConvened
from coop.assembly.lookups import locked_meeting, plan_of
from coop.assembly.models import AgendaItem, Meeting
from coop.assembly.rules import (
    AgendaTemplate,
    MeetingForm,
    MeetingKind,
    MeetingState,
    confirmed_lateness,
    day_of,
    obstacles_to_convening,
    points_of,
    sending_bounds,
    text_of,
)
from coop.assembly.services.agenda import LONGEST_TITLE
from coop.assembly.services.convocations import call_members
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey

LONGEST_URL = 500


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def plan_meeting(
    uow: UnitOfWork,
    actor: Actor,
    *,
    title: str,
    form: MeetingForm,
    place: str,
    starts_at: datetime,
    online_url: str | None = None,
    kind: MeetingKind = MeetingKind.MEMBERS,
    template: AgendaTemplate = AgendaTemplate.EMPTY,
) -> uuid.UUID:
    """Begin a meeting whose agenda can still be written; a template writes its first points."""
    meeting = Meeting(
        id=uow.chance.new_id(),
        title=text_of(title, field="title", longest=LONGEST_TITLE),
        form=form,
        place=text_of(place, field="place", longest=LONGEST_TITLE),
        starts_at=starts_at,
        online_url=online_url[:LONGEST_URL] if online_url else None,
        kind=kind,
    )
    uow.session.add(meeting)
    uow.session.add_all(_first_points(uow, meeting.id, template))
    uow.note("meeting", meeting.id, topic=meeting.topic)
    return meeting.id


def _first_points(
    uow: UnitOfWork, meeting_id: uuid.UUID, template: AgendaTemplate
) -> list[AgendaItem]:
    rules = rules_in_force(uow.session, uow.today)
    others_look = rules[RuleKey.SUPERVISORY_BOARD].is_on or rules[RuleKey.ACCOUNTANT].is_on
    points = points_of(template, has_audit_committee=not others_look)
    return [
        AgendaItem(
            id=uow.chance.new_id(),
            meeting_id=meeting_id,
            number=number,
            title=point.title,
            explanation=point.explanation,
            motion=point.motion,
            kind=point.kind,
        )
        for number, point in enumerate(points, start=1)
    ]


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def change_plan(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    title: str,
    form: MeetingForm,
    place: str,
    starts_at: datetime,
    online_url: str | None,
) -> None:
    """Give a meeting another name, form, place or moment, before the members are called."""
    meeting = locked_meeting(uow.session, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AgendaFrozenError(meeting_id=meeting_id)
    meeting.title = text_of(title, field="title", longest=LONGEST_TITLE)
    meeting.form = form
    meeting.place = text_of(place, field="place", longest=LONGEST_TITLE)
    meeting.starts_at = starts_at
    meeting.online_url = online_url[:LONGEST_URL] if online_url else None
    uow.note("meeting", meeting_id, topic=meeting.topic)


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def convene_meeting(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, is_late_confirmed: bool = False
) -> None:
    """Call the members to a meeting; from here on the agenda is frozen.

    After the last day of the statutes the board must say that it knows what that means.
    """
    meeting = locked_meeting(uow.session, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AgendaFrozenError(meeting_id=meeting_id)
    plan = plan_of(uow.session, meeting)
    day = day_of(meeting.starts_at)
    # The form must be allowed on the day itself; the term is that of the day of sending.
    for obstacle in obstacles_to_convening(plan, rules_in_force(uow.session, day), uow.now):
        raise obstacle
    if meeting.kind is MeetingKind.MEMBERS:
        rules = rules_in_force(uow.session, uow.today)
        bounds = sending_bounds(day, plan.decisions, rules)
        meeting.late_article = confirmed_lateness(
            bounds, uow.today, is_confirmed=is_late_confirmed
        )
    meeting.convened_at = uow.now
    meeting.revision += 1
    if meeting.kind is MeetingKind.MEMBERS:
        call_members(uow, actor, meeting_id=meeting_id)
    uow.note("meeting", meeting_id, topic=meeting.topic, late=meeting.late_article is not None)
    uow.record(MeetingConvened(meeting_id=meeting_id))
