"""Kinds of member and targets in a real browser, on a phone and a desk."""

import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, ViewportSize, expect
from werkzeug.serving import make_server

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    Observed,
    axe_violations,
    observed_page,
    too_small,
    wider_than_its_window,
)
from tests.makers import make_member, make_officer
from tests.web.browsing import browser_of
from web.app import create_app

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Flask:
    return create_app(committed_coop, settings)


@pytest.fixture
def address(website: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, website, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def check(observed: Observed, name: str) -> None:
    page = observed.page
    page.wait_for_load_state("networkidle")
    assert axe_violations(page) == [], name
    assert too_small(page) == [], name
    assert not wider_than_its_window(page), name


def enter(observed: Observed, website: Flask, coop: Coop, address: str) -> None:
    """Sign the chair in, as the cookie of a session does."""
    client = browser_of(website, coop, make_officer(coop, RoleKind.CHAIR).person_id)
    name = website.config["SESSION_COOKIE_NAME"]
    cookie = client.get_cookie(name)
    assert cookie is not None
    observed.page.context.add_cookies([{"name": name, "value": cookie.value, "url": address}])


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_the_board_makes_a_category_and_aims_at_members(
    chromium: Browser,
    committed_coop: Coop,
    website: Flask,
    address: str,
    *,
    viewport: ViewportSize,
    mode: Mode,
) -> None:
    for _ in range(5):
        make_member(committed_coop)
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        enter(observed, website, committed_coop, address)
        page = observed.open(f"{address}/leden/categorieen")
        page.get_by_label("Naam").fill("Vriend van de wijk")
        page.get_by_label("Lid in de zin van de wet").uncheck()
        page.get_by_role("button", name="Maak de categorie").click()
        expect(page.get_by_role("link", name="Vriend van de wijk")).to_be_visible()
        check(observed, "categories")
        page.goto(f"{address}/leden/doelen")
        page.get_by_label("Hoeveel?").fill("450")
        page.get_by_label("Voor welke dag?").fill("2027-07-01")
        page.get_by_label("Ook op de pagina Lid worden").check()
        page.get_by_role("button", name="Zet dit doel").click()
        expect(page.get_by_role("img", name="450 leden voor 1 juli 2027")).to_be_visible()
        check(observed, "targets")
        page.goto(f"{address}/lid-worden")
        expect(page.get_by_text("450 leden voor 1 juli 2027")).to_be_visible()
        assert axe_violations(page) == []
