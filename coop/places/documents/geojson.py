"""Reads areas from GeoJSON (RFC 7946): polygons with names, in degrees or in the national grid."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coop.places.errors import (
    AreaCrossesItselfError,
    AreaFileTooLargeError,
    AreaNameMissingError,
    AreaNameTwiceError,
    AreaOutsideError,
    AreaSwappedError,
    AreaTooSmallError,
    NotGeoJsonError,
)
from coop.places.rules import (
    LARGEST_AREA_FILE,
    LONGEST_AREA_NAME,
    MOST_AREA_POINTS,
    MOST_AREAS,
    NETHERLANDS,
    NamedShape,
    Point,
    Polygon,
    Ring,
    Shape,
    closed,
    crosses_itself,
    is_flat,
    is_in_grid,
    point_of_rd,
)

#: Properties in which files keep the name of an area (CBS, PDOK, QGIS), the surest first.
NAMES = ("naam", "name", "buurtnaam", "wijknaam", "gebied", "gebiedsnaam", "title", "titel")
#: Seven decimals are a centimetre; more is noise that makes files larger.
DECIMALS = 7

Json = Mapping[str, Any]  # Any: what a file holds is looked at piece by piece


def areas_of(content: bytes) -> tuple[NamedShape, ...]:
    """Return the areas in a file, or refuse with the reason."""
    if len(content) > LARGEST_AREA_FILE:
        raise AreaFileTooLargeError(megabytes=LARGEST_AREA_FILE // 2**20, points=MOST_AREA_POINTS)
    features = _features(_parsed(content))
    if not features:
        raise NotGeoJsonError
    if len(features) > MOST_AREAS or sum(map(_count, features)) > MOST_AREA_POINTS:
        raise AreaFileTooLargeError(megabytes=LARGEST_AREA_FILE // 2**20, points=MOST_AREA_POINTS)
    names = [_name(feature, number) for number, feature in enumerate(features, start=1)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise AreaNameTwiceError(name=twice)
    return tuple(
        NamedShape(name=name, shape=_shape(feature["geometry"], name))
        for name, feature in zip(names, features, strict=True)
    )


def _parsed(content: bytes) -> Json:
    try:
        # A whole number too long for a float becomes infinite, and is refused as such.
        found = json.loads(content.decode("utf-8-sig"), parse_int=float)
    except (ValueError, RecursionError):
        raise NotGeoJsonError from None
    if not isinstance(found, dict):
        raise NotGeoJsonError
    return found


def _features(found: Json) -> list[Json]:
    """Return the features of a collection, or the one feature that the file is."""
    features = found.get("features") if found.get("type") == "FeatureCollection" else [found]
    if not isinstance(features, list) or not all(map(_has_polygons, features)):
        raise NotGeoJsonError
    return features


def _has_polygons(feature: object) -> bool:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return False
    geometry = feature.get("geometry")
    return (
        isinstance(geometry, dict)
        and geometry.get("type") in {"Polygon", "MultiPolygon"}
        and isinstance(geometry.get("coordinates"), list)
    )


def _polygons(geometry: Json) -> Sequence[Any]:
    coordinates: list[Any] = geometry["coordinates"]
    return coordinates if geometry["type"] == "MultiPolygon" else [coordinates]


def _rings(geometry: Json) -> Iterator[list[Any]]:
    for polygon in _polygons(geometry):
        if not isinstance(polygon, list) or not all(isinstance(ring, list) for ring in polygon):
            raise NotGeoJsonError
        yield from polygon


def _count(feature: Json) -> int:
    return sum(len(ring) for ring in _rings(feature["geometry"]))


def _name(feature: Json, number: int) -> str:
    properties = feature.get("properties")
    said = properties if isinstance(properties, dict) else {}
    texts = {
        key.casefold(): " ".join(value.split())
        for key, value in said.items()
        if isinstance(value, str) and value.strip()
    }
    name = next((texts[key] for key in NAMES if key in texts), None)
    if name is None and len(texts) == 1:
        (name,) = texts.values()
    if name is None or len(name) > LONGEST_AREA_NAME:
        raise AreaNameMissingError(number=number, most=LONGEST_AREA_NAME)
    return name


def _shape(geometry: Json, name: str) -> Shape:
    polygons = tuple(_polygon(rings, name) for rings in _polygons(geometry))
    if not polygons:
        raise AreaTooSmallError(name=name)
    if any(crosses_itself(polygon) for polygon in polygons):
        raise AreaCrossesItselfError(name=name)
    return Shape(polygons=polygons)


def _polygon(rings: Sequence[Sequence[object]], name: str) -> Polygon:
    border, *holes = [_ring(ring, name) for ring in rings] or [()]
    if not border:
        raise AreaTooSmallError(name=name)
    return Polygon(border=border, holes=tuple(hole for hole in holes if hole))


def _ring(positions: Sequence[object], name: str) -> Ring:
    """Return a ring; one that was left open is closed, one that encloses nothing is empty."""
    ring = closed([_point(position, name) for position in positions])
    return () if is_flat(ring) else ring


def _point(position: object, name: str) -> Point:
    # A third number is the height, which nobody needs here.
    match position:
        case [float() as x, float() as y, *_]:
            return _located(x, y, name)
        case _:
            raise NotGeoJsonError


def _located(x: float, y: float, name: str) -> Point:
    """Return a position as a point; files of municipalities often come in the national grid."""
    # RFC 7946 section 3.1.1: longitude comes first.
    if not (math.isfinite(x) and math.isfinite(y)):
        raise NotGeoJsonError
    point = point_of_rd(x, y) if is_in_grid(x, y) else (y, x)
    if NETHERLANDS.holds(point):
        return round(point[0], DECIMALS), round(point[1], DECIMALS)
    if NETHERLANDS.holds((x, y)) or is_in_grid(y, x):
        raise AreaSwappedError(name=name)
    raise AreaOutsideError(name=name)
