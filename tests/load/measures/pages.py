"""How long a page takes: one client, one page at a time, warm."""

import asyncio
import uuid
from pathlib import Path

from coop.sample import Sample, fill
from tests.databases import Databases
from tests.load.browsers import browsers, timed_gets
from tests.load.figures import Figure, percentile
from tests.processes import Stack, running_stack

TIMES = 200
WARM_UP = 20


def pages(folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Fetch each page of the sample cooperative as the person it is for."""
    with running_stack(folder, made.new(), "practice", "web") as stack:
        sample = fill(stack.coop)
        figures: list[Figure] = []
        for name, path, persona in _wanted(sample):
            figures += _page(stack, name, path, sample.people[persona], kind)
    return figures


def _wanted(sample: Sample) -> list[tuple[str, str, str]]:
    """Return the pages that are measured, and who looks at each."""
    return [
        ("home", "/", "member"),
        ("member list", "/leden", "secretary"),
        ("live meeting", f"/vergaderingen/{sample.meetings.on_now}/live", "member"),
        ("review queue", "/buurtmeldingen", "moderator"),
        ("buurTent session", f"/buurtent/{sample.tent}", "volunteer"),
    ]


def _page(stack: Stack, name: str, path: str, person_id: uuid.UUID, kind: str) -> list[Figure]:
    (browser,) = browsers(stack, stack.coop, [person_id])
    url = f"{stack.base_url}{path}"
    asyncio.run(timed_gets(url, browser, WARM_UP))
    taken = asyncio.run(timed_gets(url, browser, TIMES))
    return [
        Figure(name=f"page {name} p50", database=kind, value=percentile(taken, 0.5), unit="ms"),
        Figure(
            name=f"page {name} p95",
            database=kind,
            value=percentile(taken, 0.95),
            unit="ms",
            aim="< 100",
        ),
    ]
