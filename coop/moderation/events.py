"""What happens to messages in groups, to who wrote them, and to the bot."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event
from coop.moderation.rules.rights import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageStopped(Event):
    """A rule found something in a message: it was taken away, or a moderator looks."""

    item_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRestored(Event):
    """A moderator found that a message was taken away wrongly."""

    item_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionImposed(Event):
    """A moderator did something to somebody in a group."""

    sanction_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionAppealed(Event):
    """Who it was done to wants another moderator to look."""

    sanction_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionDecided(Event):
    """It was lifted, or it stands after an appeal."""

    sanction_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleFound(Event):
    """The bot cannot do something in the chat of a group."""

    group_id: uuid.UUID
    trouble: Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteMade(Event):
    """Somebody has a personal link into the chat of a group."""

    participant_id: uuid.UUID
