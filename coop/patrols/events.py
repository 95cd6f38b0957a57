"""What happens to rounds."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkerAsked(Event):
    """Somebody asks to walk rounds."""

    walker_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkerAdmitted(Event):
    """Somebody walks along from now on."""

    walker_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductChanged(Event):
    """The rules of conduct of a team are others from now on."""

    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlanned(Event):
    """A round will be walked."""

    round_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundCancelled(Event):
    """A round that was planned will not be walked."""

    round_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundEndAsked(Event):
    """A round has lasted long, and nobody said that it is over."""

    round_id: uuid.UUID
