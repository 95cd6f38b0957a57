"""Facts a meeting announces."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChanged(Event):
    """Something about a meeting that everybody sees is different now."""

    meeting_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingConvened(MeetingChanged):
    """The members were called to a meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersInvited(Event):
    """Members are called to a meeting; by mail where an address is named."""

    convocation_id: uuid.UUID
    #: By person.
    mail_addresses: Mapping[uuid.UUID, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOpened(MeetingChanged):
    """The chair opened the meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingClosed(MeetingChanged):
    """The chair closed the meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReached(MeetingChanged):
    """The meeting came to a point of its agenda."""

    item_id: uuid.UUID
