"""Facts about proxies."""

import uuid
from dataclasses import dataclass

from coop.assembly.events.meetings import MeetingChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyGiven(MeetingChanged):
    """Somebody votes for somebody else."""

    proxy_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyEnded(MeetingChanged):
    """A proxy was revoked, or lapsed because the giver votes."""

    proxy_id: uuid.UUID
