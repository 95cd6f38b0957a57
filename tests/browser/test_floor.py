"""The floor in a real browser: with the keyboard alone, said once, and after a sleep."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coop.assembly.queries import minutes_desk
from coop.assembly.rules import TurnKind
from coop.assembly.services import (
    ask_floor,
    check_in,
    close_vote,
    give_floor,
    leave_meeting,
    open_meeting,
    select_item,
    write_note,
)
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.settings import Settings
from tests.browser.chromium import DESKTOP, PHONE, axe_violations, too_small, wider_than_its_window
from tests.browser.website import Website, website_of
from tests.coop.assembly.makers import make_meeting

pytestmark = pytest.mark.browser
#: More stops than any page of a meeting has.
MOST_STOPS = 60
#: Writes down all that a live region says, as who listens hears it.
LISTEN = """() => {
  const place = document.querySelector('[data-announce]');
  window.heard = [];
  new MutationObserver(() => {
    if (place.textContent) window.heard.push(place.textContent);
  }).observe(place, {childList: true, characterData: true, subtree: true});
}"""


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with website_of(committed_coop, settings) as website:
        hall = website.hall
        hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(2))
        yield website


def reach(page: Page, name: str) -> None:
    """Press Tab until a button has the focus, as who has no mouse does."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_visible()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if button.evaluate("found => found === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {name}")


def test_the_floor_and_the_vote_need_no_mouse(chromium: Browser, website: Website) -> None:
    hall = website.hall
    with website.shown_to(chromium, hall.members[0]) as observed:
        page = observed.page
        page.goto(website.page("/live"))
        reach(page, "Ik spreek voor")
        page.keyboard.press("Enter")
        expect(page.get_by_text("U bent nummer 1.")).to_be_visible()
        # The keyboard goes on at what came in the place of the button.
        leave = page.get_by_role("button", name="Haal mij van de lijst")
        expect(leave).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Ik spreek voor")).to_be_focused()
        # At another point the same buttons ask about that.
        run = hall.coop.run
        run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(3))
        expect(page.get_by_role("heading", name="Voorstel 2")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_text("U bent nummer 1.")).to_be_visible()
        hall.open_vote(3)
        reach(page, "Tegen")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Uw stem is geteld: tegen.").last).to_be_visible()
        assert observed.problems == []


def test_who_waits_for_the_beginning_gets_the_buttons_when_it_opens(
    chromium: Browser, website: Website
) -> None:
    hall = website.hall
    run, person_id = hall.coop.run, hall.members[0].person_id
    assert person_id is not None
    meeting_id = make_meeting(hall.coop)
    run(check_in, SYSTEM, meeting_id=meeting_id, person_id=person_id)
    with website.shown_to(chromium, hall.members[0]) as observed:
        page = observed.page
        page.goto(f"{website.url}/vergaderingen/{meeting_id}/live")
        expect(page.get_by_text("Nog niet begonnen")).to_be_visible()
        run(open_meeting, hall.chair, meeting_id=meeting_id)
        expect(page.get_by_text("U doet mee in de zaal.")).to_be_visible()


def test_opening_and_result_are_said_once(chromium: Browser, website: Website) -> None:
    hall = website.hall
    run = hall.coop.run
    with website.shown_to(chromium, hall.members[0]) as observed:
        page = observed.page
        page.goto(website.page("/live"))
        page.evaluate(LISTEN)
        poll_id = hall.open_vote()
        page.get_by_role("button", name="Voor", exact=True).click()
        # Somebody leaves: all screens change, and there is nothing new to say.
        run(leave_meeting, hall.members[2], meeting_id=hall.meeting_id)
        expect(page.locator("#turnout [data-fill-value]")).to_have_text("1")
        shown = page.locator("[data-meeting]")
        expect(shown).to_have_attribute("data-revision", str(hall.view.revision))
        run(close_vote, hall.chair, poll_id=poll_id)
        expect(page.get_by_role("heading", name="Uitslag")).to_be_visible()
        # What was missed is asked for, and says nothing again.
        page.context.set_offline(offline=True)
        page.context.set_offline(offline=False)
        run(leave_meeting, hall.members[1], meeting_id=hall.meeting_id)
        expect(shown).to_have_attribute("data-revision", str(hall.view.revision))
        heard = page.evaluate("window.heard")
    assert heard == [
        "U kunt nu stemmen over punt 2: Voorstel 1.",
        "Uw stem is geteld: voor.",
        "De stemming is gesloten. Punt 2 is aangenomen: Voorstel 1.",
    ]


