"""Members under eighteen on the pages of the secretary, of the child and of the parent."""

import uuid
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.membership.queries import members_page
from coop.people.rules import RoleKind
from tests.coop.membership.test_services_minors import let_parents_vote
from tests.makers import make_member, make_officer
from tests.web.browsing import browser_of


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.SECRETARY).person_id)


@pytest.fixture
def child(coop: Coop) -> uuid.UUID:
    return make_member(coop, given="Joris", family="Esch")


@pytest.fixture
def parent(coop: Coop) -> uuid.UUID:
    return make_member(coop, given="Ine", family="Berg")


def line_of(coop: Coop, name: str) -> tuple[str, str]:
    lines = coop.ask(members_page, make_officer(coop, RoleKind.SECRETARY)).lines
    (line,) = (one for one in lines if one.name == name)
    return f"/leden/{line.member_id}", str(line.number)


def test_who_acts_for_a_child_stands_on_every_page_it_concerns(
    app: Flask, coop: Coop, secretary: FlaskClient, child: uuid.UUID, parent: uuid.UUID
) -> None:
    let_parents_vote(coop)
    page, _ = line_of(coop, "Esch, Joris")
    _, number = line_of(coop, "Berg, Ine")
    assert f"{page}/minderjarig" in secretary.get(page).text
    typed = {"born_on": "22-11-2008", "number": number}
    told = secretary.post(f"{page}/minderjarig", data=typed, follow_redirects=True).text
    assert "Ine Berg" in told
    assert "22 november 2026" in told
    assert "2008" not in told
    own = browser_of(app, coop, child).get("/mijn-gegevens").text
    assert "Tot die dag stemt uw ouder of voogd voor u." in own
    assert "U stemt voor Joris Esch" in browser_of(app, coop, parent).get("/mijn-gegevens").text
    gone = secretary.post(f"{page}/minderjarig/weg", follow_redirects=True).text
    assert "Dit lid geldt weer als volwassen." in gone


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"born_on": ""}, "Vul de geboortedatum in."),
        ({"born_on": "gisteren"}, "Dit is geen dag."),
        ({"born_on": "21-11-2008"}, "niet iemand van jonger dan 18"),
        ({"name": ""}, "Wie is de ouder of voogd?"),
        ({"number": "twee"}, "Er is nu geen lid met nummer twee."),
        ({"number": "98765"}, "Er is nu geen lid met nummer 98765."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    secretary: FlaskClient, coop: Coop, child: uuid.UUID, typed: dict[str, str], sentence: str
) -> None:
    page, _ = line_of(coop, "Esch, Joris")
    good = {"born_on": "22-11-2008", "name": "Ine van Esch"}
    answer = secretary.post(f"{page}/minderjarig", data={**good, **typed})
    assert answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT}
    assert sentence in answer.text
    assert all(f'value="{value}"' in answer.text for value in {**good, **typed}.values())
