"""Loaders that services, queries and messages share."""

from coop.buurtent.lookups.calls import (
    call_by_id,
    customs_of,
    has_permit,
    missed_call_of,
    newest_custom,
    permits_ahead,
    places_of,
)
from coop.buurtent.lookups.sessions import (
    CHANNELS,
    MOST_AHEAD,
    Area,
    addresses_of,
    area_of,
    invitation_of,
    invitation_or_none,
    known_street,
    police_of,
    reachable_at,
    tent_by_id,
    tents_ahead_of,
    volunteers_of,
)

__all__ = [
    "CHANNELS",
    "MOST_AHEAD",
    "Area",
    "addresses_of",
    "area_of",
    "call_by_id",
    "customs_of",
    "has_permit",
    "invitation_of",
    "invitation_or_none",
    "known_street",
    "missed_call_of",
    "newest_custom",
    "permits_ahead",
    "places_of",
    "police_of",
    "reachable_at",
    "tent_by_id",
    "tents_ahead_of",
    "volunteers_of",
]
