"""Tables of meetings."""

from coop.assembly.models.attendance import (
    Attendance,
)
from coop.assembly.models.meetings import (
    AgendaItem,
    Meeting,
)
from coop.assembly.models.proxies import (
    LONGEST_INSTRUCTION,
    Proxy,
)

__all__ = [
    "LONGEST_INSTRUCTION",
    "AgendaItem",
    "Attendance",
    "Meeting",
    "Proxy",
]
