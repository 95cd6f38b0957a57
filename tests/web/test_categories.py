"""Kinds of member on the board's pages."""

import re
import uuid
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.membership.queries import members_page
from coop.people.rules import RoleKind
from tests.coop.membership.test_services_categories import allow_votes
from tests.makers import actor_for, make_member, make_officer
from tests.web.browsing import browser_of

FRIEND = {"name": "Vriend", "votes": "1", "amount": "12,50"}
FARMER = {"name": "Boer", "votes": "2", "is_legal_member": "1"}
YOUTH = {"name": "Jongerenlid", "votes": "1", "is_legal_member": "1", "least_age": "16"}


@pytest.fixture
def chair(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.CHAIR).person_id)


@pytest.fixture
def person(coop: Coop) -> uuid.UUID:
    return make_member(coop, given="Fenna", family="Vos")


@pytest.fixture
def page(coop: Coop, person: uuid.UUID) -> str:
    """Provide the address of the page of a member's category."""
    chair = make_officer(coop, RoleKind.CHAIR)
    (line,) = (one for one in coop.ask(members_page, chair).lines if one.name == "Vos, Fenna")
    return f"/leden/{line.member_id}/categorie"


def keys(text: str) -> list[str]:
    return re.findall(r'name="category" value="([0-9a-f-]{36})"', text)


def test_a_category_is_defined_and_changed(chair: FlaskClient) -> None:
    answer = chair.post("/leden/categorieen", data=FRIEND, follow_redirects=True)
    assert "De categorie staat erin." in answer.text
    assert "€\N{NO-BREAK SPACE}12,50" in answer.text
    found = re.search(r"/leden/categorieen/[0-9a-f-]{36}", answer.text)
    assert found is not None
    assert 'value="Vriend"' in chair.get(found[0]).text
    changed = chair.post(found[0], data={**FRIEND, "name": "Donateur"}, follow_redirects=True)
    assert "Donateur" in changed.text


def test_more_votes_are_refused_with_the_article(chair: FlaskClient, coop: Coop) -> None:
    answer = chair.post("/leden/categorieen", data=FARMER)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Nu is het hoogstens 1 (BW 2:38 lid 1)." in answer.text
    assert 'value="Boer"' in answer.text
    assert "stem.per_categorie_max" in answer.text
    allow_votes(coop, 2)
    assert chair.post("/leden/categorieen", data=FARMER).status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"votes": "twee"}, "Vul een getal in, zonder letters."),
        ({"least_age": "oud"}, "Vul de leeftijd in als heel getal tussen 1 en 99."),
        ({"least_age": "100"}, "Vul de leeftijd in als heel getal tussen 1 en 99."),
        ({"amount": "veel"}, "veel"),
        ({"name": " "}, "Geef de categorie een naam."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    chair: FlaskClient, typed: dict[str, str], sentence: str
) -> None:
    answer = chair.post("/leden/categorieen", data={**FRIEND, **typed})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert sentence in answer.text
    assert "Altijd gewoon lid" not in answer.text


def test_a_member_is_placed_and_the_page_tells_it(chair: FlaskClient, page: str) -> None:
    chair.post("/leden/categorieen", data=FRIEND)
    (friend,) = keys(chair.get(page).text)
    typed = {"category": friend, "effective_on": "2026-11-21", "reference": "bestuur, punt 4"}
    answer = chair.post(page, data=typed, follow_redirects=True)
    assert "Dit geeft geen stem: geen lid in de zin van de wet." in answer.text
    assert "bestuur, punt 4" in answer.text
    assert "Vriend" in chair.get(page.removesuffix("/categorie")).text


def test_the_age_is_asked_and_not_kept(chair: FlaskClient, page: str) -> None:
    chair.post("/leden/categorieen", data=YOUTH)
    (youth,) = keys(chair.get(page).text)
    typed = {"category": youth, "effective_on": "2026-11-21"}
    refused = chair.post(page, data={**typed, "born_on": "2010-11-22"})
    assert refused.status_code == HTTPStatus.CONFLICT
    assert "moet iemand 16 jaar zijn" in refused.text
    assert "Altijd gewoon lid geweest." in refused.text
    placed = chair.post(page, data={**typed, "born_on": "2010-11-21"}, follow_redirects=True)
    assert "Jongerenlid" in placed.text
    assert "2010" not in placed.text


def test_a_day_in_the_past_is_refused(chair: FlaskClient, page: str) -> None:
    answer = chair.post(page, data={"category": "-", "effective_on": "2026-11-20"})
    assert "Een andere categorie gaat in op vandaag of later." in answer.text


def test_who_is_no_board_member_sees_and_changes_nothing(
    app: Flask, coop: Coop, person: uuid.UUID, page: str
) -> None:
    member = browser_of(app, coop, actor_for(coop, person).person_id)
    for address in ("/leden/categorieen", page):
        assert member.get(address).status_code == HTTPStatus.FORBIDDEN
        assert member.post(address, data=FRIEND).status_code == HTTPStatus.FORBIDDEN
