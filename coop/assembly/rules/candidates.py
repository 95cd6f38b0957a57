"""Who stands for election, free of any storage."""

from enum import StrEnum

from coop.assembly.errors import CandidacyClosedError, NoElectionError
from coop.assembly.rules.agenda import DecisionKind
from coop.assembly.rules.meetings import MeetingState


class CandidateState(StrEnum):
    """How far a candidacy is."""

    #: The board named somebody who has not said yes.
    ASKED = "asked"
    STANDING = "standing"
    WITHDRAWN = "withdrawn"


def candidate_state_of(*, is_accepted: bool, is_withdrawn: bool) -> CandidateState:
    """Tell how far a candidacy is."""
    if is_withdrawn:
        return CandidateState.WITHDRAWN
    return CandidateState.STANDING if is_accepted else CandidateState.ASKED


def ensure_election(kind: DecisionKind) -> None:
    """Refuse candidates where nobody is chosen."""
    if kind is not DecisionKind.ELECTION:
        raise NoElectionError


def ensure_candidacy_open(state: CandidateState, meeting: MeetingState, *, has_poll: bool) -> None:
    """Refuse to change a candidacy once the members vote, or after it was withdrawn."""
    if state is CandidateState.WITHDRAWN or has_poll or meeting is MeetingState.CLOSED:
        raise CandidacyClosedError
