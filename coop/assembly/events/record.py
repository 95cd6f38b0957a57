"""Facts about what stays of a meeting on paper."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPublished(Event):
    """What a meeting decided was made known to all members."""

    meeting_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesProposed(Event):
    """Minutes were put up for adoption; who attended can comment."""

    meeting_id: uuid.UUID
