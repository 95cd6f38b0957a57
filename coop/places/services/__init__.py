"""What can be done about places: with single addresses, with lists of them, and with areas."""

from coop.places.services.addresses import Place, add_address, add_addresses
from coop.places.services.areas import remove_area, upload_areas
from coop.places.services.extracts import (
    choose_extract_columns,
    confirm_extract,
    discard_extract,
    undo_extract,
    upload_extract,
)

__all__ = [
    "Place",
    "add_address",
    "add_addresses",
    "choose_extract_columns",
    "confirm_extract",
    "discard_extract",
    "remove_area",
    "undo_extract",
    "upload_areas",
    "upload_extract",
]
