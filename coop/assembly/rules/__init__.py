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
from coop.assembly.rules.proxies import (
    ProxyEnd,
    ProxyScope,
    ProxyWay,
    ensure_absent,
    ensure_allowed,
    ensure_between_two,
    ensure_may_change,
    ensure_no_chain,
    ensure_not_given,
    ensure_within_cap,
    most_at_once,
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
    "ProxyEnd",
    "ProxyScope",
    "ProxyWay",
    "VoteFacts",
    "day_of",
    "ensure_absent",
    "ensure_allowed",
    "ensure_between_two",
    "ensure_can_be_opened",
    "ensure_door_is_open",
    "ensure_may_change",
    "ensure_no_chain",
    "ensure_not_given",
    "ensure_online",
    "ensure_open",
    "ensure_within_cap",
    "issues_before_opening",
    "item_state_of",
    "most_at_once",
    "state_of",
    "text_of",
]
