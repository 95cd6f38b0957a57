"""What was said beforehand about coming, and how many cannot follow now."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from coop.assembly.errors import MeetingNotFoundError
from coop.assembly.lookups import (
    AnnouncedNumbers,
    announced_numbers,
    meeting_by_id,
    present_numbers,
    unable_to_follow,
)
from coop.assembly.models import Announcement
from coop.assembly.rules import MeetingForm, MeetingState, should_pause
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.rendering.pdf import qr_picture
from coop.statutes.lookups import rule_in_force
from coop.statutes.rules import RuleKey


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementView:
    """The question "Komt u?" with the answer so far."""

    meeting_id: uuid.UUID
    title: str
    form: MeetingForm
    place: str
    starts_at: datetime
    state: MeetingState
    #: Nothing while nothing was said.
    comes: bool | None
    #: The code for the door, for who opened the link of the convocation.
    picture: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleView:
    """How many cannot follow, for who leads."""

    unable: int
    proposes_pause: bool


@use_case(Permission.ASSEMBLY_ANNOUNCEMENT_GIVE)
def own_announcement(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, door: str | None = None
) -> AnnouncementView:
    """Return what the actor said about coming, with the address at the door as a picture."""
    uow.require(actor, Permission.ASSEMBLY_ANNOUNCEMENT_GIVE, Scope(ScopeKind.MEETING, meeting_id))
    meeting = meeting_by_id(uow.session, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        raise MeetingNotFoundError(meeting_id=meeting_id)
    said = uow.session.get(Announcement, (meeting_id, actor.person_id))
    return AnnouncementView(
        meeting_id=meeting_id,
        title=meeting.title,
        form=meeting.form,
        place=meeting.place,
        starts_at=meeting.starts_at,
        state=meeting.state,
        comes=None if said is None else said.comes,
        picture=None if door is None else qr_picture(door),
    )


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def announced(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> AnnouncedNumbers:
    """Return how many said to come, for the chairs and the coffee."""
    return announced_numbers(uow.session, meeting_id)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def trouble_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> TroubleView:
    """Return how many cannot follow, and whether to propose a pause."""
    unable = unable_to_follow(uow.session, meeting_id)
    if not unable:
        return TroubleView(unable=0, proposes_pause=False)
    present = present_numbers(uow.session, meeting_id).all
    share = rule_in_force(uow.session, RuleKey.PAUSE_SHARE, uow.today).fraction
    return TroubleView(
        unable=unable,
        proposes_pause=should_pause(unable=unable, present=present, share=share),
    )
