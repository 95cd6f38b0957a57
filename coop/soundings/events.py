"""What happens to soundings, without what anybody answered."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundingOpened(Event):
    """Members can answer now."""

    sounding_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundingCounted(Event):
    """A sounding is over and its answers are counted."""

    sounding_id: uuid.UUID
