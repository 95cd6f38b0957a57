"""Every page about tents, in a real browser: readable, reachable and fitting for everybody."""

import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, ViewportSize, expect
from werkzeug.serving import make_server

from coop.bootstrap import Coop
from coop.buurtent.rules import CallSource, Cause
from coop.buurtent.services.calls import record_call
from coop.buurtent.services.invitations import invite_neighbours
from coop.kernel.permissions import SYSTEM
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import issue_link
from coop.settings import Settings
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    axe_violations,
    observed_page,
    too_small,
    wider_than_its_window,
)
from tests.coop.incidents.makers import make_group
from tests.makers import give_role, make_person
from tests.tents import STREET, make_address, make_neighbour, make_tent
from tests.web.browsing import browser_of
from web.app import create_app

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Website:
    """A running website with two tents, and a volunteer's cookie for it."""

    url: str
    cookie: str
    #: Each page under a name for when it fails; those behind links need no cookie.
    pages: dict[str, str]


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    app = create_app(committed_coop, settings)
    volunteer = make_person(committed_coop, given="Hatice")
    give_role(committed_coop, volunteer, RoleKind.VOLUNTEER)
    cookie = browser_of(app, committed_coop, volunteer).get_cookie("coop")
    assert cookie is not None
    pages = _pages(committed_coop)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Website(f"http://127.0.0.1:{server.port}", cookie.value, pages)
    server.shutdown()
    thread.join()
    server.server_close()


def _pages(coop: Coop) -> dict[str, str]:
    make_group(coop)
    neighbour = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    for steps in range(1, 8):
        make_address(coop, steps=steps)
    make_address(coop, steps=3, street="Wilgenpad")
    coop.run(
        record_call,
        SYSTEM,
        received_at=coop.clock.now(),
        caller="Taskforce",
        cause=Cause.BURGLARY,
        source=CallSource.POLICE,
        streets=[STREET],
    )
    planned, invited = make_tent(coop), make_tent(coop)
    coop.run(invite_neighbours, SYSTEM, session_id=invited)

    def link(purpose: LinkPurpose, person_id: uuid.UUID | None = None) -> str:
        return coop.run(
            issue_link, SYSTEM, purpose=purpose, subject_id=invited, person_id=person_id
        )

    return {
        "list": "/buurtent",
        "call": "/buurtent/telefoontje",
        "plan": "/buurtent/nieuw",
        "planned": f"/buurtent/{planned}",
        "invited": f"/buurtent/{invited}",
        "letters": f"/buurtent/{invited}/bezorgen",
        "police": f"/l/tent-antwoord/{link(LinkPurpose.TENT_ANSWER)}",
        "invitation": f"/l/uitnodiging/{link(LinkPurpose.TENT_INVITATION, neighbour)}",
        "unsubscribe": f"/l/afmelden/{link(LinkPurpose.UNSUBSCRIBE, neighbour)}",
    }


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"]
)
def test_every_page_can_be_used_by_everybody(
    chromium: Browser, website: Website, viewport: ViewportSize, mode: Mode
) -> None:
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        observed.page.context.add_cookies(
            [{"name": "coop", "value": website.cookie, "url": website.url}]
        )
        for name, address in website.pages.items():
            page = observed.open(f"{website.url}{address}")
            assert axe_violations(page) == [], name
            assert too_small(page) == [], name
            assert not wider_than_its_window(page), name
            assert observed.problems == [], name


def test_an_answer_by_link_needs_two_clicks_and_no_script(
    chromium: Browser, website: Website
) -> None:
    # The first click is the link in the mail, the second the button (people-first C2).
    with observed_page(chromium, viewport=PHONE, scripts=False) as observed:
        page = observed.open(f"{website.url}{website.pages['police']}")
        page.get_by_role("button", name="Ik kom", exact=True).click()
        expect(page.get_by_text("Uw antwoord: ik kom")).to_be_visible()
        assert observed.problems == []


def test_a_call_that_is_wrong_leads_to_the_field(chromium: Browser, website: Website) -> None:
    with observed_page(chromium, viewport=PHONE) as observed:
        observed.page.context.add_cookies(
            [{"name": "coop", "value": website.cookie, "url": website.url}]
        )
        page = observed.open(f"{website.url}{website.pages['call']}")
        page.get_by_label("Wie belde?").fill("Taskforce")
        page.get_by_label("Straat 1").fill(f"{STREET} 12")
        page.get_by_role("button", name="Opschrijven").click()
        page.get_by_role("link", name="Laat het huisnummer weg").click()
        expect(page.locator("#f-street1")).to_be_focused()
        expect(page.get_by_label("Wie belde?")).to_have_value("Taskforce")
        assert axe_violations(page) == []
