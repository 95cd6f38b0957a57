"""Moderators share the work on their telephones: one looks, asks, and lets two go on as one."""

import uuid
from dataclasses import dataclass
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, expect

from coop.incidents.rules.answers import Step
from coop.incidents.rules.reading import Chosen, Given, Located
from coop.incidents.services.claims import claim_report
from coop.kernel.permissions import Scope, ScopeKind
from coop.people.rules import RoleKind
from tests.browser.chromium import PHONE, check, observed_page
from tests.browser.serving import Served
from tests.coop.incidents.makers import make_group, make_report
from tests.makers import actor_for, give_role, make_person

pytestmark = pytest.mark.browser

Answered: TypeAlias = dict[Step, Given | None]


@dataclass(frozen=True, slots=True)
class Website:
    """A running website, and the moderator, the resident and the chair who look at it."""

    site: Served
    people: dict[str, uuid.UUID]


@pytest.fixture
def website(site: Served) -> Website:
    coop = site.coop
    group_id = make_group(coop)
    scope = Scope(ScopeKind.GROUP, group_id)
    people = {given: make_person(coop, given=given) for given in ("Sanne", "Wim", "Ria", "Chair")}
    for moderator in ("Sanne", "Wim"):
        give_role(coop, people[moderator], RoleKind.MODERATOR, scope)
    give_role(coop, people["Chair"], RoleKind.CHAIR)
    near: Answered = {Step.PLACE: Located(51.5609, 5.0915)}
    make_report(coop, group_id, changed=near)
    looked_at = make_report(coop, group_id, changed={Step.KIND: Chosen("nuisance")})
    coop.run(claim_report, actor_for(coop, people["Wim"]), report_id=looked_at)
    changed: Answered = {
        Step.CONTACT: Chosen("yes"),
        Step.PLACE: Located(51.5600, 5.0900),
    }
    make_report(coop, group_id, actor=actor_for(coop, people["Ria"]), changed=changed)
    return Website(site, people)


def test_a_report_is_reviewed_together(chromium: Browser, website: Website) -> None:
    with observed_page(chromium, viewport=PHONE) as observed:

        def sign_in(name: str) -> None:
            website.site.enter(observed.page, website.people[name])

        sign_in("Sanne")
        page = observed.open(f"{website.site.url}/buurtmeldingen")
        expect(page.get_by_text("Wim kijkt")).to_be_visible()
        check(observed, "queue")
        page.get_by_role("link", name="3: Verdachte situatie").click()
        page.get_by_role("button", name="Ik bekijk deze").click()
        expect(page.get_by_text("U bekijkt deze buurtmelding")).to_be_visible()
        page.get_by_text("buurtmelding lijkt hierop").click()
        page.get_by_text("Wat de ontvanger leest").click()
        page.get_by_text("Vraag iets aan de bewoner").click()
        check(observed, "report")
        page.get_by_role("button", name="Stel de vraag").click()
        expect(page.get_by_text("De vraag is gesteld.")).to_be_visible()
        report = page.url.rsplit("/", 1)[1]
        sign_in("Ria")
        page = observed.open(f"{website.site.url}/mijn-buurtmeldingen/{report}")
        expect(page.get_by_text("Waar was het precies?")).to_be_visible()
        check(observed, "question to the reporter")
        page.get_by_label("Uw antwoord").fill("Bij de fietsenrekken")
        page.get_by_role("button", name="Verstuur").click()
        expect(page.get_by_text("Wij lezen uw antwoord")).to_be_visible()
        page.get_by_text("Wie heeft het gelezen").click()
        expect(page.get_by_text("Beheerder, ").first).to_be_visible()
        sign_in("Sanne")
        page = observed.open(f"{website.site.url}/buurtmeldingen/{report}")
        expect(page.get_by_text("Bij de fietsenrekken")).to_be_visible()
        check(observed, "answered question")
        page.get_by_text("buurtmelding lijkt hierop").click()
        page.get_by_role("button", name="Voeg samen").click()
        expect(page.get_by_text("Hierbij horen ook: 3.")).to_be_visible()
        sign_in("Chair")
        page = observed.open(f"{website.site.url}/buurtmeldingen/teksten")
        page.get_by_label("De tekst").fill("Zag u een kenteken?")
        page.get_by_role("button", name="Voeg toe").click()
        expect(page.get_by_text("Zag u een kenteken?")).to_be_visible()
        check(observed, "standard texts")
        assert observed.problems == []
