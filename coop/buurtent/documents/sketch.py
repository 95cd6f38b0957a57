"""The sketch around a tent: the streets of the neighbourhood and the tent in their middle."""

from collections.abc import Iterable
from dataclasses import dataclass

from coop.places.documents.sketch import SIDE, StreetLine, street_sketch
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
