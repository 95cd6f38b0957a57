"""What can be done about meetings: convening and leading, who is present, voting."""

from coop.assembly.services.attendance import check_in, check_out, join_meeting, leave_meeting
from coop.assembly.services.meetings import (
    add_item,
    close_meeting,
    convene_meeting,
    open_meeting,
    plan_meeting,
    select_item,
)
from coop.assembly.services.votes import cast_vote, close_vote, open_vote

__all__ = [
    "add_item",
    "cast_vote",
    "check_in",
    "check_out",
    "close_meeting",
    "close_vote",
    "convene_meeting",
    "join_meeting",
    "leave_meeting",
    "open_meeting",
    "open_vote",
    "plan_meeting",
    "select_item",
]
