"""Beginning small, and turning a part on and off, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser.chromium import DESKTOP, PHONE, check, observed_page
from tests.browser.test_access import Website, served
from tests.makers import give_role, make_person, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with served(committed_coop, settings) as website:
        yield website


def test_the_board_begins_small_and_turns_the_tent_on_later(
    chromium: Browser, website: Website
) -> None:
    home = website.settings.base_url
    person_id = make_person(website.coop, given="Marijke")
    for kind in (RoleKind.CHAIR, RoleKind.VOLUNTEER):
        give_role(website.coop, person_id, kind)
    token = sign_in(website.coop, person_id)
    with observed_page(chromium, viewport=PHONE) as observed:
        page = observed.page
        website.come_in(page, token)
        observed.open(home)
        check(observed, "first start")
        page.get_by_role("link", name="Kleine coöperatie").click()
        expect(page.get_by_role("heading", name="Dit gaat uit")).to_be_visible()
        check(observed, "preview")
        page.get_by_role("button", name="Ja, kies dit").click()
        expect(page.get_by_text("U gebruikt nu: Kleine coöperatie.")).to_be_visible()
        check(observed, "parts")
    with observed_page(chromium, viewport=DESKTOP, mode="dark") as observed:
        page = observed.page
        website.come_in(page, token)
        page.goto(f"{home}/buurtent")
        expect(page.get_by_role("heading", name="Dit onderdeel staat uit")).to_be_visible()
        # The browser itself says of the answer that it was a 404.
        observed.problems.clear()
        check(observed, "off")
        page.get_by_role("link", name="Naar de onderdelen").click()
        page.get_by_role("link", name="buurTent", exact=True).click()
        check(observed, "one part")
        page.get_by_role("button", name="Zet aan").click()
        expect(page.get_by_text("Aangezet: buurTent.").first).to_be_visible()
        page.get_by_role("link", name="Meer", exact=True).click()
        check(observed, "more")
        page.get_by_role("link", name="buurTent").click()
        expect(page.get_by_role("heading", name="buurTent", level=1)).to_be_visible()
