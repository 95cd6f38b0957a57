"""The code with which a member is recognised at the door."""

import uuid
from dataclasses import dataclass

from coop.assembly.errors import MeetingClosedError, NotConvenedError
from coop.assembly.lookups import meeting_by_id
from coop.assembly.rules import MeetingState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import LinkPurpose
from coop.people.services import issue_link
from coop.rendering.pdf import qr_picture


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCode:
    """A code as a picture, for on a telephone."""

    title: str
    picture: str


@use_case(Permission.ASSEMBLY_MEETING_ATTEND)
def make_door_code(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, address: str
) -> DoorCode:
    """Make a code that says at the door which member this is.

    It names the member and opens nothing: who sits at the door lets people in, and looks up.
    """
    meeting = meeting_by_id(uow.session, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        raise NotConvenedError
    if meeting.state is MeetingState.CLOSED:
        raise MeetingClosedError
    token = issue_link(
        uow,
        actor,
        purpose=LinkPurpose.DOOR,
        subject_id=meeting_id,
        person_id=actor.person_id,
    )
    uow.note("meeting", meeting_id)
    return DoorCode(title=meeting.title, picture=qr_picture(f"{address}{token}"))
