import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import Permission
from coop.people.lookups import SessionToken
from coop.wording.catalogue import LOCALES
from tests.makers import actor_for, make_person, sign_in
from tests.web.browsing import browser_of
from web.frame import LANGUAGES


def test_every_page_offers_each_language_by_its_own_name(client: FlaskClient) -> None:
    page = client.get("/").text
    assert [tag for tag, _ in LANGUAGES] == list(LOCALES)
    for name in ("Nederlands", "English"):
        assert f">{name}</button>" in page


def test_choice_of_a_language_goes_there_and_back(client: FlaskClient) -> None:
    assert '<html lang="nl"' in client.get("/aanmelden").text
    chosen = client.post("/taal", data={"language": "en", "back": "/aanmelden"})
    assert (chosen.status_code, chosen.location) == (303, "/aanmelden")
    english = client.get("/aanmelden").text
    assert '<html lang="en"' in english
    assert "You do not need a password." in english
    client.post("/taal", data={"language": "nl", "back": "/aanmelden"})
    assert "U hebt geen wachtwoord nodig." in client.get("/aanmelden").text


def test_unknown_language_changes_nothing(client: FlaskClient) -> None:
    client.post("/taal", data={"language": "xx"})
    assert '<html lang="nl"' in client.get("/").text


@pytest.mark.parametrize("back", ["//elders.example", "/\\elders.example", ""])
def test_choice_never_leads_to_another_site(client: FlaskClient, back: str) -> None:
    assert client.post("/taal", data={"language": "en", "back": back}).location == "/"


def test_reading_never_changes_the_language(client: FlaskClient) -> None:
    assert client.get("/taal?language=en").status_code == 405


def test_refusal_is_in_the_readers_language(client: FlaskClient) -> None:
    client.post("/taal", data={"language": "en"})
    gone = client.get("/bestaat-niet")
    assert gone.status_code == 404
    assert "This page is not here" in gone.text
    dead = client.get("/l/uitnodiging/onzin")
    assert "This link does not work" in dead.text


def test_choice_of_a_known_person_holds_in_every_browser_and_message(
    app: Flask, coop: Coop
) -> None:
    person = make_person(coop)
    browser_of(app, coop, person).post("/taal", data={"language": "en"})
    assert coop.identify(SessionToken(sign_in(coop, person))).locale == "en"
    assert '<html lang="en"' in browser_of(app, coop, person).get("/").text


def test_choice_outlives_signing_out(app: Flask, coop: Coop) -> None:
    browser = browser_of(app, coop, make_person(coop))
    browser.post("/taal", data={"language": "en"})
    left = browser.post("/afmelden", follow_redirects=True)
    assert "You are signed out." in left.text


def test_chosen_here_stands_above_the_register(app: Flask, coop: Coop) -> None:
    person = make_person(coop)
    assert actor_for(coop, person).holds(Permission.PEOPLE_LANGUAGE_CHOOSE)
    stale = browser_of(app, coop, person)
    stale.post("/taal", data={"language": "nl"})
    browser_of(app, coop, person).post("/taal", data={"language": "en"})
    assert '<html lang="nl"' in stale.get("/").text
