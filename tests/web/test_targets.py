"""Targets on the board's pages, and where people become members."""

import re
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from tests.makers import make_member, make_officer
from tests.web.browsing import browser_of

AIM = {"number": "450", "counted": "members", "by_on": "2027-07-01", "public": "1"}


@pytest.fixture
def chair(app: Flask, coop: Coop) -> FlaskClient:
    for _ in range(5):
        make_member(coop)
    return browser_of(app, coop, make_officer(coop, RoleKind.CHAIR).person_id)


def test_a_target_is_shown_as_picture_text_and_table(chair: FlaskClient) -> None:
    page = chair.post("/leden/doelen", data=AIM, follow_redirects=True).text
    assert "450 leden voor 1 juli 2027" in page
    assert 'role="img"' in page
    assert "Van 5 op 21 november 2026 naar 5 vandaag. Het doel is 450." in page
    assert "Als tabel" in page


def test_it_stands_on_the_first_page_of_the_board_and_where_people_join(
    app: Flask, chair: FlaskClient
) -> None:
    chair.post("/leden/doelen", data=AIM)
    assert "450 leden voor 1 juli 2027" in chair.get("/").text
    anybody = app.test_client()
    assert "450 leden voor 1 juli 2027" in anybody.get("/lid-worden").text
    assert "450 leden" not in anybody.get("/").text


def test_what_the_board_keeps_to_itself_is_not_shown_to_all(
    app: Flask, chair: FlaskClient
) -> None:
    chair.post("/leden/doelen", data={**AIM, "public": ""})
    assert "450 leden" not in app.test_client().get("/lid-worden").text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"number": "veel"}, "Kies een aantal van 1 tot en met 100000."),
        ({"number": "0"}, "Kies een aantal van 1 tot en met 100000."),
        ({"by_on": "2026-11-21"}, "Kies een dag na vandaag, en binnen tien jaar."),
        ({"by_on": "straks"}, "Vul een dag in, zoals 21-11-2026."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    chair: FlaskClient, typed: dict[str, str], sentence: str
) -> None:
    answer = chair.post("/leden/doelen", data={**AIM, **typed})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert sentence in answer.text
    assert "Nog geen doel" in answer.text


def test_a_target_is_taken_away_once(chair: FlaskClient) -> None:
    page = chair.post("/leden/doelen", data=AIM, follow_redirects=True).text
    found = re.search(r"/leden/doelen/[0-9a-f-]{36}/weg", page)
    assert found is not None
    assert "Nog geen doel" in chair.post(found[0], follow_redirects=True).text
    again = chair.post(found[0])
    assert again.status_code == HTTPStatus.CONFLICT
    assert "Dit doel is al weggehaald." in again.text
