"""What happens to peilingen, without what anybody answered."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PeilingOpened(Event):
    """Members can answer now."""

    peiling_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PeilingCounted(Event):
    """A peiling is over and its answers are counted."""

    peiling_id: uuid.UUID
