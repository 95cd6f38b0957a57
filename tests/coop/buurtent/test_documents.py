from hypothesis import given
from hypothesis import strategies as st

from coop.buurtent.documents import sketch_of
from coop.places.documents.sketch import MARGIN, SIDE

TENT = (51.5656, 5.0622)
NEAR = st.floats(min_value=-0.003, max_value=0.003)
DOORS = st.lists(
    st.tuples(st.sampled_from(["Lindenhof", "Wilgenpad", "Elzenkade"]), st.tuples(NEAR, NEAR)),
    min_size=1,
    max_size=40,
)


def around(doors: list[tuple[str, tuple[float, float]]]) -> list[tuple[str, tuple[float, float]]]:
    return [(street, (TENT[0] + north, TENT[1] + east)) for street, (north, east) in doors]


def test_without_doors_there_is_nothing_to_draw() -> None:
    assert sketch_of([], tent=TENT, radius_m=150) is None


def test_a_street_to_the_east_is_drawn_level_and_to_the_right() -> None:
    doors = [("Lindenhof", (TENT[0], TENT[1] + step / 1000)) for step in (1, 2, 3)]
    sketch = sketch_of(doors, tent=TENT, radius_m=100)
    assert sketch is not None
    (street,) = sketch.streets
    assert street.turn == 0
    assert SIDE / 2 < street.x1 < street.x2


def test_north_is_up() -> None:
    doors = [("Lindenhof", (TENT[0] + 0.001, TENT[1] + step / 1000)) for step in (-1, 1)]
    sketch = sketch_of(doors, tent=TENT, radius_m=100)
    assert sketch is not None
    assert sketch.streets[0].y1 < SIDE / 2


def test_without_a_tents_point_the_streets_are_still_drawn() -> None:
    sketch = sketch_of([("Lindenhof", TENT)], tent=None, radius_m=None)
    assert sketch is not None
    assert (sketch.tent_x, sketch.radius) == (None, None)


@given(doors=DOORS, radius_m=st.floats(min_value=25, max_value=500))
def test_everything_fits_and_no_name_stands_upside_down(
    doors: list[tuple[str, tuple[float, float]]], radius_m: float
) -> None:
    sketch = sketch_of(around(doors), tent=TENT, radius_m=radius_m)
    assert sketch is not None
    assert {street.name for street in sketch.streets} == {name for name, _ in doors}
    assert sketch.radius is not None
    assert sketch.radius <= SIDE / 2 - MARGIN + 1
    for street in sketch.streets:
        assert -90 <= street.turn <= 90
        for value in (street.x1, street.y1, street.x2, street.y2):
            assert MARGIN - 1 <= value <= SIDE - MARGIN + 1
