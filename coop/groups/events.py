"""What happens to groups."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatConnected(Event):
    """A group was told in which Telegram chat it talks."""

    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCodeAsked(Event):
    """A contact wants to show a browser to be his or hers."""

    code_id: uuid.UUID
    contact_id: uuid.UUID
