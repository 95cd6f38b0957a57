"""A motion and its amendment in a real browser, on a phone and a desk."""

import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, ViewportSize, expect
from werkzeug.serving import make_server

from coop.assembly.rules import Answer, Check
from coop.assembly.services import give_statement
from coop.bootstrap import Coop
from coop.kernel.clock import SystemClock
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
from tests.coop.assembly.makers import Hall, make_hall
from tests.doubles import FixedClock
from tests.makers import make_officer
from tests.web.browsing import browser_of
from web.app import create_app

pytestmark = pytest.mark.browser


@pytest.fixture
def clock() -> FixedClock:
    """Stand at the machine's own time: the browser's cookies know no other."""
    return FixedClock(SystemClock().now())


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


def enter(observed: Observed, website: Flask, hall: Hall, address: str) -> None:
    """Sign a member in, as the cookie of a session does."""
    client = browser_of(website, hall.coop, hall.members[0].person_id)
    name = website.config["SESSION_COOKIE_NAME"]
    cookie = client.get_cookie(name)
    assert cookie is not None
    observed.page.context.add_cookies([{"name": name, "value": cookie.value, "url": address}])


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_a_member_reads_a_motion_amends_it_and_asks_for_a_meeting(
    chromium: Browser,
    committed_coop: Coop,
    website: Flask,
    address: str,
    *,
    viewport: ViewportSize,
    mode: Mode,
) -> None:
    hall = make_hall(committed_coop, members=12)
    committed_coop.run(
        give_statement,
        make_officer(committed_coop, RoleKind.PROCESS_GUARDIAN),
        item_id=hall.item_id(2),
        answers=dict.fromkeys(Check, Answer.YES),
    )
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        enter(observed, website, hall, address)
        page = observed.open(f"{address}/vergaderingen/{hall.meeting_id}/punt/{hall.item_id(2)}")
        expect(page.get_by_text("Zorgvuldig voorbereid")).to_be_visible()
        page.get_by_label("De tekst zoals u hem wilt").fill("De coöperatie huurt een bakfiets.")
        page.get_by_role("button", name="Voorstellen").click()
        expect(page.get_by_role("heading", name="Wijziging 1")).to_be_visible()
        expect(page.locator("ins")).to_have_text(" huurt")
        check(observed, "motion")
        page = observed.open(f"{address}/vergaderingen/verzoek")
        check(observed, "new petition")
        page.get_by_label("Onderwerp").fill("Het wijkhuis")
        page.get_by_label("Waarom is een vergadering nodig?").fill("De huur loopt af.")
        page.get_by_role("button", name="Begin en teken").click()
        expect(page.get_by_text("U hebt getekend.")).to_be_visible()
        check(observed, "petition")
        observed.open(f"{address}/vergaderingen")
        check(observed, "meetings")
