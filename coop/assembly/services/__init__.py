"""What can be done about meetings: convening and leading, who is present, voting."""

from coop.assembly.services.agenda import (
    add_item,
    change_item,
    move_item,
    remove_item,
    supplement_agenda,
)
from coop.assembly.services.amendments import (
    decide_amendment,
    order_amendments,
    submit_amendment,
    withdraw_amendment,
)
from coop.assembly.services.announcements import (
    announce_coming,
    can_follow_again,
    cannot_follow,
)
from coop.assembly.services.attendance import (
    check_in,
    check_out,
    join_meeting,
    leave_meeting,
)
from coop.assembly.services.beforehand import (
    bring_in_early,
    cast_beforehand,
)
from coop.assembly.services.board import (
    add_board_item,
    begin_board_meeting,
    close_board_meeting,
    decide_in_board,
    discuss_in_board,
    plan_board_meeting,
)
from coop.assembly.services.bundle import (
    take_proof,
)
from coop.assembly.services.candidates import (
    accept_candidacy,
    nominate_candidate,
    show_photo,
    withdraw_candidacy,
)
from coop.assembly.services.conflicts import (
    note_conflict,
)
from coop.assembly.services.convocations import (
    call_members,
    hand_batch,
    hand_letters,
    invite_newcomers,
    keep_letters,
    note_bounce,
    record_mails,
    return_letters,
    tell_invited,
)
from coop.assembly.services.decisions import (
    assign_decision,
    finish_decision,
    list_decisions,
    publish_decisions,
)
from coop.assembly.services.declarations import (
    challenge_outcome,
    close_vote,
    enter_count,
    note_challenge,
    note_objection,
    object_to_acclamation,
)
from coop.assembly.services.documents import (
    add_document,
    remove_document,
)
from coop.assembly.services.door import (
    make_door_code,
)
from coop.assembly.services.elections import (
    count_papers,
    declare_election,
    hand_out_again,
    hand_out_papers,
)
from coop.assembly.services.filings import (
    begin_filings,
    settle_filing,
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
    close_meeting,
    open_meeting,
    select_item,
)
from coop.assembly.services.minutes import (
    adopt_minutes,
    answer_comment,
    comment_minutes,
    draft_minutes,
    propose_minutes,
    sign_minutes,
    write_minutes,
)
from coop.assembly.services.motions import (
    give_advice,
    give_statement,
    write_motion,
)
from coop.assembly.services.notes import (
    write_note,
)
from coop.assembly.services.petitions import (
    convene_for_petition,
    plan_petitioned_meeting,
    sign_petition,
    start_petition,
    withdraw_signature,
)
from coop.assembly.services.planning import (
    change_plan,
    convene_meeting,
    plan_meeting,
)
from coop.assembly.services.proposals import (
    cosign_proposal,
    open_proposals,
    place_proposal,
    propose_item,
    refuse_proposal,
    stand_as_candidate,
    withdraw_proposal,
)
from coop.assembly.services.proxies import (
    ask_holder_again,
    begin_proxy_draft,
    cast_vote_for,
    drop_proxy_draft,
    give_drafted_proxy,
    give_proxy,
    lapse_proxies,
    name_holder,
    register_proxy,
    revoke_proxies,
    revoke_proxy,
    withdraw_proxy,
)
from coop.assembly.services.recounts import (
    take_ballots,
)
from coop.assembly.services.returns import (
    add_returning_items,
)
from coop.assembly.services.second_meetings import (
    defer_item,
    prepare_second_meeting,
)
from coop.assembly.services.votes import (
    answer_roll_call,
    cast_vote,
    open_vote,
)

__all__ = [
    "accept_candidacy",
    "add_board_item",
    "add_document",
    "add_item",
    "add_returning_items",
    "adopt_minutes",
    "announce_coming",
    "answer_comment",
    "answer_roll_call",
    "ask_floor",
    "ask_holder_again",
    "assign_decision",
    "begin_board_meeting",
    "begin_filings",
    "begin_proxy_draft",
    "bring_in_early",
    "call_members",
    "can_follow_again",
    "cannot_follow",
    "cast_beforehand",
    "cast_vote",
    "cast_vote_for",
    "challenge_outcome",
    "change_item",
    "change_plan",
    "check_in",
    "check_out",
    "close_board_meeting",
    "close_floor",
    "close_meeting",
    "close_vote",
    "comment_minutes",
    "convene_for_petition",
    "convene_meeting",
    "cosign_proposal",
    "count_papers",
    "decide_amendment",
    "decide_in_board",
    "declare_election",
    "defer_item",
    "discuss_in_board",
    "draft_minutes",
    "drop_proxy_draft",
    "end_speech",
    "enter_count",
    "enter_request",
    "extend_speech",
    "finish_decision",
    "give_advice",
    "give_drafted_proxy",
    "give_floor",
    "give_proxy",
    "give_statement",
    "hand_batch",
    "hand_letters",
    "hand_out_again",
    "hand_out_papers",
    "invite_newcomers",
    "join_meeting",
    "keep_letters",
    "lapse_proxies",
    "leave_meeting",
    "list_decisions",
    "make_door_code",
    "move_item",
    "name_holder",
    "nominate_candidate",
    "note_bounce",
    "note_challenge",
    "note_conflict",
    "note_objection",
    "object_to_acclamation",
    "open_meeting",
    "open_proposals",
    "open_vote",
    "order_amendments",
    "place_proposal",
    "plan_board_meeting",
    "plan_meeting",
    "plan_petitioned_meeting",
    "prepare_second_meeting",
    "propose_item",
    "propose_minutes",
    "publish_decisions",
    "record_mails",
    "refuse_proposal",
    "register_proxy",
    "remove_document",
    "remove_item",
    "reopen_floor",
    "return_letters",
    "revoke_proxies",
    "revoke_proxy",
    "select_item",
    "set_speaking_time",
    "settle_filing",
    "show_photo",
    "sign_minutes",
    "sign_petition",
    "stand_as_candidate",
    "start_petition",
    "strike_request",
    "submit_amendment",
    "supplement_agenda",
    "take_ballots",
    "take_proof",
    "tell_invited",
    "withdraw_amendment",
    "withdraw_candidacy",
    "withdraw_proposal",
    "withdraw_proxy",
    "withdraw_request",
    "withdraw_signature",
    "write_minutes",
    "write_motion",
    "write_note",
]
