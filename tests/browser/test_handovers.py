"""From a report to its outcome on a phone of 360 pixels, without any Telegram (people-first C1).

And the overview of five reports, answered with one press (C2).
"""

import re
import uuid
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from coop.bootstrap import Coop
from coop.groups.rules import ContactKind, Delivery, GroupChannel
from coop.groups.services.groups import add_contact
from coop.incidents.rules.states import State
from coop.incidents.services.handovers import send_overviews
from coop.incidents.services.review import approve_report
from coop.kernel.permissions import SYSTEM, Scope, ScopeKind
from coop.people.rules import RoleKind
from tests.browser.chromium import (
    PHONE,
    Observed,
    check,
    observed_page,
)
from tests.browser.gestures import fill, press, sees
from tests.browser.serving import Served
from tests.coop.incidents.makers import AGENT, make_group, make_report, read
from tests.coop.incidents.told import told
from tests.doubles import FixedClock
from tests.makers import give_role, make_person

pytestmark = pytest.mark.browser

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.fixture
def group_id(committed_coop: Coop) -> uuid.UUID:
    """Provide a group on WhatsApp whose agent wants an overview."""
    made = make_group(committed_coop, channel=GroupChannel.OWN_APP, contact=False)
    committed_coop.run(
        add_contact,
        SYSTEM,
        group_id=made,
        kind=ContactKind.POLICE,
        function="Wijkagent Koningsveld",
        email=AGENT,
        delivery=Delivery.OVERVIEW,
        answer_within_days=3,
    )
    return made


def is_fit(observed: Observed) -> None:
    """Insist that everybody can read and press what a phone shows."""
    check(observed, observed.page.url)
    assert observed.problems == [], observed.page.url


def come_in(coop: Coop, page: Page) -> None:
    press(page, "Stuur mij een code")
    sees(page, "Code uit de mail")
    (code,) = re.findall(r"^(\d{3} \d{3})$", told(coop)[AGENT], re.MULTILINE)
    fill(page, "Code uit de mail", code)
    press(page, "Lees en antwoord")


def link_in(mail: str) -> str:
    (path,) = re.findall(r"/l/antwoord/\S+", mail)
    return str(path)


def test_report_review_agent_answer_and_text_for_the_group_without_telegram(
    chromium: Browser, committed_coop: Coop, site: Served, group_id: uuid.UUID
) -> None:
    coop = committed_coop
    moderator = make_person(coop, given="Sanne", email="sanne@voorbeeld.example")
    give_role(coop, moderator, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    with (
        observed_page(chromium, viewport=PHONE) as neighbour,
        observed_page(chromium, viewport=PHONE) as moderating,
        observed_page(chromium, viewport=PHONE) as agent,
    ):
        reporting = neighbour.open(f"{site.url}/groepen")
        reporting.get_by_role("link", name="Buurtpreventie").last.click()
        reporting.get_by_role("link", name="Buurtmelding doen").click()
        for choice in ("Nee, het is voorbij", "Nee", "Verdachte situatie"):
            with reporting.expect_navigation():
                press(reporting, choice)
        with reporting.expect_navigation():
            press(reporting, "Iemand voelt aan deuren")
        walk_to_summary(reporting)
        with reporting.expect_navigation():
            press(reporting, "Versturen")
        sees(reporting, "Uw buurtmelding is verstuurd")
        followed = reporting.url

        site.enter(moderating.page, moderator)
        page = moderating.open(f"{site.url}/buurtmeldingen")
        page.get_by_role("link", name=re.compile("Verdachte situatie")).click()
        press(page, "Goedkeuren en doorgeven")
        sees(page, "Gaat mee in het overzicht van")
        is_fit(moderating)
        press(page, "Nu doorgeven aan de wijkagent")
        sees(page, "Doorgegeven aan de wijkagent.")

        reading = agent.open(f"{site.url}{link_in(told(coop)[AGENT])}")
        come_in(coop, reading)
        sees(reading, "Iemand voelt aan deuren")
        is_fit(agent)
        press(reading, "Neem ik mee")
        sees(reading, "is beantwoord")

        page.reload()
        sees(page, "Zet in de app van de groep")
        expect(page.locator(".wc-share__text")).to_contain_text("neemt het mee in het werk")
        is_fit(moderating)
        press(page, "Sluiten")
        sees(page, "Gesloten")

        reporting.goto(followed)
        sees(reporting, "De wijkagent neemt het mee in het werk.")
        sees(reporting, "Is dit opgelost?")
        is_fit(neighbour)
        press(reporting, "Ja, opgelost")
        sees(reporting, "Fijn. Dank u wel.")


def walk_to_summary(page: Page) -> None:
    """Answer whatever else is asked, as little as may be."""
    for _ in range(20):
        if page.get_by_role("button", name="Versturen", exact=True).is_visible():
            return
        for name in ("Lindenhof", "Gisteren", "Weet ik niet", "Overslaan", "Nee", "Ja", "Klopt"):
            button = page.get_by_role("button", name=name, exact=True)
            if button.count():
                with page.expect_navigation():
                    button.first.click()
                break
    pytest.fail(f"no end to the questions: {page.url}")


def test_five_reports_are_answered_with_one_press_on_the_page(
    chromium: Browser, committed_coop: Coop, clock: FixedClock, site: Served, group_id: uuid.UUID
) -> None:
    coop = committed_coop
    five = [make_report(coop, group_id) for _ in range(5)]
    for report_id in five:
        coop.run(approve_report, SYSTEM, report_id=report_id)
    told(coop)
    clock.set(MONDAY)
    coop.run(send_overviews, SYSTEM)
    link = f"{site.url}{link_in(told(coop)[AGENT])}"
    with observed_page(chromium, viewport=PHONE) as observed:
        page = observed.open(link)
        come_in(coop, page)
        sees(page, "Eén antwoord voor alle 5")
        # The browser is known now: the link of the mail is one press, the answer the second.
        page.goto(link)
        is_fit(observed)
        press(page, "1. Gelezen, dank")
        sees(page, "5 buurtmeldingen zijn beantwoord")
        is_fit(observed)
    assert {read(coop, report_id).state for report_id in five} == {State.ANSWERED}
