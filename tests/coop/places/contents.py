"""What is kept of addresses and areas."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.db import Base
from coop.kernel.permissions import SYSTEM
from coop.places.queries import (
    PlacesView,
    places_view,
)


@contextmanager
def nothing_changes(coop: Coop) -> Iterator[None]:
    """Insist that every table is as it was."""
    before = contents(coop)
    yield
    assert contents(coop) == before


def contents(coop: Coop) -> dict[str, list[Any]]:
    with coop._reading() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in Base.metadata.tables.values()
            # A session remembers when its browser last came.
            if table.name != "sessions"
        }


def places(coop: Coop) -> PlacesView:
    return coop.ask(places_view, SYSTEM)
