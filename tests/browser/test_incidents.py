"""Every page about buurtmeldingen, in a real browser: readable and reachable for everybody."""

import uuid
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.groups.queries import all_groups
from coop.groups.rules import GroupChannel
from coop.incidents.rules.states import AgentAnswer, RejectReason
from coop.incidents.services.answers import record_answer
from coop.incidents.services.review import approve_report, reject_report
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.people.rules import RoleKind
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    axe_violations,
    check,
    observed_page,
    wider_than_its_window,
)
from tests.browser.serving import Served
from tests.coop.incidents.makers import (
    URGENT,
    agent_for,
    contact_id_of,
    make_group,
    make_report,
)
from tests.makers import actor_for, give_role, make_person

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Website:
    """A running website with reports in every state, and the moderator who made them."""

    site: Served
    moderator: uuid.UUID
    slug: str
    pages: dict[str, str]


@pytest.fixture
def website(site: Served) -> Website:
    coop = site.coop
    moderator = make_person(coop, given="Sanne", address_checked=True)
    give_role(coop, moderator, RoleKind.MODERATOR)
    group_id = make_group(coop, channel=GroupChannel.OWN_APP)
    slug = coop.ask(all_groups, NOBODY)[0].slug
    own = actor_for(coop, moderator)
    new, urgent, rejected, forwarded, answered = (
        make_report(coop, group_id, actor=own, changed=changed)
        for changed in (None, URGENT, None, None, None)
    )
    coop.run(reject_report, SYSTEM, report_id=rejected, reason=RejectReason.UNCLEAR)
    for report_id in (forwarded, answered):
        coop.run(approve_report, SYSTEM, report_id=report_id)
    coop.run(record_answer, SYSTEM, report_id=answered, answer=AgentAnswer.READ)
    token, _ = agent_for(coop, forwarded, contact_id_of(coop, group_id))
    used, _ = agent_for(coop, answered, contact_id_of(coop, group_id))
    pages = {
        "groups": "/groepen",
        "group": f"/groepen/{slug}",
        "calling": "/bellen",
        "elsewhere": "/waar-hoort-dit",
        "start": "/buurtmelding",
        "first question": f"/buurtmelding/{slug}",
        "queue": "/buurtmeldingen",
        "agent": f"/l/antwoord/{token}",
        "agent, answered": f"/l/antwoord/{used}",
    }
    reports = {"new": new, "urgent": urgent, "rejected": rejected, "forwarded": forwarded}
    for name, report_id in {**reports, "answered": answered}.items():
        pages[f"{name}, for a moderator"] = f"/buurtmeldingen/{report_id}"
        pages[f"{name}, for its maker"] = f"/mijn-buurtmeldingen/{report_id}"
    return Website(site, moderator, slug, pages)


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"]
)
def test_every_page_can_be_used_by_everybody(
    chromium: Browser, website: Website, viewport: ViewportSize, mode: Mode
) -> None:
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        website.site.enter(observed.page, website.moderator)
        for name, address in website.pages.items():
            observed.open(f"{website.site.url}{address}")
            check(observed, name)
            assert observed.problems == [], name


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_dialogue_is_walked_by_pressing(
    chromium: Browser, website: Website, *, scripts: bool
) -> None:
    with observed_page(chromium, viewport=PHONE, scripts=scripts) as observed:
        page = observed.open(f"{website.site.url}/buurtmelding/{website.slug}")
        for label in (
            "Nee, het is voorbij",
            "Nee",
            "Verdachte situatie",
            "Iemand voelt aan deuren",
            "Een voertuig",
            "Eén",
            "Busje",
            "Weet ik niet",
            "Blauw",
            "Weet ik niet",
            "Lindenhof",
            "Lindenhof",
            "Gisteren",
            "Ja",
            "Nee",
        ):
            page.get_by_role("button", name=label, exact=True).click()
            if scripts:
                assert axe_violations(page) == [], label
                assert not wider_than_its_window(page), label
        page.get_by_role("button", name="Versturen").click()
        expect(page.get_by_text("Uw buurtmelding is verstuurd")).to_be_visible()
        assert observed.problems == []
