"""Lists of addresses and areas as files: what is read of them, and what is refused."""

import json
from contextlib import nullcontext
from typing import Any

import pytest

from coop.kernel.errors import CoopError
from coop.places.documents.drawing import NAME_HEIGHTS, WIDTH, drawing_of, inside_of
from coop.places.documents.extracts import (
    REQUIRED,
    SLICE,
    ExtractLine,
    ensure_columns,
    example_extract,
    first_rows,
    layout_of_extract,
    missing_columns,
    read_extract,
)
from coop.places.documents.geojson import areas_of
from coop.places.errors import (
    AreaCrossesItselfError,
    AreaFileTooLargeError,
    AreaNameMissingError,
    AreaNameTwiceError,
    AreaOutsideError,
    AreaSwappedError,
    AreaTooSmallError,
    ExtractColumnsError,
    ExtractColumnTwiceError,
    NotGeoJsonError,
    TooManyAddressesError,
)
from coop.places.rules import (
    MOST_ADDRESSES,
    MOST_AREA_POINTS,
    MOST_AREAS,
    AreaKind,
    Column,
    Door,
    Flaw,
    Polygon,
    distance_m,
)
from coop.rendering.errors import EmptyFileError
from coop.rendering.tables import text_of

HEADER = "postcode;huisnummer;huisletter;huisnummertoevoeging;straat;woonplaats;x;y"


def read(*rows: str, header: str = HEADER) -> tuple[ExtractLine, ...]:
    text = text_of("\n".join((header, *rows)).encode())
    layout = layout_of_extract(text)
    piece = read_extract(
        text[layout.character :], line=2, separator=layout.separator, places=layout.places, most=99
    )
    return piece.lines


def test_a_row_is_a_front_door_with_a_place() -> None:
    (line,) = read("5099 aa;12;a;2;Lindenhof;Tilburg;155000;463000,00")
    assert line.address is not None
    assert line.address.door == Door(
        postcode="5099AA", house_number=12, house_letter="A", addition="2"
    )
    assert (line.line, line.address.street, line.address.town) == (2, "Lindenhof", "Tilburg")
    assert line.address.point == pytest.approx((52.15517440, 5.38720621))


@pytest.mark.parametrize(
    ("header", "row"),
    [
        # As NLExtract, the Kadaster and spreadsheet programs write it.
        (
            "openbareruimte;huisnummer;postcode;woonplaats;x;y;lon;lat",
            "Lindenhof;1;5099AA;Tilburg;0;0;5.06;51.56",
        ),
        (
            "Openbare ruimte naam,Huisnummer,Postcode,Woonplaats naam,Latitude,Longitude",
            'Lindenhof,1,5099 AA,Tilburg,"51,56","5,06"',
        ),
        ("PC6|HNR|Straatnaam|Plaats|LAT|LNG", "5099aa|1|Lindenhof|Tilburg|51.56|5.06"),
        (
            "postcode\thuisnr\tstraat\tplaats\tbreedtegraad\tlengtegraad",
            "5099AA\t1\tLindenhof\tTilburg\t51.56\t5.06",
        ),
    ],
)
def test_columns_are_known_by_many_names(header: str, row: str) -> None:
    (line,) = read(row, header=header)
    assert line.address is not None
    assert line.address.street == "Lindenhof"
    assert line.address.point == (51.56, 5.06)


@pytest.mark.parametrize(
    "content",
    [
        (HEADER + "\r\n5099AA;1;;;Cafélaan;Tilburg;;\r\n").encode("utf-8-sig"),
        (HEADER + "\r\n5099AA;1;;;Cafélaan;Tilburg;;\r\n").encode("latin-1"),
        ("sep=;\n\n" + HEADER + "\n5099AA;1;;;Cafélaan;Tilburg;;").encode("utf-16"),
    ],
)
def test_any_usual_encoding_is_read(content: bytes) -> None:
    text = text_of(content)
    layout = layout_of_extract(text)
    (line,) = read_extract(
        text[layout.character :], line=1, separator=";", places=layout.places, most=9
    ).lines
    assert line.address is not None
    assert line.address.street == "Cafélaan"
    assert line.address.point is None


