"""Signing in with what stands on a letter, and the secretary's page that prints it."""

import re
import uuid
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.people.rules import CODE_LASTS, ChannelKind, CodeWay, Purpose, RoleKind
from tests.doubles import FixedClock
from tests.makers import give_role, make_member, make_person
from tests.pdfs import words_of
from tests.web.browsing import browser_of

FORM = "f" * 43


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    person_id = make_person(coop, given="Youssef")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


@pytest.fixture
def nel(coop: Coop) -> uuid.UUID:
    return make_member(coop, given="Nel", family="Ven")


def printed(secretary: FlaskClient, person_id: uuid.UUID, form: str = FORM) -> tuple[str, str]:
    """Print a letter and read number and code on it."""
    answer = secretary.post(f"/personen/{person_id}/hulp/brief", data={"form_token": form})
    assert answer.mimetype == "application/pdf"
    words = words_of(answer.data)
    number = re.search(r"brief:\s+(\d+)", words)
    code = re.search(r"Code:\s+(\w{4} \w{4})", words)
    assert number is not None
    assert code is not None
    return number[1], code[1]


def test_from_the_printer_to_the_own_page(
    client: FlaskClient, secretary: FlaskClient, nel: uuid.UUID
) -> None:
    number, code = printed(secretary, nel)
    assert f'value="{number}"' in client.get(f"/aanmelden/brief?brief={number}").text
    answer = client.post("/aanmelden/brief", data={"number": number, "code": code.lower()})
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Nel Ven" in client.get("/mijn-gegevens").text
    assert "gebruikt" in secretary.get(f"/personen/{nel}/hulp").text


def test_the_letter_is_addressed(secretary: FlaskClient, nel: uuid.UUID) -> None:
    words = words_of(secretary.post(f"/personen/{nel}/hulp/brief").data)
    assert "Nel Ven" in words
    assert "localhost:8000/aanmelden/brief" in words.replace("\n", "")


def test_one_comes_out_where_one_wanted_to_be(
    client: FlaskClient, secretary: FlaskClient, nel: uuid.UUID
) -> None:
    number, code = printed(secretary, nel)
    asked = client.get("/aanmelden?next=/vergaderingen")
    assert "/aanmelden/brief?next=/vergaderingen" in asked.text
    data = {"number": number, "code": code, "next": "/vergaderingen"}
    assert client.post("/aanmelden/brief", data=data).location == "/vergaderingen"


@pytest.mark.parametrize("number", ["", "brief", "12", "-1", "9" * 30, "2001"])
def test_what_is_wrong_is_said_and_kept(
    client: FlaskClient, secretary: FlaskClient, nel: uuid.UUID, number: str
) -> None:
    printed(secretary, nel)
    page = client.post("/aanmelden/brief", data={"number": number, "code": "ACDE3479"})
    assert page.status_code == 400
    assert "horen niet bij elkaar" in page.text
    assert 'value="ACDE3479"' in page.text


def test_guessing_too_often_is_refused_kindly(client: FlaskClient) -> None:
    data = {"number": "2001", "code": "ACDE3479"}
    statuses = [client.post("/aanmelden/brief", data=data).status_code for _ in range(6)]
    assert statuses == [400] * 5 + [429]


def test_an_old_letter_says_so(
    client: FlaskClient, secretary: FlaskClient, nel: uuid.UUID, clock: FixedClock
) -> None:
    number, code = printed(secretary, nel)
    clock.advance(CODE_LASTS[CodeWay.LETTER] - timedelta(seconds=1))
    printed(secretary, nel, form="g" * 43)
    page = client.post("/aanmelden/brief", data={"number": number, "code": code})
    assert page.status_code == 409
    assert "een nieuwe brief" in page.text


def test_a_double_click_prints_one_letter(secretary: FlaskClient, nel: uuid.UUID) -> None:
    assert printed(secretary, nel) == printed(secretary, nel)


def test_the_page_shows_what_was_sent(secretary: FlaskClient, coop: Coop) -> None:
    person_id = make_person(coop, email="ana@voorbeeld.example")
    path = f"/personen/{person_id}/hulp"
    assert secretary.post(f"{path}/mail").location == path
    page = secretary.get(path).text
    assert "Inlogmail" in page
    assert "De inlogmail gaat zo weg." in page
    assert "U logt nooit zelf in als dit lid" in page


def test_no_mail_to_who_has_no_address(secretary: FlaskClient, nel: uuid.UUID) -> None:
    page = secretary.post(f"/personen/{nel}/hulp/mail")
    assert page.status_code == 409
    assert "geen e-mailadres bekend" in page.text


def test_a_code_is_read_out_after_two_questions(
    client: FlaskClient, secretary: FlaskClient, nel: uuid.UUID
) -> None:
    path = f"/personen/{nel}/hulp/voorlezen"
    refused = secretary.post(path, data={"asked": "member_number"})
    assert refused.status_code == 409
    assert "Stel eerst twee controlevragen" in refused.text
    page = secretary.post(path, data={"asked": ["member_number", "member_since"]}).text
    found = re.search(r">(\w{4} \w{4})<", page)
    assert found is not None
    answer = client.post("/aanmelden/brief", data={"number": "2001", "code": found[1]})
    assert answer.status_code == 303


def test_a_consent_is_recorded_with_how_it_was_given(
    secretary: FlaskClient, nel: uuid.UUID
) -> None:
    path = f"/personen/{nel}/hulp"
    data = {"channel": ChannelKind.EMAIL, "purpose": Purpose.NEWS}
    for how in ("", "web", "verzonnen"):
        assert secretary.post(f"{path}/toestemming", data={**data, "how": how}).status_code == 400
    assert secretary.post(f"{path}/toestemming", data={**data, "how": "telefoon"}).location == path
    assert "E-mail, sinds" in secretary.get(path).text


def test_the_member_page_leads_to_help(secretary: FlaskClient, coop: Coop, nel: uuid.UUID) -> None:
    listed = secretary.get("/leden").text
    member = re.search(r"/leden/([0-9a-f-]{36})", listed)
    assert member is not None
    assert f"/personen/{nel}/hulp" in secretary.get(f"/leden/{member[1]}").text
