"""What stands on an agenda, free of any storage."""

from datetime import datetime
from enum import StrEnum

from coop.assembly.rules.meetings import MeetingState


class ItemState(StrEnum):
    """How far a point of the agenda is."""

    NEXT = "next"
    CURRENT = "current"
    DONE = "done"


class DecisionKind(StrEnum):
    """What a point asks of the meeting; the rule its vote follows hangs on it."""

    ORDINARY = "ordinary"
    #: Changing the statutes (BW 2:42 and 2:43).
    STATUTES = "statutes"
    #: Dissolving the cooperative; as changing the statutes (BW 2:42 lid 4).
    DISSOLUTION = "dissolution"
    #: Adopting the annual accounts (BW 2:58 lid 1).
    ACCOUNTS = "accounts"
    #: Discharge (décharge); never contained in adopting the accounts (BW 2:58 lid 1).
    DISCHARGE = "discharge"
    #: Choosing persons, in writing (research/dutch-rules.md 2.3).
    ELECTION = "election"


def item_state_of(
    *, reached_at: datetime | None, is_current: bool, meeting: MeetingState
) -> ItemState:
    """Tell how far a point of the agenda is."""
    if is_current and meeting is MeetingState.OPEN:
        return ItemState.CURRENT
    return ItemState.NEXT if reached_at is None else ItemState.DONE
