"""Members by front door: sizes at both ends, who pays, and as many questions for many doors."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from coop.bootstrap import Coop
from coop.contribution.queries.households import household_payers
from coop.contribution.rules.dues import household_rank
from coop.kernel.permissions import SYSTEM
from coop.membership.queries import member_view, members_page
from coop.membership.queries.households import HouseholdsPage, households_page
from coop.membership.queries.register import MOST_HOUSEMATES
from coop.membership.rules.categories import Terms
from coop.membership.rules.households import HouseholdSize
from coop.membership.services import define_category, place_member, record_death
from coop.places.rules import Door
from coop.places.services import add_address
from tests.makers import make_member
from tests.questions import questions

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("size", "members", "fits"),
    [
        (HouseholdSize.ANY, 1, True),
        (HouseholdSize.ONE, 1, True),
        (HouseholdSize.ONE, 2, False),
        (HouseholdSize.SEVERAL, 1, False),
        (HouseholdSize.SEVERAL, 2, True),
        (HouseholdSize.MANY, 3, False),
        (HouseholdSize.MANY, 4, True),
        (HouseholdSize.MANY, 40, True),
    ],
)
def test_sizes(size: HouseholdSize, members: int, *, fits: bool) -> None:
    assert size.fits(members) is fits


def test_who_is_asked_for_a_household() -> None:
    asked = household_rank(is_asked=True, is_leaving=True, has_mandate=False, number=9)
    mandated = household_rank(is_asked=False, is_leaving=False, has_mandate=True, number=8)
    longest = household_rank(is_asked=False, is_leaving=False, has_mandate=False, number=1)
    leaver = household_rank(is_asked=False, is_leaving=True, has_mandate=True, number=2)
    assert sorted([leaver, longest, mandated, asked]) == [asked, mandated, longest, leaver]


def live_at(coop: Coop, number: int, members: int) -> list[uuid.UUID]:
    """Let so many members live behind one door; return their memberships."""
    address_id = coop.run(
        add_address,
        SYSTEM,
        door=Door(postcode="5099BA", house_number=number),
        street="Beukenlaan",
        town="Tilburg",
    )
    names = [f"P{number}x{index}" for index in range(members)]
    for name in names:
        make_member(
            coop, given=name, family="Bos", joined_on=date(2024, 5, 1), address_id=address_id
        )
    lines = coop.ask(members_page, SYSTEM).lines
    return [line.member_id for name in names for line in lines if line.name == f"Bos, {name}"]


def seen(coop: Coop, size: HouseholdSize = HouseholdSize.SEVERAL) -> HouseholdsPage:
    return coop.ask(households_page, SYSTEM, size=size)


def test_doors_stand_by_size_in_the_order_of_the_street(coop: Coop) -> None:
    live_at(coop, 12, 2)
    live_at(coop, 3, 4)
    live_at(coop, 7, 1)
    make_member(coop, given="Zonder")
    page = seen(coop, HouseholdSize.ANY)
    assert [line.address for line in page.lines] == [
        "Beukenlaan 3",
        "Beukenlaan 7",
        "Beukenlaan 12",
    ]
    assert (page.doors, page.shared, page.found, page.without_address) == (3, 2, 3, 1)
    assert [len(line.members) for line in seen(coop).lines] == [4, 2]
    assert [line.address for line in seen(coop, HouseholdSize.ONE).lines] == ["Beukenlaan 7"]
    assert seen(coop, HouseholdSize.MANY).found == 1


def test_who_is_no_member_any_more_is_no_housemate(coop: Coop) -> None:
    ana, bas = live_at(coop, 12, 2)
    assert [one.member_id for one in coop.ask(member_view, SYSTEM, member_id=ana).housemates] == [
        bas
    ]
    coop.run(record_death, SYSTEM, member_id=bas, died_on=TODAY - timedelta(days=1))
    assert coop.ask(member_view, SYSTEM, member_id=ana).housemates == ()
    assert seen(coop).found == 0


def test_a_house_for_many_does_not_fill_the_page_of_one(coop: Coop) -> None:
    first, *_ = live_at(coop, 12, MOST_HOUSEMATES + 2)
    view = coop.ask(member_view, SYSTEM, member_id=first)
    assert (len(view.housemates), view.more_housemates) == (MOST_HOUSEMATES, 1)


def test_one_of_those_who_pay_together_pays(coop: Coop) -> None:
    ana, bas = live_at(coop, 12, 2)
    (alone,) = live_at(coop, 14, 1)
    together = coop.run(
        define_category, SYSTEM, name="Huishouden", terms=Terms(is_per_household=True)
    )
    (line,) = seen(coop).lines
    doors = [line.address_id]
    assert coop.ask(household_payers, SYSTEM, address_ids=doors) == frozenset()
    for member_id in (ana, bas, alone):
        coop.run(
            place_member,
            SYSTEM,
            member_id=member_id,
            category_id=together,
            effective_on=TODAY,
        )
    assert coop.ask(household_payers, SYSTEM, address_ids=doors) == {ana}
    assert all(one.pays_together for one in seen(coop).lines[0].members)


def test_many_doors_take_as_many_questions_as_one(coop: Coop, engine: Engine) -> None:
    live_at(coop, 1, 2)
    with questions(engine) as one:
        seen(coop)
    for number in range(2, 6):
        live_at(coop, number, 3)
    with questions(engine) as many:
        assert seen(coop).found == 5
    assert len(many) == len(one)
