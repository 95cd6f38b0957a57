"""Linking Telegram from the website; the bot's end of it is in tests/bots/test_people.py."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import LIFETIMES, LinkPurpose
from coop.people.services import link_telegram
from coop.settings import Settings
from tests.doubles import FixedClock
from tests.makers import make_person
from tests.web.browsing import browser_of
from web.app import create_app

LASTS = LIFETIMES[LinkPurpose.TELEGRAM]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, telegram_bot="oefenbot", telegram_link_url="https://t.example")


@pytest.fixture
def ana(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_person(coop))


def press_start(coop: Coop, path: str, user_id: int = 55) -> None:
    token = path.rpartition("/")[2]
    coop.run(link_telegram, SYSTEM, token=token, user_id=user_id)


def test_linking_and_looking_whether_it_worked(coop: Coop, ana: FlaskClient) -> None:
    assert "Koppel Telegram" in ana.get("/mijn-gegevens").text
    path = ana.post("/mijn-gegevens/telegram").location
    page = ana.get(path)
    assert f"https://t.example/oefenbot?start=link-{path.rpartition('/')[2]}" in page.text
    assert ana.post(path).location == path
    assert "Nog niet gekoppeld" in ana.get(path).text
    press_start(coop, path)
    assert ana.post(path).location == "/mijn-gegevens"
    page = ana.get("/mijn-gegevens")
    assert "Telegram is gekoppeld" in page.text
    assert "Koppel Telegram" not in page.text
    assert ana.get(path).location == "/mijn-gegevens"


def test_a_link_fits_what_telegram_takes(ana: FlaskClient) -> None:
    path = ana.post("/mijn-gegevens/telegram", data={"form_token": "f" * 43}).location
    payload = f"link-{path.rpartition('/')[2]}"
    # Bot API, deep linking: at most 64 of A-Z, a-z, 0-9, _ and -.
    assert len(payload) <= 64
    assert payload.replace("-", "").replace("_", "").isalnum()


def test_a_double_click_makes_one_link(ana: FlaskClient) -> None:
    data = {"form_token": "f" * 43}
    first, second = (ana.post("/mijn-gegevens/telegram", data=data) for _ in range(2))
    assert first.location == second.location
    assert ana.get(first.location).status_code == 200


def test_a_link_that_is_over(ana: FlaskClient, clock: FixedClock) -> None:
    path = ana.post("/mijn-gegevens/telegram").location
    clock.advance(LASTS - timedelta(seconds=1))
    assert ana.get(path).status_code == 200
    clock.advance(timedelta(seconds=1))
    for page in (ana.get(path), ana.post(path), ana.get("/l/telegram/verzonnen")):
        assert page.status_code in {404, 409}
        assert "Koppelen lukt niet" in page.text


def test_nobody_links_nothing(app: Flask) -> None:
    assert "/aanmelden" in app.test_client().post("/mijn-gegevens/telegram").location


def test_without_a_bot_there_is_nothing_to_link(coop: Coop, settings: Settings) -> None:
    app = create_app(coop, replace(settings, telegram_bot=None), testing=True)
    app.config.update(WTF_CSRF_ENABLED=False)
    browser = browser_of(app, coop, make_person(coop))
    assert "Koppel Telegram" not in browser.get("/mijn-gegevens").text
    assert browser.post("/mijn-gegevens/telegram").status_code == 404
    assert browser.get("/l/telegram/x").status_code == 404
