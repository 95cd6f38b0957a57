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
from coop.assembly.services.proxies import (
    cast_vote_for,
    give_proxy,
    lapse_proxies,
    register_proxy,
    revoke_proxy,
    withdraw_proxy,
)
from coop.assembly.services.votes import cast_vote, close_vote, open_vote

__all__ = [
    "add_item",
    "cast_vote",
    "cast_vote_for",
    "check_in",
    "check_out",
    "close_meeting",
    "close_vote",
    "convene_meeting",
    "give_proxy",
    "join_meeting",
    "lapse_proxies",
    "leave_meeting",
    "open_meeting",
    "open_vote",
    "plan_meeting",
    "register_proxy",
    "revoke_proxy",
    "select_item",
    "withdraw_proxy",
]
