"""Amounts by category, and one contribution for who live together."""

import uuid
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.bootstrap import Coop
from coop.contribution.queries.runs import run_proposal, run_view
from coop.contribution.rules.dues import EVERYBODY, Authority, Payer, those_to_ask
from coop.contribution.services.runs import draft_run
from coop.kernel.permissions import SYSTEM
from coop.membership.rules.categories import Terms
from coop.membership.services import add_member, define_category, place_member
from tests.coop.contribution.makers import fix, make_creditor, make_payer
from tests.makers import make_person
from tests.tents import make_address

HOME, OTHER_HOME = uuid.UUID(int=1), uuid.UUID(int=2)
MANDATE = Authority(
    mandate_id=uuid.UUID(int=3), reference="W-1", signed_on=date(2024, 1, 2), iban="", holder=""
)


def payer(number: int, household: uuid.UUID | None = HOME, category: str = "samen") -> Payer:
    return Payer(
        member_id=uuid.UUID(int=100 + number),
        number=number,
        name="Ana Bos",
        joined_on=date(2024, 1, 1),
        category=category,
        household=household,
    )


@pytest.mark.parametrize(
    ("payers", "asked"),
    [
        pytest.param([payer(1, None), payer(2, None)], [1, 2], id="each owes an own"),
        pytest.param([payer(2), payer(1)], [1], id="the longest a member"),
        pytest.param(
            [payer(1), replace(payer(2), authority=MANDATE)], [2], id="who has a mandate"
        ),
        pytest.param(
            [replace(payer(1), ended_on=date(2026, 5, 1)), payer(2)], [2], id="who stays"
        ),
        pytest.param([payer(1), payer(2, OTHER_HOME)], [1, 2], id="two front doors"),
        pytest.param([payer(1), payer(2, category="ander")], [1, 2], id="two categories"),
        pytest.param([payer(1), replace(payer(2), is_asked=True)], [], id="asked before"),
        pytest.param([replace(payer(1, None), is_asked=True)], [], id="asked alone"),
    ],
)
def test_who_is_asked(payers: list[Payer], asked: list[int]) -> None:
    assert [one.number for one in those_to_ask(payers)] == asked


members = st.lists(
    st.tuples(st.sampled_from([None, HOME, OTHER_HOME]), st.booleans()), max_size=12
).map(
    lambda rows: [
        replace(payer(number, home), authority=MANDATE if has else None)
        for number, (home, has) in enumerate(rows, start=1)
    ]
)


@settings(max_examples=50)
@given(members)
def test_every_household_is_asked_once_and_everybody_else_too(payers: list[Payer]) -> None:
    asked = Counter(one.household for one in those_to_ask(payers))
    present = Counter(one.household for one in payers)
    assert asked[None] == present[None]
    assert all(asked[home] == min(1, present[home]) for home in (HOME, OTHER_HOME))


@pytest.fixture
def together(coop: Coop) -> uuid.UUID:
    """Provide a category of which two members live behind one door; a third pays alone."""
    make_creditor(coop)
    category_id = coop.run(
        define_category,
        SYSTEM,
        name="Huishouden",
        terms=Terms(is_per_household=True, cents=35_00),
    )
    address_id = make_address(coop)
    for given_name in ("Ana", "Bea"):
        person_id = make_person(coop, given=given_name, address_id=address_id)
        member_id = coop.run(add_member, SYSTEM, person_id=person_id, joined_on=date(2024, 1, 1))
        coop.run(
            place_member,
            SYSTEM,
            member_id=member_id,
            category_id=category_id,
            effective_on=date(2026, 11, 21),
        )
    make_payer(coop, given="Zoë")
    return category_id


def make_run(coop: Coop, amounts: dict[str, int]) -> uuid.UUID:
    return coop.run(
        draft_run,
        SYSTEM,
        year=2026,
        amounts=amounts,
        collect_on=date(2026, 12, 15),
        pay_by=date(2027, 1, 12),
    )


def test_a_run_asks_a_household_once_by_its_category(coop: Coop, together: uuid.UUID) -> None:
    run_id = make_run(coop, {EVERYBODY: 25_00, str(together): 35_00})
    run = coop.ask(run_view, SYSTEM, run_id=run_id)
    assert [(line.name, line.cents) for line in run.lines] == [
        ("Ana Bos", 35_00),
        ("Zoë Bos", 25_00),
    ]
    assert (run.totals.count, run.totals.letters) == (2, 2)


def test_a_second_run_asks_nobody_of_the_household_again(coop: Coop, together: uuid.UUID) -> None:
    run_id = make_run(coop, {EVERYBODY: 25_00, str(together): 35_00})
    fix(coop, run_id)
    make_payer(coop, given="Wim")
    again = make_run(coop, {EVERYBODY: 25_00})
    run = coop.ask(run_view, SYSTEM, run_id=again)
    assert [line.name for line in run.lines] == ["Wim Bos"]


def test_the_form_begins_with_what_a_category_usually_pays(
    coop: Coop, together: uuid.UUID
) -> None:
    (one,) = coop.ask(run_proposal, SYSTEM).categories
    assert (one.category, one.name, one.cents) == (str(together), "Huishouden", 35_00)
