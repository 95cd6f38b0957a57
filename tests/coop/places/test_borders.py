"""Areas drawn on the map, and what an address brings with it."""

import pytest

from coop.bootstrap import Coop
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.places.errors import (
    AreaNotFoundError,
    NotGeoJsonError,
    TooManyAreasError,
)
from coop.places.lookups import streets_in
from coop.places.queries import (
    AddressState,
    check_address,
)
from coop.places.rules import MOST_AREAS, AreaKind, door_of
from coop.places.services import (
    remove_area,
    upload_areas,
)
from tests.coop.places.contents import nothing_changes, places
from tests.coop.places.makers import draw, geojson, row, take_over


def test_a_new_border_moves_addresses_in_and_out(coop: Coop) -> None:
    take_over(coop, [row(1, lat=51.555), row(3, lat=51.565)])
    draw(coop, "Koningsveld", north=51.56)
    draw(coop, "Kijkers", kind=AreaKind.PREVENTION)
    held = {area.name: area.addresses for area in places(coop).areas}
    assert held == {"Koningsveld": 1, "Kijkers": 2}
    # The same name: a new border, and no second area. On the border counts.
    draw(coop, "Koningsveld", north=51.565)
    assert {area.name: area.addresses for area in places(coop).areas} == {
        "Koningsveld": 2,
        "Kijkers": 2,
    }
    drawing = places(coop).drawing
    assert drawing is not None
    assert {area.name for area in drawing.areas} == {"Koningsveld", "Kijkers"}


def test_an_area_that_is_removed_leaves_its_addresses(coop: Coop) -> None:
    take_over(coop, [row(1)])
    draw(coop, "Koningsveld")
    (area,) = places(coop).areas
    coop.run(remove_area, SYSTEM, area_id=area.area_id)
    assert (places(coop).areas, places(coop).listed) == ((), 1)
    with pytest.raises(AreaNotFoundError), nothing_changes(coop):
        coop.run(remove_area, SYSTEM, area_id=area.area_id)


def test_a_file_that_is_refused_draws_nothing(coop: Coop) -> None:
    with pytest.raises(NotGeoJsonError), nothing_changes(coop):
        coop.run(upload_areas, SYSTEM, kind=AreaKind.PREVENTION, content=b"{}")


def test_there_are_no_more_areas_than_fit_on_the_map(coop: Coop) -> None:
    for number in range(MOST_AREAS):
        content = geojson(f"Buurt {number}")
        coop.run(upload_areas, SYSTEM, kind=AreaKind.PREVENTION, content=content)
    with pytest.raises(TooManyAreasError), nothing_changes(coop):
        coop.run(upload_areas, SYSTEM, kind=AreaKind.PREVENTION, content=geojson("Nog een"))
    coop.run(upload_areas, SYSTEM, kind=AreaKind.PREVENTION, content=geojson("Buurt 0"))


def test_streets_are_those_of_the_addresses_in_an_area(coop: Coop) -> None:
    take_over(coop, [row(1), row(3, street="Wilgenpad"), row(5, street="Verweg", lat=51.6)])
    draw(coop, "Kijkers", kind=AreaKind.PREVENTION)
    with coop._reading() as session:
        assert streets_in(session, AreaKind.PREVENTION) == ("Lindenhof", "Wilgenpad")
        assert streets_in(session, AreaKind.NEIGHBOURHOOD) == ()


def test_without_a_list_an_address_is_just_taken(coop: Coop) -> None:
    checked = coop.ask(check_address, NOBODY, door=door_of("5099AA", "1"))
    assert checked.state is AddressState.NO_LIST


def test_an_address_on_the_list_brings_its_street(coop: Coop) -> None:
    take_over(coop, [row(12, letter="a")])
    checked = coop.ask(check_address, NOBODY, door=door_of("5099 aa", "12 A"))
    assert (checked.state, checked.street, checked.town) == (
        AddressState.LISTED,
        "Lindenhof",
        "Tilburg",
    )


@pytest.mark.parametrize(
    ("typed", "street", "nearest", "found"),
    [
        (("5099AA", "12"), "", ("Lindenhof 12A, 5099 AA", "Lindenhof 14, 5099 AA"), "Lindenhof"),
        # The postcode is wrong, the street is not.
        (("5099ZZ", "14"), " lindenhof ", ("Lindenhof 14, 5099 AA", "Lindenhof 12A, 5099 AA"), ""),
        (("5099ZZ", "14"), "", (), ""),
    ],
)
def test_an_unknown_address_brings_what_may_be_meant(
    coop: Coop, typed: tuple[str, str], street: str, nearest: tuple[str, ...], found: str
) -> None:
    take_over(coop, [row(12, letter="a"), row(14)])
    checked = coop.ask(check_address, NOBODY, door=door_of(*typed), street=street)
    assert checked.state is AddressState.UNKNOWN
    assert checked.nearest == nearest
    assert checked.street == found


def test_an_address_outside_every_neighbourhood_is_seen(coop: Coop) -> None:
    take_over(coop, [row(1), row(3, lat=51.6), row(5, lat="")])
    doors = [door_of("5099AA", number) for number in ("1", "3", "5")]

    def outside() -> list[bool]:
        return [coop.ask(check_address, NOBODY, door=door).is_outside for door in doors]

    assert outside() == [False, False, False]
    # Where people look out together says nothing of where members live.
    draw(coop, "Kijkers", kind=AreaKind.PREVENTION)
    assert outside() == [False, False, False]
    draw(coop, "Koningsveld")
    assert outside() == [False, True, False]
