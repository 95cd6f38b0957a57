"""The page on resigning: for everybody to read (BW 2:35 lid 6), for a member to do."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from tests.doubles import FixedClock
from tests.makers import make_member, make_person
from tests.web.browsing import browser_of

PATH = "/lidmaatschap-opzeggen"
LAST_DAY = "31 december 2026"


@pytest.fixture
def ana(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_member(coop))


def test_anybody_finds_from_the_home_page_how_to_resign(client: FlaskClient) -> None:
    assert client.get("/").text.count(PATH) >= 2
    page = client.get(PATH)
    assert page.status_code == 200
    assert LAST_DAY in page.text
    assert "Inloggen en opzeggen" in page.text
    assert "Ja, ik zeg op" not in page.text


def test_a_member_sees_the_last_day_before_confirming_it(ana: FlaskClient) -> None:
    page = ana.get(PATH)
    assert LAST_DAY in page.text
    assert "Ja, ik zeg op" in page.text
    assert ana.post(PATH, data={"last_day": "2026-12-31"}).location == PATH
    page = ana.get(PATH)
    assert "U hebt uw lidmaatschap opgezegd." in page.text
    assert "Uw laatste dag als lid is 31 december 2026." in page.text
    assert "Ja, ik zeg op" not in page.text


def test_a_page_that_stood_open_too_long_is_shown_anew(
    ana: FlaskClient, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=13))
    page = ana.post(PATH, data={"last_day": "2026-12-31"})
    assert page.status_code == 409
    assert "31 december 2027" in page.text
    assert "Ja, ik zeg op" in page.text


def test_a_day_of_ones_own_is_no_form_of_ours(ana: FlaskClient) -> None:
    assert ana.post(PATH, data={"last_day": "morgen"}).status_code == 400


def test_who_is_no_member_has_nothing_to_do(app: Flask, coop: Coop) -> None:
    page = browser_of(app, coop, make_person(coop)).get(PATH)
    assert "U bent nu geen lid" in page.text
