"""Every page about tents, in a real browser: readable, reachable and fitting for everybody."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.bootstrap import Coop
from coop.buurtent.queries.calls import call_view
from coop.buurtent.rules import CallSource, Cause
from coop.buurtent.rules.calls import ToldPlace
from coop.buurtent.services.calls import record_call
from coop.buurtent.services.flyers import issue_flyers
from coop.buurtent.services.invitations import invite_neighbours
from coop.kernel.permissions import SYSTEM
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import issue_link
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    Observed,
    axe_violations,
    check,
    observed_page,
)
from tests.browser.serving import Served
from tests.coop.incidents.makers import make_group
from tests.makers import give_role, make_person
from tests.tents import STREET, make_address, make_neighbour, make_tent

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Website:
    """A running website with two tents, and a volunteer who looks at it."""

    site: Served
    volunteer: uuid.UUID
    #: Each page under a name for when it fails; those behind links are anybody's.
    pages: dict[str, str]

    def address(self, name: str) -> str:
        return f"{self.site.url}{self.pages[name]}"

    @contextmanager
    def shown(
        self, chromium: Browser, viewport: ViewportSize = PHONE, mode: Mode = "light"
    ) -> Iterator[Observed]:
        with observed_page(chromium, viewport=viewport, mode=mode) as observed:
            self.site.enter(observed.page, self.volunteer)
            yield observed


@pytest.fixture
def website(site: Served) -> Website:
    volunteer = make_person(site.coop, given="Hatice")
    give_role(site.coop, volunteer, RoleKind.VOLUNTEER)
    return Website(site, volunteer, _pages(site.coop))


def _pages(coop: Coop) -> dict[str, str]:
    make_group(coop)
    neighbour = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    for steps in range(1, 8):
        make_address(coop, steps=steps)
    make_address(coop, steps=3, street="Wilgenpad")
    call_id = coop.run(
        record_call,
        SYSTEM,
        received_at=coop.clock.now(),
        caller="Taskforce",
        cause=Cause.BURGLARY,
        source=CallSource.POLICE,
        places=[ToldPlace(street=STREET)],
    )
    (place_id,) = coop.ask(call_view, SYSTEM, call_id=call_id).place_ids
    planned, invited = make_tent(coop), make_tent(coop)
    coop.run(invite_neighbours, SYSTEM, session_id=invited)
    codes = coop.run(issue_flyers, SYSTEM, session_id=invited)

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
        "called": f"/buurtent/telefoontje/{call_id}",
        "block": f"/buurtent/telefoontje/{call_id}/plek/{place_id}",
        "arrangements": "/buurtent/gewoonten",
        "move": f"/buurtent/{planned}/verplaatsen",
        "neighbours": f"/buurtent/{planned}/buren",
        "doors": f"/buurtent/{planned}/buren/{STREET}",
        "refusals": "/buurtent/geen-uitnodiging",
        "letters": f"/buurtent/{invited}/bezorgen",
        "round": f"/l/bezorgen/{link(LinkPurpose.TENT_DELIVERY)}",
        "flyer": f"/l/flyer/{next(iter(codes.values()))}",
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
    with website.shown(chromium, viewport, mode) as observed:
        for name in website.pages:
            observed.open(website.address(name))
            check(observed, name)
            assert observed.problems == [], name


def test_an_answer_by_link_needs_two_clicks_and_no_script(
    chromium: Browser, website: Website
) -> None:
    # The first click is the link in the mail, the second the button (people-first C2).
    with observed_page(chromium, viewport=PHONE, scripts=False) as observed:
        page = observed.open(website.address("police"))
        page.get_by_role("button", name="Ik kom", exact=True).click()
        expect(page.get_by_text("Uw antwoord: ik kom")).to_be_visible()
        assert observed.problems == []


def test_a_deliverer_ticks_off_a_door_without_script(chromium: Browser, website: Website) -> None:
    with observed_page(chromium, viewport=PHONE, scripts=False) as observed:
        page = observed.open(website.address("round"))
        door = page.get_by_role("button", name="bezorgd").first
        door.click()
        expect(page.get_by_role("button", name="bezorgd").first).to_have_attribute(
            "aria-pressed", "true"
        )
        assert observed.problems == []


def test_a_call_that_is_wrong_leads_to_the_field(chromium: Browser, website: Website) -> None:
    with website.shown(chromium) as observed:
        page = observed.open(website.address("call"))
        page.get_by_label("Wie belde?").fill("Taskforce")
        page.get_by_label("Straat 1").fill(f"{STREET} 12")
        page.get_by_role("button", name="Opschrijven").click()
        page.get_by_role("link", name="Laat het huisnummer weg").click()
        expect(page.locator("#f-street1")).to_be_focused()
        expect(page.get_by_label("Wie belde?")).to_have_value("Taskforce")
        assert axe_violations(page) == []
