"""Proxies, coming and following in a real browser: the holder's buttons appear as votes open."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.assembly.services import announce_coming, close_vote, give_proxy
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import LinkPurpose
from coop.people.services import issue_link
from coop.settings import Settings
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    axe_violations,
    too_small,
    wider_than_its_window,
)
from tests.browser.website import Website, website_of
from tests.coop.assembly.makers import make_meeting
from tests.makers import actor_for, make_member

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with website_of(committed_coop, settings) as website:
        yield website


def test_the_holder_gets_the_buttons_of_each_giver_as_a_vote_opens(
    chromium: Browser, website: Website
) -> None:
    hall = website.hall
    away = actor_for(hall.coop, make_member(hall.coop, given="Wim", family="Verweg"))
    hall.coop.run(give_proxy, away, meeting_id=hall.meeting_id, holder_name="Lid 1 Bos")
    with website.shown_to(chromium, hall.members[0]) as observed:
        page = observed.page
        page.goto(website.page("/live"))
        expect(page.get_by_text("U stemt straks ook voor: Wim Verweg.")).to_be_visible()
        poll_id = hall.open_vote()
        giver = page.get_by_role("region", name="U stemt ook voor Wim Verweg")
        # By keyboard alone.
        giver.get_by_role("button", name="Tegen", exact=True).press("Enter")
        expect(giver.get_by_text("De stem is geteld: tegen.")).to_be_visible()
        page.get_by_role("button", name="Ik kan het niet volgen").click()
        expect(page.get_by_role("button", name="Ik kan het weer volgen")).to_be_visible()
        hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
        expect(page.get_by_text("Verworpen").first).to_be_visible()
        assert observed.problems == []


@pytest.mark.parametrize(("viewport", "mode"), [(PHONE, "light"), (DESKTOP, "dark")])
def test_pages_of_proxies_and_attendance_can_be_used_by_everybody(
    chromium: Browser, website: Website, viewport: ViewportSize, mode: Mode
) -> None:
    hall, coop = website.hall, website.hall.coop
    wim = make_member(coop, given="Wim", family="Verweg")
    away = actor_for(coop, wim)
    coop.run(give_proxy, away, meeting_id=hall.meeting_id, holder_name="Lid 1 Bos")
    coming = make_meeting(coop)
    coop.run(announce_coming, away, meeting_id=coming, comes=True)
    links = {
        purpose: coop.run(issue_link, SYSTEM, purpose=purpose, subject_id=at, person_id=wim)
        for purpose, at in (
            (LinkPurpose.ANNOUNCEMENT, coming),
            (LinkPurpose.DOOR, hall.meeting_id),
        )
    }
    hall.open_vote()
    here = f"/vergaderingen/{hall.meeting_id}"
    looks = {
        away: (
            f"{here}/volmacht",
            f"/vergaderingen/{coming}",
            f"/l/komst/{links[LinkPurpose.ANNOUNCEMENT]}",
            f"/l/deur/{links[LinkPurpose.DOOR]}",
        ),
        hall.members[0]: (f"{here}/live", f"{here}/volmacht"),
        website.officer: (
            *(f"{here}/volmachten", f"{here}/aanwezigheid", here),
            f"/l/deur/{links[LinkPurpose.DOOR]}",
        ),
    }
    found: dict[str, list[str]] = {}
    for actor, paths in looks.items():
        with website.shown_to(chromium, actor, viewport=viewport, mode=mode) as observed:
            page = observed.page
            for path in paths:
                page.goto(f"{website.url}{path}", wait_until="load")
                problems = [*axe_violations(page), *too_small(page)]
                if wider_than_its_window(page):
                    problems.append("wider than its window")
                if problems:
                    found[path] = problems
            assert observed.problems == []
    assert found == {}
