"""The members' list: filters, orders and pages, on the register of a few."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.errors import MemberNotFoundError
from coop.membership.queries import MemberPage, member_view, members_page
from coop.membership.queries.register import MEMBERS_ON_A_PAGE
from coop.membership.rules import MemberFilter, Order, Reach, Selection
from coop.membership.rules.lifecycle import Way
from coop.membership.services import record_death, record_resignation
from coop.people.rules import ChannelKind, Purpose
from coop.people.services import record_consent
from coop.places.rules import Door
from coop.places.services import add_address
from tests.coop.membership.lists import JAN, confirm, members, upload
from tests.coop.membership.lists import names as names_of
from tests.doubles import FixedClock
from tests.makers import make_member
from tests.questions import questions


@pytest.fixture
def few(coop: Coop) -> None:
    """Enter three members: Ana 1 by letter, Bas 2 by mail, Cem 3 with mail but no consent."""

    def door(street: str, number: int, postcode: str) -> Any:
        return coop.run(
            add_address,
            SYSTEM,
            door=Door(postcode=postcode, house_number=number),
            street=street,
            town="Tilburg",
        )

    make_member(coop, given="Ana", family="Maas", joined_on=date(2024, 5, 1))
    bas = make_member(
        coop,
        given="Bas",
        family="Zijl",
        email="bas@voorbeeld.example",
        joined_on=date(2024, 5, 2),
        address_id=door("Beukenlaan", 10, "5099BA"),
    )
    make_member(
        coop,
        given="Cem",
        family="Aydın",
        email="cem@voorbeeld.example",
        joined_on=date(2024, 5, 3),
        address_id=door("Beukenlaan", 9, "5099BB"),
    )
    email, purpose = ChannelKind.EMAIL, Purpose.CONVOCATION
    coop.run(record_consent, SYSTEM, person_id=bas, channel=email, purpose=purpose, how="web")


def names(coop: Coop, order: Order = Order.NAME, **selected: Any) -> str:
    seen = page(coop, order=order, **selected)
    assert seen.found == len(seen.lines)
    return " ".join(line.name.partition(", ")[2] for line in seen.lines)


def page(coop: Coop, number: int = 1, order: Order = Order.NAME, **selected: Any) -> MemberPage:
    selection = Selection(**selected)
    return coop.ask(members_page, SYSTEM, selection=selection, order=order, page=number)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.NAME, "Cem Ana Bas"),
        (Order.NUMBER, "Ana Bas Cem"),
        # Whoever has no address comes last.
        (Order.STREET, "Cem Bas Ana"),
        (Order.JOINED, "Cem Bas Ana"),
    ],
)
def test_orders(coop: Coop, order: Order, found: str) -> None:
    assert names(coop, order) == found


@pytest.mark.usefixtures("few")
def test_filters(coop: Coop) -> None:
    assert names(coop, reach=Reach.NO_EMAIL) == "Ana"
    assert names(coop, reach=Reach.NO_CONSENT) == "Cem Ana"
    assert names(coop, street="Beukenlaan") == "Cem Bas"
    assert names(coop, street="Beuk") == ""
    assert names(coop, street="Beukenlaan", search="zijl") == "Bas"


@pytest.mark.usefixtures("few")
def test_who_goes_and_who_went(coop: Coop, clock: FixedClock) -> None:
    lines = {line.number: line for line in page(coop).lines}
    today = clock.now().date()
    coop.run(record_death, SYSTEM, member_id=lines[1].member_id, died_on=today)
    bas = lines[2].member_id
    coop.run(record_resignation, SYSTEM, member_id=bas, received_on=today, way=Way.PAPER)
    assert names(coop) == "Cem Ana Bas"
    assert names(coop, wanted=MemberFilter.LEAVING) == "Ana Bas"
    assert names(coop, wanted=MemberFilter.SUSPENDED) == ""
    # The day of death was the last one.
    assert names(coop, wanted=MemberFilter.ENDED) == ""
    clock.advance(timedelta(days=1))
    assert names(coop, wanted=MemberFilter.ENDED) == "Ana"
    assert names(coop) == "Cem Bas"


@pytest.mark.usefixtures("few")
def test_days_of_joining_are_both_included(coop: Coop) -> None:
    assert names(coop, joined_from=date(2024, 5, 2)) == "Cem Bas"
    assert names(coop, joined_from=date(2024, 5, 3)) == "Cem"
    assert names(coop, joined_until=date(2024, 5, 2)) == "Ana Bas"
    assert names(coop, joined_until=date(2024, 5, 1)) == "Ana"
    second = date(2024, 5, 2)
    assert names(coop, joined_from=second, joined_until=second) == "Bas"


def test_a_part_of_many_streets(coop: Coop, secretary: Actor) -> None:
    streets = [*(f"Straat {n}" for n in range(10, 20)), "Plein 1", "Hof"]
    rows = [
        f";{street.replace(' ', '')};Bos;50{n}AA;{n};{street};Tilburg;;;"
        for n, street in enumerate(streets, start=10)
    ]
    confirm(coop, secretary, upload(coop, secretary, *rows), 12)
    make_member(coop, given="Straatje", family="Zonder")
    # In most of the names, in many, and in a few; a name or a house number may be meant too.
    for search, found in {
        "straat": 11,
        "straat zonder": 1,
        "straat 1": 10,
        "1": 11,
        "11": 2,
        "straat 11": 1,
        "plein 1": 1,
        "straat hof": 0,
    }.items():
        assert len(names_of(coop, search)) == found, search


@pytest.mark.usefixtures("few")
def test_a_house_with_its_street(coop: Coop) -> None:
    assert names(coop, search="beukenlaan 9") == "Cem"
    assert names(coop, search="10 beuken") == "Bas"
    assert names(coop, search="ba 5099") == "Bas"


def test_more_rows_ask_no_more_of_the_database(coop: Coop, engine: Engine) -> None:
    def asked() -> list[int]:
        counts = []
        for selected in ({}, {"search": "jan lindenhof 1"}, {"reach": Reach.NO_CONSENT}):
            with questions(engine) as of_page:
                page(coop, **selected)
            counts.append(len(of_page))
        return counts

    make_member(coop, given="Jan", email="jan@voorbeeld.example")
    one = asked()
    for number in range(MEMBERS_ON_A_PAGE):
        make_member(coop, given=f"Jan{number}", email=f"jan{number}@voorbeeld.example")
    assert len(page(coop).lines) == MEMBERS_ON_A_PAGE
    assert asked() == one


def test_the_list_is_searched_in_every_way(coop: Coop, secretary: Actor) -> None:
    rows = (
        JAN,
        "12;Ayşe;Yıldız;5099AB;12;Beukenlaan;Tilburg;ayse@voorbeeld.example;1-2-2021;ja",
        "13;Łukasz;Öztürk;5099AC;44;Beukenlaan;Tilburg;;1-2-2021;nee",
    )
    confirm(coop, secretary, upload(coop, secretary, *rows), 3)
    for search, found in {
        "": ["Oztürk", "Vries", "Yıldız"],
        "vries": ["Vries"],
        "de vries jan": ["Vries"],
        "YILDIZ": ["Yıldız"],
        "yıldız": ["Yıldız"],
        "ozturk": ["Oztürk"],
        "lukasz": ["Oztürk"],
        "beukenlaan": ["Oztürk", "Yıldız"],
        "beukenlaan 44": ["Oztürk"],
        "5099 ab": ["Yıldız"],
        "5099AB": ["Yıldız"],
        "jan@voorbeeld": ["Vries"],
        "12": ["Yıldız"],
        "7": ["Vries"],
        "%": [],
        "_": [],
        "niemand": [],
        "99999999999999999999": [],
        "''": [],
    }.items():
        assert [name.split(",")[0] for name in names_of(coop, search)] == [
            name.replace("Oz", "Öz") for name in found
        ], search


def test_pages_of_the_list(coop: Coop, secretary: Actor) -> None:
    rows = [f";Jan{n:03};Bos;5099AA;{n};Lindenhof;Tilburg;;;" for n in range(1, 122)]
    confirm(coop, secretary, upload(coop, secretary, *rows), 121)
    page = members(coop, page=5)
    assert (page.page, page.pages, len(page.lines), page.members) == (5, 5, 1, 121)
    assert page.without_email == 121
    assert members(coop, page=0).page == 1
    assert members(coop, page=99).page == 5
    everybody = [line.name for number in range(1, 6) for line in members(coop, page=number).lines]
    assert everybody == sorted(everybody)
    assert len(set(everybody)) == 121


def test_nobody_is_not_found(coop: Coop) -> None:
    with pytest.raises(MemberNotFoundError):
        coop.ask(member_view, SYSTEM, member_id=uuid.UUID(int=7))
