"""What lies in a polygon: compared with arithmetic that needs no polygon."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.places.rules import (
    Point,
    Polygon,
    Ring,
    Shape,
    closed,
    crosses_itself,
    shape_of,
    stored_shape,
)

FIFTY = settings(max_examples=50, deadline=None)
#: Whole numbers: then arithmetic is exact, also on a border.
whole = st.integers(-20, 20).map(float)
points = st.tuples(whole, whole)


def rectangle(south: float, west: float, north: float, east: float) -> Ring:
    return ((south, west), (south, east), (north, east), (north, west))


WITH_A_HOLE = Polygon(border=rectangle(0, 0, 10, 10), holes=(rectangle(4, 4, 6, 6),))


@pytest.mark.parametrize(
    ("point", "is_inside"),
    [
        ((1, 1), True),
        ((0, 0), True),
        ((0, 5), True),
        ((10, 10), True),
        ((5, 10), True),
        ((5, 10.001), False),
        ((-0.001, 5), False),
        ((5, 5), False),
        ((4, 5), True),
        ((6, 6), True),
        ((5.999, 5), False),
        ((6.001, 5), True),
        # Level with corners and sides of the hole, where a careless ray counts twice.
        ((4, 2), True),
        ((6, 12), False),
        ((4, -1), False),
    ],
)
def test_borders_belong_to_an_area_and_holes_do_not(point: Point, *, is_inside: bool) -> None:
    assert WITH_A_HOLE.holds(point) is is_inside


@FIFTY
@given(st.lists(points, min_size=2, max_size=2, unique=True), points)
def test_a_rectangle_holds_what_lies_between_its_sides(corners: list[Point], point: Point) -> None:
    (south, north), (west, east) = (sorted(pair) for pair in zip(*corners, strict=True))
    if south < north and west < east:
        held = Polygon(border=rectangle(south, west, north, east)).holds(point)
        assert held is (south <= point[0] <= north and west <= point[1] <= east)


@FIFTY
@given(st.lists(points, min_size=3, max_size=3, unique=True), points)
def test_a_triangle_holds_what_lies_on_one_side_of_all_its_sides(
    corners: list[Point], point: Point
) -> None:
    turns = [
        (b[1] - a[1]) * (point[0] - a[0]) - (b[0] - a[0]) * (point[1] - a[1])
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    ]
    a, b, c = corners
    if (b[1] - a[1]) * (c[0] - a[0]) != (b[0] - a[0]) * (c[1] - a[1]):
        expected = all(turn >= 0 for turn in turns) or all(turn <= 0 for turn in turns)
        assert Polygon(border=tuple(corners)).holds(point) is expected


@FIFTY
@given(
    corners=st.lists(points, min_size=3, max_size=8, unique=True),
    start=st.integers(0, 7),
    point=points,
    is_turned=st.booleans(),
)
def test_where_a_border_begins_and_which_way_it_goes_says_nothing(
    corners: list[Point], start: int, point: Point, *, is_turned: bool
) -> None:
    start %= len(corners)
    other = corners[start:] + corners[:start]
    if is_turned:
        other.reverse()
    one = Polygon(border=tuple(corners))
    assert one.holds(point) is Polygon(border=tuple(other)).holds(point)
    assert crosses_itself(one) is crosses_itself(Polygon(border=tuple(other)))


@FIFTY
@given(points)
def test_what_is_cut_out_lies_in_the_area_or_in_the_hole(point: Point) -> None:
    whole_area, hole = Polygon(border=WITH_A_HOLE.border), Polygon(border=WITH_A_HOLE.holes[0])
    assert (WITH_A_HOLE.holds(point) or hole.holds(point)) is whole_area.holds(point)


BOWTIE = ((0.0, 0.0), (2.0, 2.0), (0.0, 2.0), (2.0, 0.0))


@pytest.mark.parametrize(
    ("polygon", "is_crossed"),
    [
        (Polygon(border=rectangle(0, 0, 2, 2)), False),
        (Polygon(border=BOWTIE), True),
        (WITH_A_HOLE, False),
        # A hole that sticks out, and one that only touches the border.
        (Polygon(border=rectangle(0, 0, 4, 4), holes=(rectangle(2, 2, 6, 3),)), True),
        (Polygon(border=rectangle(0, 0, 4, 4), holes=(rectangle(2, 2, 4, 3),)), False),
        (Polygon(border=((0, 0), (0, 4), (4, 4), (4, 2), (1, 2), (1, 1), (4, 1), (4, 0))), False),
    ],
)
def test_a_border_that_crosses_itself_is_seen(polygon: Polygon, *, is_crossed: bool) -> None:
    assert crosses_itself(polygon) is is_crossed


def test_an_area_of_two_pieces_holds_both_and_not_what_lies_between() -> None:
    shape = Shape(
        polygons=(
            Polygon(border=rectangle(0, 0, 1, 1)),
            Polygon(border=rectangle(0, 3, 1, 4), holes=(rectangle(0.4, 3.4, 0.6, 3.6),)),
        )
    )
    assert [shape.holds((0.5, x)) for x in (0.5, 2, 3.1, 3.5, 4.1)] == [
        *(True, False, True, False, False)
    ]
    assert shape_of(stored_shape(shape)) == shape


@pytest.mark.parametrize("given_open", [True, False])
def test_a_ring_is_the_same_however_it_was_closed(*, given_open: bool) -> None:
    ring = rectangle(0, 0, 1, 1)
    written = ring if given_open else (*ring, ring[0])
    assert set(closed(written)) == set(ring)
    assert len(closed(written)) == len(ring)
