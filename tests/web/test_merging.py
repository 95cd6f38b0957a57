"""From the finder to one entry, as the secretary's browser sees it."""

import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.membership.queries import members_page
from coop.membership.rules import Selection
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import make_hall
from tests.makers import make_member, make_officer
from tests.web.browsing import browser_of

MAIL = "vries@voorbeeld.example"


@pytest.fixture
def pair(coop: Coop) -> tuple[uuid.UUID, uuid.UUID]:
    return (
        make_member(coop, given="Jan", family="Vries", email=MAIL),
        make_member(coop, given="J.", family="Vries", email=MAIL),
    )


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.SECRETARY).person_id)


def test_from_the_finder_to_one_entry(
    secretary: FlaskClient, pair: tuple[uuid.UUID, uuid.UUID]
) -> None:
    here = f"/leden/dubbel/{pair[0]}/{pair[1]}"
    finder = secretary.get("/leden/dubbel").text
    assert here in finder or f"/leden/dubbel/{pair[1]}/{pair[0]}" in finder
    chosen = {"stays": "other", "name": "one"}
    choice = secretary.get(here, query_string=chosen).text
    assert 'name="stays" value="other" checked' in choice
    assert 'name="email"' not in choice  # both have the same
    preview = secretary.get(f"{here}/samenvoegen", query_string=chosen).text
    assert "Voeg deze twee samen" in preview
    assert "Stemmingen en presentielijsten van vroeger veranderen niet." in preview
    done = secretary.post(f"{here}/samenvoegen", data=chosen, follow_redirects=True)
    assert "Deze twee zijn nu één." in done.text
    assert "<h1" in done.text
    assert "Jan Vries" in done.text
    assert "lidnummer 1" in done.text
    assert "Niemand lijkt dubbel" in secretary.get("/leden/dubbel").text
    again = secretary.post(f"{here}/samenvoegen", data=chosen)
    assert again.status_code == 409
    assert "was u voor" in again.text


def test_the_old_page_leads_to_the_new_one(
    coop: Coop, secretary: FlaskClient, pair: tuple[uuid.UUID, uuid.UUID]
) -> None:
    page = coop.ask(members_page, SYSTEM, selection=Selection(search="2"))
    old = page.lines[0].member_id
    secretary.post(f"/leden/dubbel/{pair[0]}/{pair[1]}/samenvoegen", data={"stays": "one"})
    answer = secretary.get(f"/leden/{old}")
    assert answer.status_code == 302
    assert answer.location != f"/leden/{old}"


def test_what_stands_in_the_way_is_told_beforehand_and_afterwards(
    coop: Coop, secretary: FlaskClient, pair: tuple[uuid.UUID, uuid.UUID]
) -> None:
    make_hall(coop, members=1)
    here = f"/leden/dubbel/{pair[0]}/{pair[1]}/samenvoegen"
    preview = secretary.get(here).text
    assert "Er is nu een vergadering bezig" in preview
    assert "Voeg deze twee samen" not in preview
    answer = secretary.post(here, data={"stays": "one"}, follow_redirects=True)
    assert "Er is nu een vergadering bezig" in answer.text


def test_who_may_only_look_is_offered_no_choice(
    app: Flask, coop: Coop, pair: tuple[uuid.UUID, uuid.UUID]
) -> None:
    chair = browser_of(app, coop, make_officer(coop, RoleKind.CHAIR).person_id)
    page = chair.get(f"/leden/dubbel/{pair[0]}/{pair[1]}").text
    assert "Is het één mens?" not in page
    assert chair.get(f"/leden/dubbel/{pair[0]}/{pair[1]}/samenvoegen").status_code == 403
