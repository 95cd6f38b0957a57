"""Finds front doors and streets, lists of addresses, and areas."""

from coop.places.lookups.addresses import (
    Street,
    address_at,
    addresses_at,
    addresses_in_streets,
    addresses_within,
    all_streets,
    has_list,
    is_gone,
    is_listed,
    listings_of,
    street_by_name,
)
from coop.places.lookups.areas import (
    address_ids_in,
    area_names,
    areas_of,
    has_areas,
    located_addresses,
    shapes_by_id,
    streets_in,
)
from coop.places.lookups.checking import AddressCheck, AddressState, checked_address
from coop.places.lookups.extracts import (
    extract_by_id,
    is_said_in,
    newest_entered,
    rows_after,
    rows_before,
    stage_of_extract,
)

__all__ = [
    "AddressCheck",
    "AddressState",
    "Street",
    "address_at",
    "address_ids_in",
    "addresses_at",
    "addresses_in_streets",
    "addresses_within",
    "all_streets",
    "area_names",
    "areas_of",
    "checked_address",
    "extract_by_id",
    "has_areas",
    "has_list",
    "is_gone",
    "is_listed",
    "is_said_in",
    "listings_of",
    "located_addresses",
    "newest_entered",
    "rows_after",
    "rows_before",
    "shapes_by_id",
    "stage_of_extract",
    "street_by_name",
    "streets_in",
]
