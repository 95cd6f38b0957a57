"""What stays of a meeting, in a real browser: two who write at once, and pages for everybody."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from coop.assembly.services import (
    cast_vote,
    close_meeting,
    close_vote,
    propose_minutes,
    publish_decisions,
)
from coop.bootstrap import Coop
from coop.settings import Settings
from coop.voting.rules import BallotChannel, Choice
from tests.browser.chromium import (
    DESKTOP,
    MODES,
    PHONE,
    axe_violations,
    check_page,
)
from tests.browser.website import Website, website_of
from tests.coop.assembly.makers import Hall
from tests.doubles import START

pytestmark = pytest.mark.browser


@pytest.fixture
def over(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    """A meeting that decided one thing and is over."""
    with website_of(committed_coop, settings) as website:
        decide(website.hall)
        yield website


def decide(hall: Hall) -> None:
    poll_id = hall.open_vote()
    for actor in hall.members:
        hall.coop.run(
            cast_vote, actor, poll_id=poll_id, choice=Choice.FOR, channel=BallotChannel.WEB
        )
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    hall.coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)


def write(page: Page, text: str) -> None:
    page.get_by_label("Tekst").fill(text)
    page.get_by_role("button", name="Bewaar", exact=True).click()


def test_of_two_who_write_at_once_nobody_loses_a_word(chromium: Browser, over: Website) -> None:
    with (
        over.shown_to(chromium, over.officer) as first,
        over.shown_to(chromium, over.officer, viewport=DESKTOP) as second,
    ):
        for shown in (first, second):
            shown.page.goto(over.page("/notulen/2"))
        write(first.page, "Een lid vraagt naar de prijs.")
        expect(first.page.get_by_text("Een lid vraagt naar de prijs.")).to_be_visible()
        write(second.page, "De penningmeester antwoordt.")
        said = second.page.get_by_role("status")
        expect(said).to_contain_text("Iemand anders bewaarde dit stuk net voor u.")
        expect(second.page.get_by_text("Een lid vraagt naar de prijs.")).to_be_visible()
        expect(second.page.get_by_label("Tekst")).to_have_value("De penningmeester antwoordt.")
        assert axe_violations(second.page) == []
        write(second.page, "Een lid vraagt naar de prijs. De penningmeester antwoordt.")
        expect(second.page.locator("#punt-2")).to_contain_text("De penningmeester antwoordt.")


def test_what_stays_can_be_read_by_everybody(chromium: Browser, over: Website) -> None:
    hall = over.hall
    until = START.date() + timedelta(days=14)
    hall.coop.run(publish_decisions, over.officer, meeting_id=hall.meeting_id)
    hall.coop.run(propose_minutes, over.officer, meeting_id=hall.meeting_id, until=until)
    pages = {
        over.officer: ("/notulen", "/notulen/2", "/besluiten", "/bewijs"),
        hall.members[0]: ("/notulen", "/besluiten"),
    }
    general = ("besluiten", "rooster", "bestuur")
    for actor, paths in pages.items():
        for mode, viewport in zip(MODES, (PHONE, DESKTOP), strict=True):
            with over.shown_to(chromium, actor, viewport=viewport, mode=mode) as observed:
                page = observed.page
                for address in (
                    *(over.page(path) for path in paths),
                    *(f"{over.url}/vergaderingen/{path}" for path in general[: len(paths) - 1]),
                    f"{over.url}/stukken",
                ):
                    page.goto(address)
                    check_page(page, address)
                assert observed.problems == []
