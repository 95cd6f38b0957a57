"""Loaders that services and queries of meetings share."""

from coop.assembly.lookups.attendance import (
    PresentNumbers,
    presence_of,
    present_numbers,
    present_rows,
)
from coop.assembly.lookups.meetings import (
    agenda_of,
    item_by_id,
    item_of_poll,
    locked_meeting,
    meeting_by_id,
    open_poll_in,
)
from coop.assembly.lookups.proxies import (
    ProxyLine,
    RepresentedNumbers,
    giver_votes,
    holder_called,
    holder_may_cast,
    holder_numbered,
    is_for_item,
    proxies_given,
    proxy_by_id,
    proxy_lines,
    represented_numbers,
    scopes_given,
    scopes_held,
    standing_in,
)

__all__ = [
    "PresentNumbers",
    "ProxyLine",
    "RepresentedNumbers",
    "agenda_of",
    "giver_votes",
    "holder_called",
    "holder_may_cast",
    "holder_numbered",
    "is_for_item",
    "item_by_id",
    "item_of_poll",
    "locked_meeting",
    "meeting_by_id",
    "open_poll_in",
    "presence_of",
    "present_numbers",
    "present_rows",
    "proxies_given",
    "proxy_by_id",
    "proxy_lines",
    "represented_numbers",
    "scopes_given",
    "scopes_held",
    "standing_in",
]
