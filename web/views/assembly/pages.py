"""The page of one meeting, which several views show."""

import uuid

from flask import render_template

from coop.assembly.lookups import AnnouncedNumbers
from coop.assembly.queries import (
    announced,
    meeting_documents,
    meeting_view,
    own_announcement,
    petition_behind,
    planning_view,
)
from coop.assembly.queries.announcements import AnnouncementView
from coop.assembly.queries.meetings import MeetingView
from coop.assembly.rules import DecisionKind, MeetingKind, MeetingState
from coop.kernel.permissions import Permission
from web.context import current_actor, look_up


def meeting_page(
    meeting_id: uuid.UUID, *, refusal: str | None = None, typed: dict[str, str] | None = None
) -> str:
    """Show one meeting; to who plans it, with all that planning takes."""
    meeting = look_up(meeting_view, meeting_id=meeting_id)
    plans = meeting.state is MeetingState.PLANNED and current_actor().holds(
        Permission.ASSEMBLY_MEETING_CONVENE
    )
    return render_template(
        "assembly/meeting.html",
        meeting=meeting,
        planning=look_up(planning_view, meeting_id=meeting_id) if plans else None,
        announced=_announced(meeting),
        coming=_coming(meeting),
        behind=look_up(petition_behind, meeting_id=meeting_id),
        decisions=tuple(DecisionKind),
        documents=look_up(meeting_documents, meeting_id=meeting_id),
        refusal=refusal,
        typed=typed or {},
    )


def _coming(meeting: MeetingView) -> AnnouncementView | None:
    """Find what the reader said about coming, while that can be said."""
    is_ahead = meeting.state is MeetingState.CONVENED and meeting.kind is MeetingKind.MEMBERS
    if not is_ahead or not current_actor().holds(Permission.ASSEMBLY_ANNOUNCEMENT_GIVE):
        return None
    return look_up(own_announcement, meeting_id=meeting.id)


def _announced(meeting: MeetingView) -> AnnouncedNumbers | None:
    """Count who said to come, for who prepares the hall."""
    if not current_actor().holds(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN):
        return None
    return look_up(announced, meeting_id=meeting.id)
