"""The second step in a real browser: by mail to the page one wanted, set up, and recovered."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pyotp import TOTP

from coop.bootstrap import Coop
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import ask_to_sign_in, issue_link
from coop.settings import Settings
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    check,
    observed_page,
)
from tests.browser.serving import served
from tests.makers import give_role, make_member

pytestmark = pytest.mark.browser
EMAIL = "youssef@voorbeeld.example"


@pytest.fixture
def address(committed_coop: Coop, settings: Settings) -> Iterator[str]:
    """The website, at which a secretary without a second step is known."""
    person_id = make_member(committed_coop, given="Youssef", email=EMAIL)
    give_role(committed_coop, person_id, RoleKind.SECRETARY)
    with served(committed_coop, settings) as website:
        yield website.url


def come_in(coop: Coop, page: Page, address: str) -> None:
    """Press the button behind the link of a mail."""
    asked = coop.run(ask_to_sign_in, NOBODY, email=EMAIL, browser="b", origin="huis")
    link = coop.run(issue_link, SYSTEM, purpose=LinkPurpose.SIGN_IN, subject_id=asked)
    page.goto(f"{address}/l/aanmelden/{link}")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("heading", name="Dag ").wait_for()


def test_a_board_member_sets_it_up_and_comes_where_he_was_going(
    chromium: Browser, committed_coop: Coop, address: str
) -> None:
    with observed_page(chromium, viewport=PHONE) as observed:
        page = observed.page
        come_in(committed_coop, page, address)
        check(observed, "home")
        page.goto(f"{address}/leden")
        page.get_by_role("heading", name="Tweede stap instellen").wait_for()
        check(observed, "choose")
        page.get_by_role("button", name="Stel een app in").click()
        page.get_by_text("Lukt scannen niet?").click()
        check(observed, "set up")
        secret = page.locator("main code").inner_text().replace(" ", "")
        page.get_by_label("Code die de app nu toont").fill(
            TOTP(secret).at(committed_coop.clock.now())
        )
        page.get_by_role("button", name="Klaar, zet aan").click()
        page.get_by_role("heading", name="Bewaar deze tien codes").wait_for()
        check(observed, "codes")
        codes = page.locator("main ol code").all_inner_texts()
        page.get_by_role("link", name="Ik heb ze bewaard").click()
        page.get_by_role("heading", name="Leden", exact=True).wait_for()
        assert observed.problems == []
    with observed_page(chromium, viewport=DESKTOP, mode="dark") as observed:
        page = observed.page
        come_in(committed_coop, page, address)
        page.goto(f"{address}/leden")
        page.get_by_text("App of sleutel niet bij u, of kwijt?").click()
        check(observed, "step")
        page.get_by_label("Herstelcode").fill(codes[0].lower())
        page.get_by_role("button", name="Verder met deze code").click()
        page.get_by_role("heading", name="Leden", exact=True).wait_for()
        page.goto(f"{address}/tweede-stap/functies")
        check(observed, "officers")
        page.goto(f"{address}/tweede-stap/herstelcodes")
        check(observed, "renew")
        assert re.search("nog 9 herstelcodes", page.locator("main").inner_text())
        assert observed.problems == []
