"""What happens to groups."""

import uuid
from dataclasses import dataclass

from coop.groups.rules import GroupState
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMoved(Event):
    """A group went one step on, or ended."""

    group_id: uuid.UUID
    state: GroupState


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRulesChanged(Event):
    """What a group is for was changed: everybody in it is asked again."""

    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantAsked(Event):
    """Somebody asks to take part."""

    participant_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantAdmitted(Event):
    """A moderator let somebody in."""

    participant_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantEnded(Event):
    """Somebody was refused, left, or was removed."""

    participant_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillDue(Event):
    """It is the day of a group's monthly test message."""

    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillPlaced(Event):
    """A moderator wants the test message in the group."""

    group_id: uuid.UUID
