"""What happens to a bulletin. Events carry ids; its words stay where they are."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinSent(Event):
    """A contact wants the neighbourhood to know something, or puts it right."""

    bulletin_id: uuid.UUID
    group_id: uuid.UUID
    #: It came by mail, so the sender has to read that it arrived.
    by_mail: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinPlaced(Event):
    """A moderator places a bulletin in the group, or its correction."""

    bulletin_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinEnded(Event):
    """What stands in the group is over or was taken back: one neutral line takes its place."""

    bulletin_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinLinkAsked(Event):
    """A contact gets a link of its own, to tell the neighbourhood something."""

    contact_id: uuid.UUID
