"""The member list of 50,000: how long a search takes, whatever is searched for."""

import asyncio
import itertools
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import insert

from coop.kernel.engine import make_engine
from coop.membership.models import Member
from coop.people.models import Channel, Consent, Person
from coop.people.rules import Name, RoleKind, folded
from coop.places.models import Address
from coop.sample.membership import CULTURES, Walk
from tests.databases import Databases
from tests.load.browsers import Browser, browsers, timed_gets
from tests.load.figures import Figure, percentile
from tests.makers import give_role, make_person
from tests.processes import Stack, running_stack

One = TypeVar("One")

MEMBERS = 50_000
ADDRESSES = 24_000
HOUSES_IN_A_STREET = 160
SHARED_OUT = [culture for culture in CULTURES for _ in range(culture.share)]
BEGAN = date(2012, 1, 1)
TIMES = 100
WARM_UP = 10
SEARCHES = (
    ("name", ("vries", "jan de wit", "yıldız", "heuvel toon", "kowalska", "van den")),
    ("number", ("4711", "49999", "12", "250", "31337", "1")),
    ("street", ("straat 7", "straat 77 12", "lindenhof", "straat 101", "5012 ab", "laan")),
)
PAGES = (
    ("first page", ""),
    ("page 1,600 by name", "page=1600"),
    ("page 800 by street", "page=800&op=street"),
    ("without e-mail", "bereik=no_email"),
)


def register(folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Search and turn the pages of a register that was filled by bulk SQL, as the secretary."""
    url = made.new()
    _fill(url)
    with running_stack(folder, url, "practice", "web") as stack:
        secretary = make_person(stack.coop, given="Saar")
        give_role(stack.coop, secretary, RoleKind.SECRETARY)
        (browser,) = browsers(stack, stack.coop, [secretary])
        figures: list[Figure] = []
        for name, words in SEARCHES:
            queries = [f"q={quote(word)}" for word in words]
            figures += _timed(stack, browser, f"search by {name}", queries, kind)
        for name, query in PAGES:
            figures += _timed(stack, browser, name, [query], kind)
    return figures


def _timed(
    stack: Stack, browser: Browser, name: str, queries: list[str], kind: str
) -> list[Figure]:
    taken: list[float] = []
    for query in queries:
        url = f"{stack.base_url}/leden?{query}"
        asyncio.run(timed_gets(url, browser, WARM_UP))
        taken += asyncio.run(timed_gets(url, browser, TIMES // len(queries)))
    return [
        Figure(
            name=f"50,000 members: {name} {label}",
            database=kind,
            value=percentile(taken, share),
            unit="ms",
            aim=aim,
        )
        for label, share, aim in (("p50", 0.5, ""), ("p95", 0.95, "< 150"))
    ]


def _fill(url: str) -> None:
    """Put fifty thousand members in, past the use cases: through them it would take an hour."""
    engine = make_engine(url)
    tables: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (Address, Person, Channel, Consent, Member)
    }
    draw = Walk(MEMBERS)
    tables[Address] = list(itertools.islice(_doors(draw), ADDRESSES))
    for number in range(1, MEMBERS + 1):
        _enter(tables, draw, number)
    with engine.begin() as connection:
        for table, rows in tables.items():
            connection.execute(insert(table.__table__), rows)
    engine.dispose()


def _doors(draw: Walk) -> Iterator[dict[str, Any]]:
    for number in itertools.count():
        street, house = divmod(number, HOUSES_IN_A_STREET)
        yield {
            "id": _key(draw),
            "street": "Lindenhof" if street == 0 else f"Straat {street}",
            "house_number": house + 1,
            "house_letter": "",
            "addition": "",
            "postcode": f"{5000 + street}A{chr(ord('A') + house // 20)}",
            "town": "Tilburg",
        }


def _enter(tables: dict[Any, list[dict[str, Any]]], draw: Walk, number: int) -> None:
    person_id = _key(draw)
    names = _one_of(draw, SHARED_OUT)
    tussenvoegsel, family = _one_of(draw, names.family)
    name = Name(given=_one_of(draw, names.given), tussenvoegsel=tussenvoegsel, family=family)
    at = {"given_at": datetime(2024, 1, 1, tzinfo=UTC), "given_how": "import"}
    tables[Person].append(
        {
            "id": person_id,
            "given_name": name.given,
            "tussenvoegsel": name.tussenvoegsel,
            "family_name": name.family,
            "sort_name": folded(name.sorted),
            "language": "nl",
            "address_id": _one_of(draw, tables[Address])["id"],
            "created_at": at["given_at"],
        }
    )
    owned = {"person_id": person_id}
    if number % 8:
        email = f"lid{number}@voorbeeld.example"
        tables[Channel].append({**owned, "id": _key(draw), "kind": "email", "value": email})
        consent = {"channel": "email", "purpose": "convocation", **at}
        tables[Consent].append({**owned, "id": _key(draw), **consent})
    joined_on = BEGAN + timedelta(days=draw.below(5000))
    tables[Member].append({**owned, "id": _key(draw), "number": number, "joined_on": joined_on})


def _key(draw: Walk) -> uuid.UUID:
    return uuid.UUID(int=draw.below(2**31) << 64 | draw.below(2**31) << 32 | draw.below(2**31))


def _one_of(draw: Walk, several: Sequence[One]) -> One:
    return several[draw.below(len(several))]
