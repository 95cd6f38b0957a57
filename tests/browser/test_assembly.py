"""The meeting in a real browser: live, without scripts, after missing something, for everybody."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, WebSocketRoute, expect

from coop.assembly.services import cast_vote, close_vote, select_item
from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from coop.settings import Settings
from coop.voting.rules import BallotChannel, Choice
from tests.browser.chromium import (
    DESKTOP,
    MODES,
    PHONE,
    Mode,
    axe_violations,
    too_small,
    wider_than_its_window,
)
from tests.browser.website import Website, website_of
from tests.coop.assembly.makers import make_meeting

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with website_of(committed_coop, settings) as website:
        yield website


def test_two_screens_follow_a_vote_from_opening_to_outcome(
    chromium: Browser, website: Website
) -> None:
    hall = website.hall
    with (
        website.shown_to(chromium, hall.members[0]) as phone,
        website.shown_to(chromium, hall.chair, viewport=DESKTOP) as wall,
    ):
        member, screen = phone.page, wall.page
        member.goto(website.page("/live"))
        screen.goto(website.page("/scherm"))
        poll_id = hall.open_vote()
        member.get_by_role("button", name="Tegen", exact=True).click()
        expect(member.get_by_text("Uw stem is geteld: tegen.").last).to_be_visible()
        expect(member.get_by_role("button", name="Voor", exact=True)).to_be_hidden()
        expect(screen.locator("#turnout [data-fill-value]")).to_have_text("1")
        hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
        for page in (member, screen):
            expect(page.get_by_text("Verworpen").first).to_be_visible()
        # The next vote asks anew.
        hall.open_vote(3)
        expect(member.get_by_role("button", name="Voor", exact=True)).to_be_visible()
        expect(member.get_by_text("Uw stem is geteld: tegen.").first).to_be_hidden()
        assert phone.problems == wall.problems == []


def test_the_chair_leads_with_one_button_at_a_time(chromium: Browser, website: Website) -> None:
    hall = website.hall
    with website.shown_to(chromium, hall.chair) as observed:
        page = observed.page
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(website.page("/leiden"))
        page.get_by_role("button", name="Naar punt 1: Opening").first.click()
        page.get_by_role("button", name="Naar punt 2: Voorstel 1").first.click()
        page.get_by_role("button", name="Stemming openen").click()
        expect(page.get_by_role("button", name="Stemming sluiten")).to_be_visible()
        poll = hall.view.open_vote
        assert poll is not None
        hall.coop.run(
            cast_vote,
            hall.members[0],
            poll_id=poll.poll_id,
            choice=Choice.FOR,
            channel=BallotChannel.WEB,
        )
        expect(page.locator("#turnout [data-fill-value]")).to_have_text("1")
        page.get_by_role("button", name="Stemming sluiten").click()
        expect(page.get_by_text("Aangenomen").first).to_be_visible()
        assert observed.problems == []


def test_a_vote_needs_no_scripts(chromium: Browser, website: Website) -> None:
    hall = website.hall
    hall.open_vote()
    with website.shown_to(chromium, hall.members[0], scripts=False) as observed:
        page = observed.page
        page.goto(website.page("/live"))
        page.get_by_role("button", name="Blanco", exact=True).click()
        expect(page.get_by_text("Uw stem is geteld: blanco.")).to_be_visible()
    with website.shown_to(chromium, hall.chair, scripts=False) as observed:
        page = observed.page
        page.goto(website.page("/live"))
        page.get_by_role("button", name="Ik doe mee").click()
        page.get_by_role("button", name="Voor", exact=True).click()
        expect(page.get_by_text("Uw stem is geteld: voor.")).to_be_visible()


@dataclass
class LeakyLine:
    """Stands between a page and its socket, and loses messages when told to."""

    loses: bool = False
    lost: int = 0
    asked: list[str] = field(default_factory=list)

    def tap(self, page: Page) -> None:
        page.route_web_socket("**/socket.io/**", self._carry)
        page.on(
            "request",
            lambda request: self.asked.append(request.url) if "/stand" in request.url else None,
        )

    def _carry(self, browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(server.send)

        def pass_on(said: str | bytes) -> None:
            if self.loses and '"state"' in str(said):
                self.lost += 1
            else:
                browser.send(said)

        server.on_message(pass_on)

    def wait_until_lost(self, page: Page) -> None:
        for _ in range(200):
            if self.lost:
                return
            # Messages are handed over while Playwright waits for something.
            page.wait_for_timeout(50)
        pytest.fail("nothing was lost")


def test_who_missed_a_change_asks_again_and_who_did_not_does_not(
    chromium: Browser, website: Website
) -> None:
    hall, line = website.hall, LeakyLine()

    def go_to(number: int) -> None:
        item_id = hall.item_id(number)
        hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=item_id)

    with website.shown_to(chromium, hall.members[0]) as observed:
        page = observed.page
        line.tap(page)
        # Nobody watched yet, so what the others saw before is unknown: it asks once.
        with page.expect_response("**/stand"):
            page.goto(website.page("/live"))
            go_to(1)
        go_to(2)
        expect(page.get_by_text("Agendapunt 2 van 3")).to_be_visible()
        assert len(line.asked) == 1
        line.loses = True
        poll_id = hall.open_vote(2)
        line.wait_until_lost(page)
        expect(page.get_by_role("button", name="Voor", exact=True)).to_be_hidden()
        line.loses = False
        with page.expect_response("**/stand"):
            hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
        expect(page.get_by_role("heading", name="Uitslag")).to_be_visible()
        assert len(line.asked) == 2
        shown = page.locator("[data-meeting]").get_attribute("data-revision")
        assert shown == str(hall.view.revision)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_of_a_meeting_can_be_used_by_everybody(
    chromium: Browser, website: Website, viewport: ViewportSize, mode: Mode
) -> None:
    hall = website.hall
    found: dict[str, object] = {}
    plan = make_meeting(hall.coop, is_convened=False)
    coming = make_meeting(hall.coop)

    def look(actor: Actor, *paths: str) -> None:
        with website.shown_to(chromium, actor, viewport=viewport, mode=mode) as observed:
            for path in paths:
                page = observed.page
                page.goto(f"{website.url}/vergaderingen{path}", wait_until="load")
                problems = [*axe_violations(page), *too_small(page)]
                if wider_than_its_window(page):
                    problems.append("wider than its window")
                if problems:
                    found[f"{path} {len(found)}"] = problems
            assert observed.problems == []

    here = f"/{hall.meeting_id}"
    member, officer = hall.members[0], website.officer
    look(officer, "", "/nieuw", f"/{plan}", f"/{coming}", f"/{coming}/leiden")
    poll_id = hall.open_vote()
    look(member, f"{here}/live")
    look(officer, here, f"{here}/live", f"{here}/leiden", f"{here}/scherm", f"{here}/deur")
    hall.coop.run(cast_vote, member, poll_id=poll_id, choice=Choice.FOR, channel=BallotChannel.WEB)
    look(member, f"{here}/live")
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    look(member, f"{here}/live", here)
    look(officer, f"{here}/leiden", f"{here}/scherm", f"{here}/deur?zoek=lid")
    assert found == {}
