"""What can be done about meetings: convening and leading, who is present, voting."""

from coop.assembly.services.attendance import (
    check_in,
    check_out,
    join_meeting,
    leave_meeting,
)
from coop.assembly.services.floor import (
    ask_floor,
    close_floor,
    end_speech,
    enter_request,
    extend_speech,
    give_floor,
    reopen_floor,
    set_speaking_time,
    strike_request,
    withdraw_request,
)
from coop.assembly.services.meetings import (
    add_item,
    close_meeting,
    convene_meeting,
    open_meeting,
    plan_meeting,
    select_item,
)
from coop.assembly.services.notes import write_note
from coop.assembly.services.petitions import (
    convene_for_petition,
    plan_petitioned_meeting,
    sign_petition,
    start_petition,
    withdraw_signature,
)
from coop.assembly.services.proposals import (
    cosign_proposal,
    open_proposals,
    place_proposal,
    propose_item,
    refuse_proposal,
    withdraw_proposal,
)
from coop.assembly.services.proxies import (
    cast_vote_for,
    give_proxy,
    lapse_proxies,
    register_proxy,
    revoke_proxy,
    withdraw_proxy,
)
from coop.assembly.services.votes import (
    cast_vote,
    close_vote,
    open_vote,
)

__all__ = [
    "add_item",
    "ask_floor",
    "cast_vote",
    "cast_vote_for",
    "check_in",
    "check_out",
    "close_floor",
    "close_meeting",
    "close_vote",
    "convene_for_petition",
    "convene_meeting",
    "cosign_proposal",
    "end_speech",
    "enter_request",
    "extend_speech",
    "give_floor",
    "give_proxy",
    "join_meeting",
    "lapse_proxies",
    "leave_meeting",
    "open_meeting",
    "open_proposals",
    "open_vote",
    "place_proposal",
    "plan_meeting",
    "plan_petitioned_meeting",
    "propose_item",
    "refuse_proposal",
    "register_proxy",
    "reopen_floor",
    "revoke_proxy",
    "select_item",
    "set_speaking_time",
    "sign_petition",
    "start_petition",
    "strike_request",
    "withdraw_proposal",
    "withdraw_proxy",
    "withdraw_request",
    "withdraw_signature",
    "write_note",
]
