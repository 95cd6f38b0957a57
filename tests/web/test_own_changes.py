"""Changing one's own data: what was typed stays, and two windows do not fight."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.events import Event
from coop.kernel.permissions import SYSTEM
from coop.people.events import EmailChangeAsked
from coop.people.services.own import issue_email_code
from tests.makers import make_person
from tests.web.browsing import browser_of

OWN = "/mijn-gegevens"


@pytest.fixture
def fenna(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_person(coop, given="Fenna", email="f@voorbeeld.example"))


def seen_on(browser: FlaskClient, path: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', browser.get(path).text)
    assert found
    return found[1]


def details(browser: FlaskClient, **typed: str) -> dict[str, str]:
    seen = seen_on(browser, f"{OWN}/naam")
    return {"given": "Fen", "phone": "", "language": "nl", "seen": seen} | typed


def test_from_the_page_to_another_name_and_language(fenna: FlaskClient) -> None:
    fenna.post("/taal", data={"language": "nl"})
    done = fenna.post(f"{OWN}/naam", data=details(fenna, language="en"))
    assert done.location == OWN
    page = fenna.get(OWN).text
    assert "Your details have been changed" in page or "Uw gegevens zijn veranderd" in page
    assert "Fen Bos" in page
    assert '<html lang="en"' in page


def test_what_was_typed_stays(fenna: FlaskClient) -> None:
    page = fenna.post(f"{OWN}/naam", data=details(fenna, given="Fenny", phone="bel maar"))
    assert page.status_code == 400
    assert 'value="Fenny"' in page.text
    assert 'value="bel maar"' in page.text
    assert "Dit lijkt geen telefoonnummer" in page.text


def test_the_second_window_is_told_and_may_save_again(fenna: FlaskClient) -> None:
    early, late = details(fenna, given="Eerst"), details(fenna, given="Later")
    fenna.post(f"{OWN}/naam", data=early)
    page = fenna.post(f"{OWN}/naam", data=late)
    assert page.status_code == 409
    assert "Iemand was u voor" in page.text
    assert "Eerst" in page.text
    assert 'value="Later"' in page.text
    seen = re.search(r'name="seen" value="(\w+)"', page.text)
    assert seen
    assert fenna.post(f"{OWN}/naam", data=late | {"seen": seen[1]}).location == OWN


def test_moving_house(fenna: FlaskClient) -> None:
    path = f"{OWN}/adres"
    typed = {"house_number": "12A", "street": "Lindenhof", "town": "Tilburg"}
    typed["seen"] = seen_on(fenna, path)
    wrong = fenna.post(path, data=typed | {"postcode": "5099 SS"})
    assert wrong.status_code == 400
    assert 'value="5099 SS"' in wrong.text
    assert fenna.post(path, data=typed | {"postcode": "5099 ab"}).location == OWN
    assert "Lindenhof 12A, 5099 AB Tilburg" in fenna.get(OWN).text


def test_a_new_mail_address(fenna: FlaskClient, coop: Coop) -> None:
    asked: list[Event] = []
    coop.listen(asked.append)
    path = f"{OWN}/e-mail"
    assert fenna.post(path, data={"email": "nieuw@voorbeeld.example"}).location == path
    assert "nieuw@voorbeeld.example" in fenna.get(path).text
    wrong = fenna.post(f"{path}/code", data={"code": "x"})
    assert wrong.status_code == 400
    assert "Deze code klopt niet" in wrong.text
    (change,) = (event for event in asked if isinstance(event, EmailChangeAsked))
    code = coop.run(issue_email_code, SYSTEM, change_id=change.change_id)
    assert fenna.post(f"{path}/code", data={"code": f"{code[:3]} {code[3:]}"}).location == OWN
    assert "nieuw@voorbeeld.example" in fenna.get(OWN).text


def test_consent_per_channel_and_purpose(fenna: FlaskClient) -> None:
    wish = {"channel": "email", "purpose": "news"}
    assert "Zeg ja: Nieuws van de coöperatie, E-mail" in fenna.get(OWN).text
    fenna.post(f"{OWN}/toestemming", data=wish)
    page = fenna.get(OWN).text
    assert "Stop: Nieuws van de coöperatie, E-mail" in page
    assert "op de website" in page
    fenna.post(f"{OWN}/toestemming/stop", data=wish)
    assert "Zeg ja: Nieuws van de coöperatie, E-mail" in fenna.get(OWN).text
    nowhere = fenna.post(f"{OWN}/toestemming", data={"channel": "telegram", "purpose": "news"})
    assert "Dit kanaal kennen wij niet" in fenna.get(nowhere.location).text
    assert fenna.post(f"{OWN}/toestemming", data={"channel": "duif"}).status_code == 400
