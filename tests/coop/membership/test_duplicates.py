"""Who may stand in the register twice."""

import uuid

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.membership.errors import SamePersonError
from coop.membership.queries.duplicates import MOST_AT_ONE_PLACE, duplicates_page, pair_view
from coop.membership.rules.duplicates import Likeness, is_near_name, is_same_name, within_slips
from coop.people.errors import PersonNotFoundError
from coop.people.rules import Name
from coop.places.rules import Door
from coop.places.services import add_address
from tests.makers import actor_for, make_member


def name(text: str) -> Name:
    given, _, family = text.rpartition(" ")
    return Name(given=given, family=family)


@pytest.mark.parametrize(
    ("one", "other", "same", "near"),
    [
        ("Jan Vries", "jan vriès", True, True),
        ("Jan Vries", "J. Vries", False, True),
        ("Jan Vries", "J.P. Vries", False, True),
        ("Jan Vries", " Vries", False, True),
        ("Jan Vries", "Jan Fries", False, True),
        ("Jan Vries", "Jan Vriess", False, True),
        ("Jan Vries", "Jan Friees", False, False),
        # Two people, as every couple is.
        ("Jan Vries", "Ria Vries", False, False),
        ("Jan Vries", "Janneke Vries", False, False),
        ("Jan Vries", "K. Vries", False, False),
        # In short names a letter makes another name.
        ("Jan Bos", "Jan Vos", False, False),
    ],
)
def test_names_that_may_be_one(one: str, other: str, *, same: bool, near: bool) -> None:
    assert is_same_name(name(one), name(other)) == same
    assert is_near_name(name(one), name(other)) == near
    assert is_near_name(name(other), name(one)) == near


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("smit", "smit", True),
        ("smit", "smits", True),
        ("smit", "smid", True),
        ("smit", "msit", False),
        ("smits", "mits", True),
        ("bos", "boss", False),
        ("jansen", "janssen", True),
        ("jansen", "janssens", False),
    ],
)
def test_one_slip_of_the_pen(one: str, other: str, *, within: bool) -> None:
    assert within_slips(one, other) == within
    assert within_slips(other, one) == within


@pytest.fixture
def door(coop: Coop) -> uuid.UUID:
    place = Door(postcode="5099AA", house_number=1)
    return coop.run(add_address, SYSTEM, door=place, street="Lindenhof", town="Tilburg")


def found(coop: Coop) -> list[tuple[set[str], Likeness | None]]:
    pairs = coop.ask(duplicates_page, SYSTEM).pairs
    return [({pair.one.name, pair.other.name}, pair.why) for pair in pairs]


def test_the_most_alike_come_first(coop: Coop, door: uuid.UUID) -> None:
    mail = "vries@voorbeeld.example"
    make_member(coop, given="Jan", family="Vries", address_id=door, email=mail)
    make_member(coop, given="Ria", family="Vries", address_id=door, email=mail)
    make_member(coop, given="J.", family="Vries", email=mail)
    make_member(coop, given="JAN", family="Vriès", address_id=door)
    make_member(coop, given="Jan", family="Vriess", address_id=door)
    assert found(coop) == [
        ({"Jan Vries", "JAN Vriès"}, Likeness.SAME_AT_DOOR),
        ({"Jan Vries", "J. Vries"}, Likeness.SAME_EMAIL),
        ({"Jan Vries", "Jan Vriess"}, Likeness.NEAR_AT_DOOR),
        ({"JAN Vriès", "Jan Vriess"}, Likeness.NEAR_AT_DOOR),
    ]


def test_a_house_full_of_people_is_left_alone(coop: Coop, door: uuid.UUID) -> None:
    for _ in range(MOST_AT_ONE_PLACE):
        make_member(coop, given="Jan", family="Vries", address_id=door)
    together = MOST_AT_ONE_PLACE * (MOST_AT_ONE_PLACE - 1) // 2
    page = coop.ask(duplicates_page, SYSTEM, page=99)
    assert (page.found, page.page) == (together, page.pages)
    make_member(coop, given="Jan", family="Vries", address_id=door)
    assert found(coop) == []


def test_two_side_by_side(coop: Coop, door: uuid.UUID) -> None:
    one = make_member(coop, given="Jan", family="Vries", address_id=door, email="j@b.example")
    other = make_member(coop, given="J.", family="Vries")
    pair = coop.ask(pair_view, SYSTEM, one=one, other=other)
    assert (pair.one.name, pair.one.address) == ("Jan Vries", "Lindenhof 1, 5099AA")
    assert [value for _, value in pair.one.channels] == ["j@b.example"]
    assert (pair.other.name, pair.other.address, pair.other.channels) == ("J. Vries", "", ())
    with pytest.raises(SamePersonError):
        coop.ask(pair_view, SYSTEM, one=one, other=one)
    with pytest.raises(PersonNotFoundError):
        coop.ask(pair_view, SYSTEM, one=one, other=uuid.UUID(int=7))


def test_it_is_the_boards_to_see(coop: Coop) -> None:
    member = actor_for(coop, make_member(coop))
    with pytest.raises(MissingPermissionError):
        coop.ask(duplicates_page, member)
    with pytest.raises(MissingPermissionError):
        coop.ask(pair_view, member, one=uuid.UUID(int=1), other=uuid.UUID(int=2))
