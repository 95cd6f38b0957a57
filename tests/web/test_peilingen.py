"""The board asks, members answer and read the result: adviserend (acceptance test 4)."""

import uuid
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from tests.doubles import START, FixedClock
from tests.makers import give_role, make_member
from tests.web.browsing import browser_of

QUESTION = {
    "question": "Wanneer maken we schoon?",
    "explanation": "Wij zorgen voor koffie.",
    "answers": "Zaterdag\nZondag",
    "closes_day": "2026-11-28",
    "closes_hour": "20:00",
}


@pytest.fixture
def member(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_member(coop, given="Bram"))


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    person_id: uuid.UUID = make_member(coop, given="Els")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


def ask(secretary: FlaskClient) -> str:
    answer = secretary.post("/peilingen/nieuw", data=QUESTION)
    assert answer.status_code == 303
    return str(answer.location)


def test_from_question_to_result(
    clock: FixedClock, secretary: FlaskClient, member: FlaskClient
) -> None:
    assert "BW 2:40 lid 2" in secretary.get("/peilingen/nieuw").text
    page = ask(secretary)
    assert "Peiling: Wanneer maken we schoon?" in member.get("/").text
    assert "Geef antwoord" in member.get(page).text
    assert member.post(f"{page}/antwoord", data={"number": "2"}).status_code == 303
    text = member.get(page).text
    assert "Uw antwoord is bewaard." in text
    assert "Uitslag" not in text.replace("De uitslag komt na het sluiten.", "")
    assert "Peiling: Wanneer" not in member.get("/").text
    clock.set(START + timedelta(days=8))
    text = member.get(page).text
    assert "Adviserend" in text
    assert "Deze peiling is adviserend." in text
    assert "Van de 2 leden gaven er 1 antwoord." in text


def test_what_was_typed_is_shown_again(secretary: FlaskClient) -> None:
    answer = secretary.post("/peilingen/nieuw", data={**QUESTION, "closes_day": ""})
    assert answer.status_code == 400
    assert "Vul een dag en een tijd in" in answer.text
    answer = secretary.post("/peilingen/nieuw", data={**QUESTION, "answers": "Zaterdag"})
    assert answer.status_code == 400
    assert "Geef 2 tot 6 antwoorden" in answer.text
    assert "Wij zorgen voor koffie." in answer.text


def test_it_is_taken_back_by_who_asks_and_nobody_else(
    secretary: FlaskClient, member: FlaskClient
) -> None:
    page = ask(secretary)
    assert member.post(f"{page}/intrekken").status_code == 403
    assert member.get("/peilingen/nieuw").status_code == 403
    assert secretary.post(f"{page}/intrekken").status_code == 303
    assert "Het bestuur trok deze peiling in." in member.get(page).text
    refused = member.post(f"{page}/antwoord", data={"number": "1"})
    assert refused.status_code == 409