@pytest.mark.parametrize(
    ("row", "flaw"),
    [
        ('5099AA;1;;;"Lindenhof;Tilburg;;', Flaw.BROKEN),
        (f"5099AA;1;;;{'L' * 81};Tilburg;;", Flaw.TOO_LONG),
        (f"5099AA;1;;;{'L' * 5000};Tilburg;;", Flaw.TOO_LONG),
        ("5099SA;1;;;Lindenhof;Tilburg;;", Flaw.POSTCODE),
        (";1;;;Lindenhof;Tilburg;;", Flaw.POSTCODE),
        ("5099AA;;;;Lindenhof;Tilburg;;", Flaw.NUMBER),
        ("5099AA;0;;;Lindenhof;Tilburg;;", Flaw.NUMBER),
        ("5099AA;1;;12345;Lindenhof;Tilburg;;", Flaw.NUMBER),
        ("5099AA;1;;;;Tilburg;;", Flaw.STREET),
        ("5099AA;1;;;Lindenhof;;;", Flaw.TOWN),
        ("5099AA;1", Flaw.STREET),
        ("5099AA;1;;;Lindenhof;Tilburg;155000;", Flaw.POINT),
        ("5099AA;1;;;Lindenhof;Tilburg;hier;daar", Flaw.POINT),
        ("5099AA;1;;;Lindenhof;Tilburg;1e5;4e5", Flaw.POINT),
        ("5099AA;1;;;Lindenhof;Tilburg;463000;155000", Flaw.SWAPPED),
        ("5099AA;1;;;Lindenhof;Tilburg;0;0", Flaw.OUTSIDE),
        (f"5099AA;1;;;Lindenhof;Tilburg;{'9' * 400};1", Flaw.OUTSIDE),
    ],
)
def test_a_row_with_a_mistake_says_which(row: str, flaw: Flaw) -> None:
    (line,) = read(row)
    assert (line.flaw, line.address) == (flaw, None)


@pytest.mark.parametrize(
    ("lat", "lon", "flaw"),
    [("51.56", "5.06", None), ("5.06", "51.56", Flaw.SWAPPED), ("48.85", "2.35", Flaw.OUTSIDE)],
)
def test_degrees_are_checked_too(lat: str, lon: str, flaw: Flaw | None) -> None:
    header = "postcode;huisnummer;straat;woonplaats;lat;lon"
    (line,) = read(f"5099AA;1;Lindenhof;Tilburg;{lat};{lon}", header=header)
    assert line.flaw is flaw


def test_numbers_may_have_points_between_their_thousands() -> None:
    (line,) = read("5099AA;1;;;Lindenhof;Tilburg;155.000,00;463.000,00")
    assert line.address is not None
    assert line.address.point == pytest.approx((52.15517440, 5.38720621))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyFileError),
        (HEADER, EmptyFileError),
        # Too few columns for an address, whatever they are called.
        ("postcode;huisnummer;straat\n5099AA;1;Lindenhof", ExtractColumnsError),
        (HEADER + "\n" + "5099AA;1;;;L;T;;\n" * (MOST_ADDRESSES + 1), TooManyAddressesError),
    ],
)
def test_what_is_no_list_of_addresses_is_refused(text: str, error: type[CoopError]) -> None:
    with pytest.raises(error):
        layout_of_extract(text)


def test_columns_under_unknown_names_are_for_somebody_to_choose() -> None:
    text = "a;b;c;d\n5099AA;1;Lindenhof;Tilburg\n5099AA;3;Lindenhof\n"
    layout = layout_of_extract(text)
    assert (layout.header, layout.places) == (("a", "b", "c", "d"), {})
    assert missing_columns(layout.places) == REQUIRED
    assert first_rows(text, layout, 1) == (("5099AA", "1", "Lindenhof", "Tilburg"),)
    assert first_rows(text, layout, 9)[1] == ("5099AA", "3", "Lindenhof")


