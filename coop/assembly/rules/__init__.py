"""States and conditions of meetings, free of any storage, offered under the area's name."""

from coop.assembly.rules.agenda import (
    DecisionKind,
    ItemState,
    item_state_of,
)
from coop.assembly.rules.attendance import (
    Presence,
    ensure_door_is_open,
    ensure_online,
)
from coop.assembly.rules.meetings import (
    MeetingForm,
    MeetingKind,
    MeetingState,
    day_of,
    ensure_can_be_opened,
    ensure_open,
    state_of,
    text_of,
)
from coop.assembly.rules.votes import (
    Issue,
    VoteFacts,
    issues_before_opening,
)

__all__ = [
    "DecisionKind",
    "Issue",
    "ItemState",
    "MeetingForm",
    "MeetingKind",
    "MeetingState",
    "Presence",
    "VoteFacts",
    "day_of",
    "ensure_can_be_opened",
    "ensure_door_is_open",
    "ensure_online",
    "ensure_open",
    "issues_before_opening",
    "item_state_of",
    "state_of",
    "text_of",
]
