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

__all__ = [
    "PresentNumbers",
    "agenda_of",
    "item_by_id",
    "item_of_poll",
    "locked_meeting",
    "meeting_by_id",
    "open_poll_in",
    "presence_of",
    "present_numbers",
    "present_rows",
]
