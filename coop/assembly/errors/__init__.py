"""Reasons a meeting refuses."""

from coop.assembly.errors.attendance import (
    DoorClosedError,
    HallOnlyError,
    NotAMemberError,
    SuspendedError,
)
from coop.assembly.errors.meetings import (
    AgendaEmptyError,
    AgendaFrozenError,
    ItemNotFoundError,
    MeetingClosedError,
    MeetingInPastError,
    MeetingNotFoundError,
    MeetingNotOpenError,
    MeetingOpenError,
    NotConvenedError,
    TextMissingError,
)
from coop.assembly.errors.votes import (
    NotPresentError,
    VoteNotReadyError,
    VoteStillOpenError,
)

__all__ = [
    "AgendaEmptyError",
    "AgendaFrozenError",
    "DoorClosedError",
    "HallOnlyError",
    "ItemNotFoundError",
    "MeetingClosedError",
    "MeetingInPastError",
    "MeetingNotFoundError",
    "MeetingNotOpenError",
    "MeetingOpenError",
    "NotAMemberError",
    "NotConvenedError",
    "NotPresentError",
    "SuspendedError",
    "TextMissingError",
    "VoteNotReadyError",
    "VoteStillOpenError",
]
