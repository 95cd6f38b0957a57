import pytest

from coop.places.errors import InvalidPostcodeError
from coop.places.rules import (
    Door,
    KnownAddress,
    ListedAddress,
    Point,
    RowState,
    distance_m,
    door_of,
    is_in_grid,
    nearest_doors,
    point_of_rd,
    postcode_of,
    state_of_row,
)


@pytest.mark.parametrize(("typed", "stored"), [("5021 ab", "5021AB"), (" 5021AB ", "5021AB")])
def test_a_postcode_is_stored_one_way(typed: str, stored: str) -> None:
    assert postcode_of(typed) == stored


@pytest.mark.parametrize("typed", ["", "0021AB", "5021", "5021 A", "5021 SS", "5021SA", "5021SD"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(InvalidPostcodeError):
        postcode_of(typed)


def test_a_minute_of_latitude_is_a_sea_mile() -> None:
    assert distance_m((51.55, 5.07), (51.55 + 1 / 60, 5.07)) == pytest.approx(1853, abs=2)


@pytest.mark.parametrize(
    ("x", "y", "point"),
    [
        # Schreutelkamp and Strang van Hees: the base of the grid and two towers, the towers as
        # RDNAPTRANS gives them.
        (155_000, 463_000, (52.15517440, 5.38720621)),
        (120_700.723, 487_525.502, (52.37453253, 4.88352559)),
        (233_883.131, 582_065.167, (53.21938317, 6.56820053)),
    ],
)
def test_the_grid_is_right_within_a_quarter_of_a_metre(x: float, y: float, point: Point) -> None:
    assert distance_m(point_of_rd(x, y), point) < 0.25


def test_the_base_of_the_grid_is_exact() -> None:
    assert point_of_rd(155_000, 463_000) == (52.15517440, 5.38720621)


def test_a_hundred_metres_in_the_grid_are_a_hundred_on_the_earth() -> None:
    for x, y in ((30_000, 390_000), (133_000, 397_000), (275_000, 600_000)):
        for dx, dy in ((100, 0), (0, 100)):
            apart = distance_m(point_of_rd(x, y), point_of_rd(x + dx, y + dy))
            # The grid itself is off by 1 in 10,000, a round earth by up to 4 in 1,000.
            assert apart == pytest.approx(100, abs=0.5)


@pytest.mark.parametrize(
    ("x", "y", "is_there"),
    [
        (155_000, 463_000, True),
        (-7_000, 300_001, True),
        (-7_001, 463_000, False),
        (300_000, 630_000, True),
        (300_001, 463_000, False),
        (155_000, 300_000, False),
        (155_000, 630_001, False),
        (463_000, 155_000, False),
    ],
)
def test_what_is_no_place_in_the_grid_is_seen(x: float, y: float, *, is_there: bool) -> None:
    assert is_in_grid(x, y) is is_there


def doors(*numbers: str) -> list[Door]:
    return [door_of("5099AA", number) for number in numbers]


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("12", ["14", "13", "12B", "12A"], ["12A", "12B", "13"]),
        ("12A", ["12", "14", "200"], ["12", "14", "200"]),
        ("12-2", ["12-3", "12-1", "13", "11"], ["12-1", "12-3", "11"]),
        ("12", ["14", "10", "11"], ["11", "10", "14"]),
        ("12", [], []),
        ("12", ["12"], []),
    ],
)
def test_the_doors_that_may_be_meant_come_in_order(
    typed: str, known: list[str], meant: list[str]
) -> None:
    found = nearest_doors(door_of("5099AA", typed), doors(*known))
    assert [door.number for door in found] == meant


SAID = ListedAddress(
    door=Door(postcode="5099AA", house_number=1),
    street="Lindenhof",
    town="Tilburg",
    point=(51.56, 5.06),
)
#: A metre and a half, and half of that, to the north.
FAR, NEAR = (51.5600135, 5.06), (51.5600067, 5.06)


@pytest.mark.parametrize(
    ("street", "point", "is_listed", "state"),
    [
        ("Lindenhof", (51.56, 5.06), True, RowState.SAME),
        ("Lindenhof", NEAR, True, RowState.SAME),
        ("Lindenhof", FAR, True, RowState.CHANGED),
        ("Lindenhof", None, True, RowState.CHANGED),
        ("Lindehof", (51.56, 5.06), True, RowState.CHANGED),
        ("Lindenhof", (51.56, 5.06), False, RowState.CHANGED),
    ],
)
def test_a_row_says_what_it_changes(
    street: str, point: Point | None, *, is_listed: bool, state: RowState
) -> None:
    known = KnownAddress(street=street, town="Tilburg", point=point, is_listed=is_listed)
    assert state_of_row(SAID, known) is state


def test_a_list_without_places_takes_none_away() -> None:
    said = ListedAddress(door=SAID.door, street="Lindenhof", town="Tilburg", point=None)
    known = KnownAddress(street="Lindenhof", town="Tilburg", point=(51.56, 5.06), is_listed=True)
    assert state_of_row(said, known) is RowState.SAME
    assert state_of_row(said, None) is RowState.NEW
