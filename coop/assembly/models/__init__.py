"""Tables of meetings."""

from coop.assembly.models.attendance import (
    Attendance,
)
from coop.assembly.models.meetings import (
    AgendaItem,
    Meeting,
)

__all__ = [
    "AgendaItem",
    "Attendance",
    "Meeting",
]