NEEDED = {column: place for place, column in enumerate(REQUIRED)}


@pytest.mark.parametrize(
    ("places", "width", "error"),
    [
        (NEEDED, 4, None),
        (NEEDED, 3, ExtractColumnTwiceError),
        ({**NEEDED, Column.TOWN: 0}, 4, ExtractColumnTwiceError),
        ({**NEEDED, Column.TOWN: -1}, 4, ExtractColumnTwiceError),
        ({**NEEDED, Column.RD_X: 4, Column.RD_Y: 5}, 6, None),
        ({**NEEDED, Column.RD_X: 4}, 6, ExtractColumnsError),
        ({Column.POSTCODE: 0}, 4, ExtractColumnsError),
    ],
)
def test_columns_that_somebody_chose(
    places: dict[Column, int], width: int, error: type[CoopError] | None
) -> None:
    with pytest.raises(error) if error else nullcontext():
        ensure_columns(places, width)


def test_the_refusal_names_the_columns() -> None:
    with pytest.raises(ExtractColumnsError) as refused:
        ensure_columns({Column.POSTCODE: 0, Column.HOUSE_NUMBER: 1, Column.RD_Y: 2}, 3)
    assert refused.value.details == {"missing": "straat, woonplaats, x"}


def test_a_text_cut_anywhere_is_read_whole() -> None:
    rows = [f"5099AA;{number};;;Lindenhof;Tilburg;;" for number in range(1, 14_000)]
    text = "\n".join((HEADER, *rows))
    assert len(text) > SLICE
    layout = layout_of_extract(text)
    numbers: list[int] = []
    at, line = layout.character, layout.line
    while len(numbers) < layout.rows:
        piece = read_extract(
            text[at:][:SLICE],
            line=line,
            separator=layout.separator,
            places=layout.places,
            most=10_000,
        )
        numbers += [one.address.door.house_number for one in piece.lines if one.address]
        at, line = at + piece.characters, line + piece.passed
    assert numbers == list(range(1, 14_000))


def test_our_own_example_can_be_taken_over() -> None:
    header, *rows = example_extract().splitlines()
    assert [line.flaw for line in read(*rows, header=header)] == [None, None]


SQUARE = [[5.05, 51.56], [5.07, 51.56], [5.07, 51.57], [5.05, 51.57], [5.05, 51.56]]
BOWTIE = [[5.05, 51.56], [5.07, 51.57], [5.07, 51.56], [5.05, 51.57], [5.05, 51.56]]


