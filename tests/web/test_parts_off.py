"""Every address of a part while it is off, and after it is on again (C23)."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

import pytest
from sqlalchemy import func, select

from coop.kernel.db import Base
from coop.kernel.permissions import SYSTEM
from coop.parts.rules import Part, dependants_of, part_of_address
from coop.setup.services import turn_part
from tests.samples import Neighbourhood
from tests.web.routes import TABLE
from tests.web.test_routes import Website, answer_to, furnished_website, refusal
from web.menu import MENU


@pytest.fixture(scope="module")
def website(neighbourhood: Neighbourhood) -> Iterator[Website]:
    with furnished_website(neighbourhood) as website:
        yield website


@contextmanager
def turned_off(website: Website, part: Part) -> Iterator[None]:
    """Turn a part off, and first what needs it; all is forgotten afterwards."""
    forgotten = website.connection.begin_nested()
    try:
        for one in (*dependants_of(part, frozenset(Part)), part):
            website.coop.run(turn_part, SYSTEM, part=one, is_on=False)
        yield
    finally:
        forgotten.rollback()


def addresses_of(part: Part) -> list[str]:
    return [endpoint for endpoint in TABLE if part_of_address(endpoint) is part]


@pytest.mark.parametrize("part", Part)
def test_what_is_off_says_so_kindly_to_everybody(website: Website, part: Part) -> None:
    with turned_off(website, part):
        for endpoint in addresses_of(part):
            for visitor in ("nobody", "secretary"):
                answer = website.visit(visitor, endpoint)
                assert answer.status_code == HTTPStatus.NOT_FOUND, (endpoint, visitor)
                assert "Dit onderdeel staat uit" in answer.text, (endpoint, visitor)
                assert "Het bestuur kan het weer aanzetten." in answer.text
        # The ground stays: who resigns, asks about data, signs in or looks who does what.
        for endpoint in ("home.show", "membership.leave", "privacy.show", "own.show", "who.show"):
            assert website.visit("secretary", endpoint).status_code == HTTPStatus.OK, endpoint
        assert website.visit("nobody", "membership.leave").status_code == HTTPStatus.OK
        menu = {entry.label for entry in MENU if part_of_address(entry.endpoint) is part}
        first = website.visit("secretary", "home.show").text
        assert not [label for label in menu if f"<span>{label}</span></a></li>" in first]


def test_the_ground_is_as_the_table_says_while_everything_is_off(website: Website) -> None:
    forgotten = website.connection.begin_nested()
    for part in reversed(Part):
        website.coop.run(turn_part, SYSTEM, part=part, is_on=False)
    got, said = {}, {}
    for endpoint, page in TABLE.items():
        if part_of_address(endpoint) is None and website.method_of(endpoint) == "GET":
            for visitor in ("nobody", "secretary"):
                got[endpoint, visitor] = answer_to(website.visit(visitor, endpoint))
                may = visitor in page.for_whom
                said[endpoint, visitor] = str(int(page.status)) if may else refusal(page, visitor)
    forgotten.rollback()
    assert {key for key in said if got[key] != said[key]} == set()


@pytest.mark.parametrize("part", Part)
def test_what_is_on_again_is_as_it_was(website: Website, part: Part) -> None:
    before = rows(website)
    with turned_off(website, part):
        for one in (part, *dependants_of(part, frozenset(Part))[::-1]):
            website.coop.run(turn_part, SYSTEM, part=one, is_on=True)
        assert rows(website) == before
        for endpoint in addresses_of(part):
            page = TABLE[endpoint]
            if website.method_of(endpoint) == "GET" and page.for_whom:
                visitor = min(page.for_whom)
                answer = website.visit(visitor, endpoint)
                assert answer_to(answer) == str(int(page.status)), endpoint


def rows(website: Website) -> dict[str, int]:
    """Count what every table holds, but for what turning a part adds."""
    added = {"causes", "journal", "part_changes", "part_turns"}
    return {
        table.name: website.connection.execute(
            select(func.count()).select_from(table)
        ).scalar_one()
        for table in Base.metadata.sorted_tables
        if table.name not in added
    }
