"""The sketch around a tent: the streets of the neighbourhood and the tent in their middle."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coop.places.documents.sketch import (
    SIDE,
    StreetLine,
    metres_from,
    on_paper,
    street_sketch,
)
from coop.places.rules import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Streets around a tent, as whole numbers for a drawing."""

    side: int
    streets: tuple[StreetLine, ...]
    tent_x: int | None
    tent_y: int | None
    radius: int | None


def sketch_of(
    doors: Iterable[tuple[str, Point]], *, tent: Point | None, radius_m: float | None
) -> Sketch | None:
    """Return a sketch of the streets the doors stand in, or nothing without any door."""
    drawn = street_sketch(doors, centre=tent, radius_m=radius_m)
    if drawn is None:
        return None
    return Sketch(
        side=drawn.side,
        streets=drawn.streets,
        tent_x=SIDE // 2 if tent else None,
        tent_y=SIDE // 2 if tent else None,
        radius=round(radius_m * drawn.scale) if radius_m and tent else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockMap:
    """One street with its blocks as numbered spots; no house stands on it."""

    side: int
    streets: tuple[StreetLine, ...]
    #: Number of a block and where it lies on paper.
    spots: tuple[tuple[int, int, int], ...]


def block_map(street: str, doors: Sequence[Point], blocks: Sequence[Point]) -> BlockMap | None:
    """Return a street with its blocks, or nothing where there is none to choose."""
    if not blocks:
        return None
    middle = (
        sum(latitude for latitude, _ in doors) / len(doors),
        sum(longitude for _, longitude in doors) / len(doors),
    )
    drawn = street_sketch([(street, door) for door in doors], centre=middle)
    if drawn is None:
        return None
    return BlockMap(
        side=drawn.side,
        streets=drawn.streets,
        spots=tuple(
            (number, *on_paper(metres_from(block, middle), drawn.scale))
            for number, block in enumerate(blocks, start=1)
        ),
    )
