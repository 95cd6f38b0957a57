"""What can be seen of meetings: what all share, what is one's own, and what leading takes."""

from coop.assembly.queries.attendance import attendance_view, find_members
from coop.assembly.queries.following import meeting_changes, turnout
from coop.assembly.queries.meetings import (
    leading_view,
    live_view,
    meeting_rows,
    meeting_view,
    own_ballot,
)

__all__ = [
    "attendance_view",
    "find_members",
    "leading_view",
    "live_view",
    "meeting_changes",
    "meeting_rows",
    "meeting_view",
    "own_ballot",
    "turnout",
]
