"""What can be seen of places: the map, a list that was uploaded, and one address."""

from coop.places.lookups import AddressCheck, AddressState
from coop.places.queries.checking import check_address, has_address_list
from coop.places.queries.extracts import (
    ExtractColumns,
    ExtractPage,
    ExtractView,
    example_extract_file,
    extract_columns,
    extract_rows,
    extract_view,
)
from coop.places.queries.overview import AreaView, PlacesView, places_view

__all__ = [
    "AddressCheck",
    "AddressState",
    "AreaView",
    "ExtractColumns",
    "ExtractPage",
    "ExtractView",
    "PlacesView",
    "check_address",
    "example_extract_file",
    "extract_columns",
    "extract_rows",
    "extract_view",
    "has_address_list",
    "places_view",
]