def feature(coordinates: object, *, kind: str = "Polygon", **properties: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties or {"naam": "Noord"},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_an_area_is_read_with_its_name_and_holes() -> None:
    hole = [[5.058, 51.563], [5.062, 51.563], [5.062, 51.567]]
    (area,) = areas_of(collection(feature([SQUARE, hole], buurtnaam=" Koningsveld  Noord ")))
    assert area.name == "Koningsveld Noord"
    assert area.shape.holds((51.561, 5.051))
    assert not area.shape.holds((51.564, 5.0610))
    assert not area.shape.holds((51.58, 5.06))


def test_a_border_left_open_is_closed() -> None:
    (one,), (other,) = (
        areas_of(collection(feature([SQUARE]))),
        areas_of(collection(feature([SQUARE[:-1]]))),
    )
    assert set(one.shape.rings[0]) == set(other.shape.rings[0])


def test_one_area_needs_no_collection_and_may_have_two_pieces() -> None:
    east = [[x + 0.05, y] for x, y in SQUARE]
    content = json.dumps(feature([[SQUARE], [east]], kind="MultiPolygon")).encode("utf-8-sig")
    (area,) = areas_of(content)
    assert len(area.shape.polygons) == 2


def test_the_national_grid_is_understood() -> None:
    corners = [[132_000, 397_000], [133_000, 397_000], [133_000, 398_000, 5.5]]
    (area,) = areas_of(collection(feature([corners])))
    assert distance_m(area.shape.rings[0][0], (51.5631, 5.0550)) < 500


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotGeoJsonError),
        (b"\xff\xfe\x00", NotGeoJsonError),
        (b"[]", NotGeoJsonError),
        (b"{}", NotGeoJsonError),
        (b"[" * 100_000, NotGeoJsonError),
        (collection(), NotGeoJsonError),
        (b'{"type": "FeatureCollection", "features": 3}', NotGeoJsonError),
        (collection("Noord"), NotGeoJsonError),
        (collection({"type": "Feature", "geometry": None}), NotGeoJsonError),
        (collection(feature([5.05, 51.56], kind="Point")), NotGeoJsonError),
        (collection(feature([[["5.05", "51.56"]]])), NotGeoJsonError),
        (collection(feature([[[True, False]]])), NotGeoJsonError),
        (collection(feature([[[float("nan"), 51.56]]])), NotGeoJsonError),
        (collection(feature([["hier"]])), NotGeoJsonError),
        (collection(feature([3])), NotGeoJsonError),
        (collection(feature([[[10**400, 51]]])), NotGeoJsonError),
        (collection(feature([[[y, x] for x, y in SQUARE]])), AreaSwappedError),
        (collection(feature([[[2.35, 48.85], [2.36, 48.85], [2.36, 48.86]]])), AreaOutsideError),
        (collection(feature([BOWTIE])), AreaCrossesItselfError),
        (collection(feature([])), AreaTooSmallError),
        (collection(feature([SQUARE[:2]])), AreaTooSmallError),
        (collection(feature([[SQUARE[0], [5.06, 51.56], SQUARE[1]]])), AreaTooSmallError),
        (collection(feature([], kind="MultiPolygon")), AreaTooSmallError),
        (collection(feature([SQUARE], inwoners=3)), AreaNameMissingError),
        (collection(feature([SQUARE], soort="a", code="b")), AreaNameMissingError),
        (collection(feature([SQUARE], naam="N" * 81)), AreaNameMissingError),
        (collection(feature([SQUARE]), feature([SQUARE])), AreaNameTwiceError),
        (collection(feature([SQUARE * (MOST_AREA_POINTS // 4)])), AreaFileTooLargeError),
        (collection(*[feature([SQUARE])] * (MOST_AREAS + 1)), AreaFileTooLargeError),
        (b" " * (1024 * 1024 + 1), AreaFileTooLargeError),
    ],
)
def test_what_is_no_area_of_ours_is_refused(content: bytes, error: type[CoopError]) -> None:
    with pytest.raises(error):
        areas_of(content)


def test_a_drawing_keeps_north_up_and_names_inside() -> None:
    (area,) = areas_of(collection(feature([SQUARE])))
    small = [[5.055, 51.562], [5.058, 51.562], [5.058, 51.564]]
    (inner,) = areas_of(collection(feature([small])))
    drawing = drawing_of(
        [
            ("Klein", AreaKind.PREVENTION, inner.shape),
            ("Groot", AreaKind.NEIGHBOURHOOD, area.shape),
        ]
    )
    assert drawing is not None
    assert [drawn.name for drawn in drawing.areas] == ["Groot", "Klein"]
    large, little = drawing.areas
    assert 0 < little.x < large.x < WIDTH
    # South-west of the middle, so lower on paper.
    assert large.y < little.y < drawing.height
    assert inside_of(inner.shape.polygons[0], 0.9)[0] > inside_of(inner.shape.polygons[0], 0.4)[0]
    assert large.path.startswith("M")
    assert large.path.endswith("Z")
    assert drawing_of([]) is None


def test_a_name_stands_in_its_area_also_where_that_is_bent() -> None:
    bent = Polygon(border=((0, 0), (10, 0), (10, 10), (9, 10), (9, 1), (1, 1), (1, 10), (0, 10)))
    ring = Polygon(
        border=((0, 0), (0, 9), (9, 9), (9, 0)), holes=(((1, 1), (1, 8), (8, 8), (8, 1)),)
    )
    for polygon in (bent, ring):
        assert all(polygon.holds(inside_of(polygon, height)) for height in NAME_HEIGHTS.values())