def test_a_projector_that_slept_shows_at_once_what_is_on(
    chromium: Browser, website: Website
) -> None:
    hall = website.hall
    with website.shown_to(chromium, hall.chair, viewport=DESKTOP) as observed:
        page = observed.page
        page.clock.install()
        page.goto(website.page("/scherm"))
        expect(page.get_by_role("heading", name="Voorstel 1")).to_be_visible()
        # The lid is closed: nothing runs, and the line is gone.
        page.context.set_offline(offline=True)
        hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(3))
        page.clock.fast_forward("10:00")
        page.context.set_offline(offline=False)
        page.clock.run_for(2000)
        expect(page.get_by_role("heading", name="Voorstel 2")).to_be_visible()


def speaks(page: Page) -> Locator:
    """Find where a page tells its reader that it is his or her turn."""
    return page.locator("[data-speaks]").filter(visible=True)


def test_the_clock_runs_on_every_screen_and_only_one_is_named(
    chromium: Browser, website: Website
) -> None:
    hall = website.hall
    run = hall.coop.run
    turns = [
        run(ask_floor, member, item_id=hall.item_id(2), kind=kind)
        for member, kind in zip(
            hall.members, (TurnKind.FOR, TurnKind.AGAINST, TurnKind.FOR), strict=True
        )
    ]
    with (
        website.shown_to(chromium, hall.members[0]) as phone,
        website.shown_to(chromium, hall.members[1]) as other,
        website.shown_to(chromium, hall.chair, viewport=DESKTOP) as wall,
        website.shown_to(chromium, hall.chair, viewport=DESKTOP) as desk,
    ):
        for shown, path in ((phone, "/live"), (other, "/live"), (wall, "/scherm")):
            shown.page.goto(website.page(path))
        desk.page.goto(website.page("/sprekers"))
        run(give_floor, hall.chair, turn_id=turns[0])
        for shown in (phone, other, wall, desk):
            expect(shown.page.locator("[data-clock]")).to_contain_text("Nog 2:")
            expect(shown.page.locator(".wc-floor__speaker")).to_contain_text("Lid 1 Bos")
        expect(speaks(phone.page)).to_be_visible()
        expect(other.page.get_by_text("U bent nummer 1.")).to_be_visible()
        expect(other.page.get_by_text("Lid 3")).to_have_count(0)
        expect(wall.page.get_by_text("Lid 2")).to_have_count(0)
        desk.page.get_by_role("button", name=re.compile("Geef het woord.*Lid 2 Bos")).click()
        expect(speaks(other.page)).to_be_visible()
        expect(phone.page.get_by_role("button", name="Ik spreek voor")).to_be_visible()
        for shown in (phone, other, wall, desk):
            assert [*axe_violations(shown.page), *too_small(shown.page), *shown.problems] == []
            assert not wider_than_its_window(shown.page)


def test_notes_are_kept_by_themselves_and_never_over_another(
    chromium: Browser, website: Website
) -> None:
    hall = website.hall
    with website.shown_to(chromium, website.officer, viewport=PHONE) as observed:
        page = observed.page
        page.goto(website.page("/notuleren"))
        note = page.get_by_label("Aantekening bij punt 2")
        note.fill("Een lid vraagt naar de prijs.")
        state = page.locator("#note-state-2")
        expect(state).to_have_text("Bewaard.")
        desk = hall.coop.ask(minutes_desk, website.officer, meeting_id=hall.meeting_id)
        assert desk.items[1].text == "Een lid vraagt naar de prijs."
        hall.coop.run(
            write_note,
            website.officer,
            item_id=hall.item_id(2),
            text="Van een ander.",
            version=1,
        )
        note.fill("Nog iets.")
        expect(state).to_contain_text("Uw tekst staat er nog.")
        page.get_by_role("button", name=re.compile("Bewaren.*Voorstel 1")).click()
        expect(page.get_by_text("Van een ander.")).to_be_visible()
        expect(page.get_by_label("Aantekening bij punt 2")).to_have_value("Nog iets.")
        assert [*axe_violations(page), *too_small(page)] == []
        assert not wider_than_its_window(page)
