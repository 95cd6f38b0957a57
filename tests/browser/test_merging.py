"""Two who stand in the register twice become one, in a real browser, on a phone and a desk."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect
from werkzeug.serving import make_server

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import ask_to_sign_in, issue_link
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
from tests.makers import give_role, make_member, make_person
from web.app import create_app

pytestmark = pytest.mark.browser

SECRETARY = "saar@voorbeeld.example"
MAIL = "vries@voorbeeld.example"


@pytest.fixture
def address(committed_coop: Coop, settings: Settings) -> Iterator[str]:
    saar = make_person(committed_coop, given="Saar", email=SECRETARY)
    # How one comes in is test_second.py's to show.
    committed_coop._asks_second_step = False
    give_role(committed_coop, saar, RoleKind.SECRETARY)
    make_member(committed_coop, given="Jan", family="Vries", email=MAIL)
    make_member(committed_coop, given="J.", family="Vries", email=MAIL)
    server = make_server("127.0.0.1", 0, create_app(committed_coop, settings), threaded=True)
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


def sign_in_link(coop: Coop, address: str) -> str:
    asked = coop.run(ask_to_sign_in, SYSTEM, email=SECRETARY, browser="b", origin="o")
    token = coop.run(issue_link, SYSTEM, purpose=LinkPurpose.SIGN_IN, subject_id=asked)
    return f"{address}/l/aanmelden/{token}"


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_from_the_finder_to_one_entry(
    chromium: Browser, committed_coop: Coop, address: str, viewport: ViewportSize, mode: Mode
) -> None:
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        page = observed.open(sign_in_link(committed_coop, address))
        page.get_by_role("button", name="Inloggen").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.goto(f"{address}/leden")
        page.get_by_role("link", name="Misschien dubbel").click()
        page.get_by_role("link", name="Jan Vries en J. Vries").or_(
            page.get_by_role("link", name="J. Vries en Jan Vries")
        ).click()
        expect(page.get_by_text("Is het één mens?")).to_be_visible()
        page.get_by_role("radiogroup", name="Naam").get_by_text("Jan Vries", exact=True).click()
        check(observed, "choice")
        page.get_by_role("button", name="Bekijk wat er gebeurt").click()
        expect(page.get_by_role("heading", name="Zo staat het er straks")).to_be_visible()
        check(observed, "preview")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Voeg deze twee samen").click()
        expect(page.get_by_text("Deze twee zijn nu één.")).to_be_visible()
        expect(page.get_by_role("heading", level=1, name="Jan Vries")).to_be_visible()
        check(observed, "done")
    assert observed.problems == []
