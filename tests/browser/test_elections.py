"""A person chosen on paper in real browsers: the chair, and one of the stembureau who counts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.assembly.rules import PaperCount
from coop.assembly.services import count_papers, select_item
from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.settings import Settings
from coop.voting.rules import PaperPile
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    check_page,
)
from tests.browser.website import Website, website_of
from tests.coop.assembly.makers import make_hall_with_vacancy
from tests.makers import make_officer

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with website_of(committed_coop, settings, make_hall_with_vacancy) as website:
        yield website


@pytest.mark.parametrize(("viewport", "mode"), [(PHONE, "light"), (DESKTOP, "dark")])
def test_papers_go_out_are_counted_and_lead_to_somebody(
    chromium: Browser, website: Website, viewport: ViewportSize, mode: Mode
) -> None:
    hall = website.hall
    counters = [make_officer(hall.coop, RoleKind.COUNTING_COMMITTEE) for _ in range(2)]
    hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(4))
    with website.shown_to(chromium, hall.chair, viewport=viewport, mode=mode) as observed:
        page = observed.page
        page.goto(website.page("/leiden"))
        check_page(page)
        page.get_by_label("Namen op het stembriefje").fill("Ria Bos\nTom Dijk")
        page.get_by_role("button", name="Deel de stembriefjes uit").click()
        expect(page.get_by_text("Er zijn 10 briefjes uit")).to_be_visible()
        check_page(page)
        with website.shown_to(chromium, counters[0], viewport=viewport, mode=mode) as counting:
            box = counting.page
            box.goto(website.page("/tellen"))
            found = {"Briefjes in de bus": "10", "Ria Bos": "6", "Tom Dijk": "4"}
            for label, number in found.items():
                box.get_by_label(label).fill(number)
            check_page(box)
            box.get_by_role("button", name="Bewaar mijn telling").click()
            expect(box.get_by_text("Uw telling is bewaard.")).to_be_visible()
        held = hall.view.items[3].election
        assert held is not None
        same = PaperCount(
            piles=(PaperPile(votes_for=6), PaperPile(votes_for=4)), blank=0, invalid=0, in_box=10
        )
        hall.coop.run(count_papers, counters[1], round_id=held.last.id, count=same)
        page.goto(website.page("/leiden"))
        page.get_by_role("button", name="Uitslag vaststellen").click()
        expect(page.get_by_text("Gekozen: Ria Bos.").first).to_be_visible()
        check_page(page)
