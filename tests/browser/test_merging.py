"""Two who stand in the register twice become one, in a real browser, on a phone and a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    check,
    observed_page,
)
from tests.browser.serving import Served, served
from tests.makers import make_member, make_officer

pytestmark = pytest.mark.browser

MAIL = "vries@voorbeeld.example"


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Served]:
    make_member(committed_coop, given="Jan", family="Vries", email=MAIL)
    make_member(committed_coop, given="J.", family="Vries", email=MAIL)
    with served(committed_coop, settings) as website:
        yield website


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_from_the_finder_to_one_entry(
    chromium: Browser, website: Served, viewport: ViewportSize, mode: Mode
) -> None:
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        website.enter(observed.page, make_officer(website.coop, RoleKind.SECRETARY).person_id)
        page = observed.open(f"{website.url}/leden")
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
