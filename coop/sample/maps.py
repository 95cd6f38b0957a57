"""The map of Koningsveld: the municipality's list of its addresses, and two areas drawn on it."""

import json

from coop.bootstrap import Coop
from coop.places.queries import extract_view
from coop.places.rules import AreaKind
from coop.places.services import confirm_extract, upload_areas, upload_extract
from coop.rendering.tables import csv_of
from coop.sample.membership import work_off
from coop.sample.people import board_member
from coop.sample.places import STREETS, TOWN

HEADER = ("postcode", "huisnummer", "huisletter", "straat", "woonplaats", "lat", "lon")
#: Doors that nobody has typed yet: upstairs.
UPSTAIRS = ("Esdoornplein", (2, 4, 6, 8))
#: Longitude and latitude, as GeoJSON wants it.
MEMBERS = (
    *((5.0576, 51.5604), (5.0668, 51.5601), (5.0684, 51.5622), (5.0683, 51.5672)),
    *((5.0652, 51.5697), (5.0584, 51.5698), (5.0571, 51.5650)),
)
#: Beyond the cooperative's own streets, up to the ring road.
LOOK_OUT = (
    *((5.0566, 51.5595), (5.0702, 51.5592), (5.0726, 51.5655), (5.0694, 51.5710)),
    (5.0562, 51.5713),
)


def fill(coop: Coop) -> None:
    """Put addresses and areas on the map, as the secretary would."""
    actor = board_member(coop, "secretary")
    extract_id = coop.run(
        upload_extract, actor, file_name="bag-koningsveld.csv", content=address_list().encode()
    )
    work_off(coop)
    brings = coop.ask(extract_view, actor, extract_id=extract_id).brings
    coop.run(confirm_extract, actor, extract_id=extract_id, expected=brings, is_whole=True)
    for kind, name, border in (
        (AreaKind.NEIGHBOURHOOD, "Koningsveld", MEMBERS),
        (AreaKind.PREVENTION, "Buurtpreventie Koningsveld", LOOK_OUT),
    ):
        coop.run(upload_areas, actor, kind=kind, content=area_file(name, border))
    work_off(coop)


def address_list() -> str:
    """Return every front door of Koningsveld, as an extract of the BAG."""
    rows = [HEADER]
    for street in STREETS:
        name, upstairs = UPSTAIRS
        for number in range(1, street.houses + 1):
            latitude, longitude = street.point(number)
            place = (street.name, TOWN, f"{latitude:.6f}", f"{longitude:.6f}")
            rows.append((street.door(number).postcode, str(number), "", *place))
            if street.name == name and number in upstairs:
                rows.append((street.door(number).postcode, str(number), "A", *place))
    return csv_of(rows)


def area_file(name: str, border: tuple[tuple[float, float], ...]) -> bytes:
    """Return one area as GeoJSON."""
    geometry = {"type": "Polygon", "coordinates": [[*border, border[0]]]}
    area = {"type": "Feature", "properties": {"naam": name}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [area]}).encode()
