"""Ways of voting in a real browser: the chair's next step, and what a member can do about it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.assembly.services import check_in, open_vote, select_item
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.settings import Settings
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from coop.voting.rules import VotingMethod
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    check_page,
)
from tests.browser.website import Website, website_of

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with website_of(committed_coop, settings) as website:
        yield website


@pytest.mark.parametrize(("viewport", "mode"), [(PHONE, "light"), (DESKTOP, "dark")])
def test_the_chair_counts_hands_and_keeps_what_was_typed(
    chromium: Browser, website: Website, viewport: ViewportSize, mode: Mode
) -> None:
    hall = website.hall
    hall.coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.QUORUM,
        value="1/4",
        layer=Layer.STATUTES,
        article="artikel 18 van de statuten",
    )
    item_id = hall.item_id(2)
    hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=item_id)
    with website.shown_to(chromium, hall.chair, viewport=viewport, mode=mode) as observed:
        page = observed.page
        page.goto(website.page("/leiden"))
        expect(page.get_by_text("Nodig voor het quorum: 2")).to_be_visible()
        check_page(page)
        page.get_by_text("Anders stemmen").click()
        page.get_by_role("button", name="Handen tellen").click()
        page.get_by_label("Voor", exact=True).fill("2")
        # Somebody comes in meanwhile: the page renews itself and keeps what was typed.
        revision = hall.view.revision
        assert website.officer.person_id is not None
        hall.coop.run(
            check_in,
            SYSTEM,
            meeting_id=hall.meeting_id,
            person_id=website.officer.person_id,
        )
        expect(page.locator("[data-meeting]")).not_to_have_attribute(
            "data-revision", str(revision)
        )
        expect(page.get_by_label("Voor", exact=True)).to_have_value("2")
        page.get_by_label("Tegen").fill("1")
        page.get_by_label("Wie telden?").fill("Ans en Bert")
        check_page(page)
        page.get_by_role("button", name="Uitslag vaststellen").click()
        expect(page.get_by_text("Vastgesteld om")).to_be_visible()
        check_page(page)


def test_a_member_objects_where_the_chair_asks(chromium: Browser, website: Website) -> None:
    hall = website.hall
    with website.shown_to(chromium, hall.members[0]) as observed:
        page = observed.page
        page.goto(website.page("/live"))
        hall.coop.run(
            open_vote,
            hall.chair,
            item_id=hall.item_id(2),
            method=VotingMethod.ACCLAMATION,
        )
        page.get_by_role("link", name="Ik ben het er niet mee eens").click()
        check_page(page)
        page.get_by_role("button", name="Ik wil een gewone stemming").click()
        page.wait_for_url("**/live")
        assert hall.view.open_vote is None
