"""Households, and what the board does with a whole selection of members."""

import re
import uuid
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.membership.queries.letters import MOST_LETTERS, letters_view
from coop.membership.rules import Selection
from coop.people.rules import RoleKind
from coop.places.rules import Door
from coop.places.services import add_address
from tests.makers import make_member, make_officer
from tests.pdfs import words_of
from tests.web.browsing import browser_of

FRIEND = {"name": "Vriend", "votes": "1"}
YOUTH = {"name": "Jongerenlid", "votes": "1", "is_legal_member": "1", "least_age": "16"}
DAY = "2026-11-21"


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.SECRETARY).person_id)


@pytest.fixture
def treasurer(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.TREASURER).person_id)


@pytest.fixture
def door(coop: Coop) -> uuid.UUID:
    return coop.run(
        add_address,
        SYSTEM,
        door=Door(postcode="5099AA", house_number=12),
        street="Wilgenpad",
        town="Tilburg",
    )


@pytest.fixture
def two(coop: Coop, door: uuid.UUID) -> list[uuid.UUID]:
    """Let two members live behind one door, one with a mail address."""
    return [
        make_member(coop, given="Fenna", family="Vos", address_id=door),
        make_member(
            coop, given="Gijs", family="Vos", email="gijs@voorbeeld.example", address_id=door
        ),
    ]


def chosen(text: str, name: str) -> str:
    label = f'"><span class="wc-hidden">Kies {name}'
    found = re.search(f'name="lid" value="([0-9a-f-]+){label}', text)
    assert found is not None
    return found[1]


@pytest.mark.usefixtures("two")
def test_households_lead_to_their_members_and_back(treasurer: FlaskClient) -> None:
    assert "/leden/huishoudens" in treasurer.get("/leden").text
    page = treasurer.get("/leden/huishoudens").text
    assert "Achter 1 voordeur wonen leden." in page
    assert "Wilgenpad 12, 5099 AA" in page
    (member, _) = re.findall(r"/leden/[0-9a-f-]{36}(?=\")", page)
    assert "Gijs Vos" in treasurer.get(member).text.partition("Op dit adres ook")[2]
    assert "Geen adressen gevonden" in treasurer.get("/leden/huishoudens?maat=many").text
    assert "Wilgenpad 12" in treasurer.get("/leden/huishoudens?maat=onzin").text


@pytest.mark.usefixtures("two")
def test_a_selection_sees_what_changes_and_changes(treasurer: FlaskClient) -> None:
    for terms in (FRIEND, YOUTH):
        treasurer.post("/leden/categorieen", data=terms)
    listed = treasurer.get("/leden").text
    assert 'formaction="/leden/selectie/categorie"' in listed
    # Who does not write to members prints no codes and takes no list along.
    assert "/leden/selectie/brieven" not in listed
    assert "Lijst voor Excel" not in listed
    fenna = chosen(listed, "Vos, Fenna")
    asked = treasurer.get(f"/leden/selectie/categorie?lid={fenna}").text
    assert "Dit gaat om 1 lid." in asked
    assert "Niet samen: Jongerenlid." in asked
    found = re.search(r'name="categorie" value="([0-9a-f-]{36})"', asked)
    assert found is not None
    seen = treasurer.get(f"/leden/selectie/categorie?categorie={found[1]}&dag={DAY}").text
    assert "2 leden verliezen hun stem." in seen
    assert "Zet 2 leden over" in seen
    typed = {"categorie": found[1], "dag": DAY, "aantal": "2", "besluit": "bestuur, punt 4"}
    told = treasurer.post("/leden/selectie/categorie", data=typed, follow_redirects=True).text
    assert "2 leden hebben een andere categorie." in told
    again = treasurer.post("/leden/selectie/categorie", data=typed)
    assert again.status_code == HTTPStatus.CONFLICT
    assert "Er is intussen iets veranderd" in again.text


@pytest.mark.usefixtures("two")
def test_who_has_no_mail_gets_a_letter_once(secretary: FlaskClient, client: FlaskClient) -> None:
    assert 'formaction="/leden/selectie/brieven"' in secretary.get("/leden").text
    seen = secretary.get("/leden/selectie/brieven").text
    people = re.findall(r'name="persoon" value="([0-9a-f-]+)"', seen)
    assert "Download 1 brief" in seen
    assert "Hebben e-mail en geen brief nodig" in seen
    pdf = secretary.post("/leden/selectie/brieven", data={"persoon": people})
    assert (pdf.mimetype, pdf.headers["Cache-Control"]) == ("application/pdf", "no-store")
    words = words_of(pdf.data)
    assert "Fenna Vos" in words
    found = re.search(r"Nummer van de brief:\s+(\d+)\s+Code:\s+(\w{4} \w{4})", words)
    assert found is not None
    assert "Hebben al een brief die werkt" in secretary.get("/leden/selectie/brieven").text
    inside = client.post("/aanmelden/brief", data={"number": found[1], "code": found[2]})
    assert inside.status_code == HTTPStatus.SEE_OTHER


def test_so_many_letters_at_once_and_the_others_after(coop: Coop, door: uuid.UUID) -> None:
    for number in range(MOST_LETTERS + 1):
        make_member(coop, given=f"P{number}", address_id=door)
    make_member(coop, given="Zonder")
    seen = coop.ask(letters_view, SYSTEM, selection=Selection())
    assert (len(seen.people), seen.waiting) == (MOST_LETTERS, MOST_LETTERS + 1)
    assert (seen.with_email, seen.without_address, seen.have_letter) == (0, 1, 0)


def test_letters_are_the_secretarys(treasurer: FlaskClient, two: list[uuid.UUID]) -> None:
    assert treasurer.get("/leden/selectie/brieven").status_code == HTTPStatus.FORBIDDEN
    answer = treasurer.post("/leden/selectie/brieven", data={"persoon": [str(two[0])]})
    assert answer.status_code == HTTPStatus.FORBIDDEN
