"""A motion, its amendment and a request for a meeting in a real browser, on a phone and a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.assembly.rules import Answer, Check
from coop.assembly.services import give_statement
from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    check,
)
from tests.browser.website import Website, website_of
from tests.makers import make_member, make_officer

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    """Provide a meeting of a cooperative where one vote is no tenth."""
    with website_of(committed_coop, settings) as website:
        for number in range(10):
            make_member(committed_coop, given=f"Buur {number}")
        yield website


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_a_member_reads_a_motion_amends_it_and_asks_for_a_meeting(
    chromium: Browser, website: Website, *, viewport: ViewportSize, mode: Mode
) -> None:
    hall = website.hall
    hall.coop.run(
        give_statement,
        make_officer(hall.coop, RoleKind.PROCESS_GUARDIAN),
        item_id=hall.item_id(2),
        answers=dict.fromkeys(Check, Answer.YES),
    )
    with website.shown_to(chromium, hall.members[0], viewport=viewport, mode=mode) as observed:
        page = observed.open(website.page(f"/punt/{hall.item_id(2)}"))
        expect(page.get_by_text("Zorgvuldig voorbereid")).to_be_visible()
        page.get_by_label("De tekst zoals u hem wilt").fill("De coöperatie huurt een bakfiets.")
        page.get_by_role("button", name="Voorstellen").click()
        expect(page.get_by_role("heading", name="Wijziging 1")).to_be_visible()
        expect(page.locator("ins")).to_have_text(" huurt")
        check(observed, "motion")
        observed.open(f"{website.url}/vergaderingen/verzoek")
        check(observed, "new petition")
        page.get_by_label("Onderwerp").fill("Het wijkhuis")
        page.get_by_label("Waarom is een vergadering nodig?").fill("De huur loopt af.")
        page.get_by_role("button", name="Begin en teken").click()
        expect(page.get_by_text("U hebt getekend.")).to_be_visible()
        check(observed, "petition")
        observed.open(f"{website.url}/vergaderingen")
        check(observed, "meetings")
