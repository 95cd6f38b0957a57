"""A list of 20,000 addresses and ten areas, by the real worker, while somebody else writes."""

import json
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from coop.bootstrap import Coop
from coop.jobs.rules import ImportStage
from coop.kernel.permissions import Actor
from coop.people.rules import RoleKind
from coop.places.queries import extract_view, places_view
from coop.places.rules import AreaKind
from coop.places.services import confirm_extract, undo_extract, upload_areas, upload_extract
from coop.rendering.tables import csv_of
from tests.databases import Databases
from tests.load.figures import Figure
from tests.load.measures.imports import writing
from tests.load.measures.memory import memory_of
from tests.makers import actor_for, give_role, make_person
from tests.processes import running_stack

ADDRESSES = 20_000
AREAS = 10
#: Corners of each border: as many as a neighbourhood of the CBS has.
CORNERS = 200
SECONDS_AT_MOST = 120
LOOK_EVERY = 0.1


def addresses(folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Upload, look through, take over, place in areas and undo; another writes all the while."""
    with running_stack(folder, made.new(), "practice", "web", "worker") as stack:
        coop = stack.coop
        secretary = make_person(coop, given="Saar")
        give_role(coop, secretary, RoleKind.SECRETARY)
        saar = actor_for(coop, secretary)
        other = actor_for(coop, make_person(coop, given="Theo"))
        content = long_extract().encode()
        took: dict[str, float] = {}
        with writing(coop, other) as waits:
            began = time.perf_counter()
            key = coop.run(upload_extract, saar, file_name="bag.csv", content=content)
            _wait(lambda: _stage(coop, saar, key) is ImportStage.PREVIEW)
            took["preview"] = time.perf_counter() - began
            began = time.perf_counter()
            coop.run(confirm_extract, saar, extract_id=key, expected=ADDRESSES, is_whole=True)
            _wait(lambda: _stage(coop, saar, key) is ImportStage.ENTERED)
            took["taken over"] = time.perf_counter() - began
            _wait(lambda: not coop.ask(places_view, saar).is_placing)
            began = time.perf_counter()
            coop.run(upload_areas, saar, kind=AreaKind.NEIGHBOURHOOD, content=areas())
            _wait(lambda: not coop.ask(places_view, saar).is_placing)
            took["placed in ten areas"] = time.perf_counter() - began
            began = time.perf_counter()
            coop.run(undo_extract, saar, extract_id=key)
            _wait(lambda: _stage(coop, saar, key) is ImportStage.UNDONE)
            took["undone"] = time.perf_counter() - began
        memory = memory_of(stack.pids("worker"))
    figures = [_figure(name, seconds, "s", kind) for name, seconds in took.items()]
    figures.append(_figure("another's longest write", max(waits) * 1000, "ms", kind, "< 1,000"))
    figures.append(_figure("memory of worker (after it)", memory, "MB", kind, "< 400"))
    return figures


def long_extract() -> str:
    """Return a list of addresses that lie in a grid."""
    rows = [("postcode", "huisnummer", "straat", "woonplaats", "x", "y")]
    rows += [
        (
            *(f"{1000 + number // 50}BX", str(number % 50 + 1)),
            *(f"Straat {number // 100}", "Tilburg"),
            *(str(130_000 + number % 200 * 10), str(395_000 + number // 200 * 10)),
        )
        for number in range(ADDRESSES)
    ]
    return csv_of(rows)


def areas() -> bytes:
    """Return ten areas side by side, each with a border of many corners."""
    features = []
    for area in range(AREAS):
        west, east = 130_000 + area * 200, 130_200 + area * 200
        step = 1000 / (CORNERS / 2)
        up = [[west, 395_000 + place * step] for place in range(CORNERS // 2)]
        down = [[east, 396_000 - place * step] for place in range(CORNERS // 2)]
        geometry = {"type": "Polygon", "coordinates": [[*up, *down]]}
        named = {"naam": f"Buurt {area}"}
        features.append({"type": "Feature", "properties": named, "geometry": geometry})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _stage(coop: Coop, actor: Actor, key: uuid.UUID) -> ImportStage:
    return coop.ask(extract_view, actor, extract_id=key).stage


def _wait(is_done: Callable[[], bool]) -> None:
    for _ in range(int(SECONDS_AT_MOST / LOOK_EVERY)):
        if is_done():
            return
        time.sleep(LOOK_EVERY)
    message = f"the addresses took longer than {SECONDS_AT_MOST} s"
    raise AssertionError(message)


def _figure(name: str, value: float, unit: str, kind: str, aim: str = "") -> Figure:
    return Figure(
        name=f"list of 20,000 addresses: {name}", database=kind, value=value, unit=unit, aim=aim
    )
