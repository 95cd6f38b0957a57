"""The picture of a round: the streets of the group, and the way through them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coop.places.documents.sketch import StreetLine, street_sketch
from coop.places.rules import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteStreet:
    """A street of the round, with its places in the order."""

    line: StreetLine
    #: "1", or "1, 4" for one that is walked twice.
    numbers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteSketch:
    """A round on paper."""

    side: int
    #: The streets that are not walked.
    beside: tuple[StreetLine, ...]
    walked: tuple[RouteStreet, ...]


def route_sketch(
    doors: Iterable[tuple[str, Point]], *, route: Sequence[str]
) -> RouteSketch | None:
    """Return the picture of a round, or nothing where no place of a street is known."""
    drawn = street_sketch(doors, centre=None)
    if drawn is None:
        return None
    return RouteSketch(
        side=drawn.side,
        beside=tuple(line for line in drawn.streets if line.name not in route),
        walked=tuple(
            RouteStreet(line=line, numbers=_numbers(line.name, route))
            for line in drawn.streets
            if line.name in route
        ),
    )


def _numbers(street: str, route: Sequence[str]) -> str:
    return ", ".join(str(place) for place, one in enumerate(route, 1) if one == street)
