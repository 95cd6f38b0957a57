"""Makes lists of addresses and areas, as a secretary would upload them."""

import json
import uuid
from collections.abc import Iterable

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor
from coop.places.queries import extract_view
from coop.places.rules import AreaKind
from coop.places.services import confirm_extract, upload_areas, upload_extract
from coop.sample.membership import work_off

HEADER = "postcode;huisnummer;huisletter;huisnummertoevoeging;straat;woonplaats;lat;lon"


def row(
    number: int, *, letter: str = "", street: str = "Lindenhof", lat: float | str = 51.56
) -> str:
    """Return a row of which the place lies so far to the north."""
    lon = "5.06" if lat else ""
    return f"5099AA;{number};{letter};;{street};Tilburg;{lat};{lon}"


def upload(coop: Coop, rows: Iterable[str], *, actor: Actor = SYSTEM) -> uuid.UUID:
    """Upload a list and let the worker read it."""
    content = "\n".join((HEADER, *rows)).encode()
    extract_id = coop.run(upload_extract, actor, file_name="bag.csv", content=content)
    work_off(coop)
    return extract_id


def take_over(
    coop: Coop, rows: Iterable[str], *, actor: Actor = SYSTEM, is_whole: bool = False
) -> uuid.UUID:
    """Upload a list and take over what it brings."""
    extract_id = upload(coop, rows, actor=actor)
    brings = coop.ask(extract_view, actor, extract_id=extract_id).brings
    coop.run(confirm_extract, actor, extract_id=extract_id, expected=brings, is_whole=is_whole)
    work_off(coop)
    return extract_id


def draw(
    coop: Coop,
    name: str,
    *,
    south: float = 51.55,
    north: float = 51.57,
    kind: AreaKind = AreaKind.NEIGHBOURHOOD,
    actor: Actor = SYSTEM,
) -> None:
    """Draw a rectangle around the Lindenhof."""
    coop.run(upload_areas, actor, kind=kind, content=geojson(name, south=south, north=north))
    work_off(coop)


def geojson(name: str, *, south: float = 51.55, north: float = 51.57) -> bytes:
    """Return a file with one rectangle."""
    ring = [[5.05, south], [5.07, south], [5.07, north], [5.05, north], [5.05, south]]
    area = {
        "type": "Feature",
        "properties": {"naam": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    return json.dumps({"type": "FeatureCollection", "features": [area]}).encode()
