"""What can be seen of meetings: what all share, what is one's own, and what leading takes."""

from coop.assembly.queries.announcements import (
    announced,
    own_announcement,
    trouble_view,
)
from coop.assembly.queries.attendance import (
    attendance_view,
    door_code,
    find_members,
    member_of_code,
)
from coop.assembly.queries.beforehand import (
    beforehand_view,
)
from coop.assembly.queries.board import (
    board_decision_numbers,
    board_meeting,
    board_meetings,
    filings,
    retirement_schedule,
)
from coop.assembly.queries.candidates import (
    candidate_photo,
    candidate_view,
    candidates_view,
    own_candidacies,
)
from coop.assembly.queries.convocations import (
    convocation_view,
)
from coop.assembly.queries.decisions import (
    decision_list,
    decision_view,
    decisions_of_meeting,
    open_decisions,
)
from coop.assembly.queries.documents import (
    document_file,
    meeting_documents,
)
from coop.assembly.queries.emergency import (
    emergency_pack,
)
from coop.assembly.queries.evidence import (
    proof_view,
)
from coop.assembly.queries.floor import (
    floor_desk,
    minutes_desk,
)
from coop.assembly.queries.following import (
    meeting_changes,
    turnout,
)
from coop.assembly.queries.history import (
    attendance_history,
    attendance_list,
)
from coop.assembly.queries.leading import (
    leading_view,
)
from coop.assembly.queries.letters import (
    delivery_list,
    letter_file,
    letters_to_write,
    written_letters,
)
from coop.assembly.queries.meetings import (
    live_view,
    meeting_rows,
    meeting_view,
    own_ballot,
)
from coop.assembly.queries.minutes import (
    minutes_history,
    minutes_view,
)
from coop.assembly.queries.motions import (
    motion_view,
)
from coop.assembly.queries.papers import (
    agenda_pdf,
    decision_list_pdf,
    decisions_pdf,
    minutes_pdf,
    schedule_pdf,
)
from coop.assembly.queries.petitions import (
    petition_behind,
    petition_rows,
    petition_view,
)
from coop.assembly.queries.planning import (
    forms_not_allowed,
    planning_view,
)
from coop.assembly.queries.proof import (
    convocation_proof,
)
from coop.assembly.queries.proposals import (
    open_rounds,
    proposals_view,
)
from coop.assembly.queries.proxies import (
    giver_ballots,
    own_proxies,
    own_proxy_draft,
    proxy_form,
    proxy_list,
    proxy_paper,
    vote_of_proxy,
)
from coop.assembly.queries.votes import (
    roll_call,
)

__all__ = [
    "agenda_pdf",
    "announced",
    "attendance_history",
    "attendance_list",
    "attendance_view",
    "beforehand_view",
    "board_decision_numbers",
    "board_meeting",
    "board_meetings",
    "candidate_photo",
    "candidate_view",
    "candidates_view",
    "convocation_proof",
    "convocation_view",
    "decision_list",
    "decision_list_pdf",
    "decision_view",
    "decisions_of_meeting",
    "decisions_pdf",
    "delivery_list",
    "document_file",
    "door_code",
    "emergency_pack",
    "filings",
    "find_members",
    "floor_desk",
    "forms_not_allowed",
    "giver_ballots",
    "leading_view",
    "letter_file",
    "letters_to_write",
    "live_view",
    "meeting_changes",
    "meeting_documents",
    "meeting_rows",
    "meeting_view",
    "member_of_code",
    "minutes_desk",
    "minutes_history",
    "minutes_pdf",
    "minutes_view",
    "motion_view",
    "open_decisions",
    "open_rounds",
    "own_announcement",
    "own_ballot",
    "own_candidacies",
    "own_proxies",
    "own_proxy_draft",
    "petition_behind",
    "petition_rows",
    "petition_view",
    "planning_view",
    "proof_view",
    "proposals_view",
    "proxy_form",
    "proxy_list",
    "proxy_paper",
    "retirement_schedule",
    "roll_call",
    "schedule_pdf",
    "trouble_view",
    "turnout",
    "vote_of_proxy",
    "written_letters",
]
