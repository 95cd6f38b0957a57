"""The wijkagent asks who reported, and warns the neighbourhood, on phones without Telegram.

From a mail to the text for the app of a group (people-first C1, C2, C16).
"""

import re

import pytest
from playwright.sync_api import Browser, expect

from coop.bootstrap import Coop
from coop.groups.rules import GroupChannel
from coop.incidents.rules.answers import Step
from coop.incidents.rules.reading import Chosen
from coop.incidents.services.review import approve_report
from coop.kernel.permissions import SYSTEM, Scope, ScopeKind
from coop.people.rules import RoleKind
from tests.browser.chromium import PHONE, observed_page
from tests.browser.gestures import fill, follow, press, sees
from tests.browser.serving import Served
from tests.browser.test_handovers import come_in, is_fit, link_in
from tests.coop.incidents.makers import AGENT, make_group, make_report
from tests.coop.incidents.told import told
from tests.makers import actor_for, give_role, make_person

pytestmark = pytest.mark.browser

WORDS = "Er lopen mensen langs de deur die zeggen van de bank te zijn."


def test_a_question_and_a_warning_go_from_phone_to_phone(
    chromium: Browser, committed_coop: Coop, site: Served
) -> None:
    coop = committed_coop
    group_id = make_group(coop, channel=GroupChannel.OWN_APP)
    moderator = make_person(coop, given="Kees", email="kees@voorbeeld.example")
    give_role(coop, moderator, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    ria = make_person(coop, given="Ria")
    asked = make_report(
        coop, group_id, actor=actor_for(coop, ria), changed={Step.CONTACT: Chosen("yes")}
    )
    coop.run(approve_report, SYSTEM, report_id=asked)
    with (
        observed_page(chromium, viewport=PHONE) as agent,
        observed_page(chromium, viewport=PHONE, mode="dark") as neighbour,
        observed_page(chromium, viewport=PHONE, mode="dark") as moderating,
    ):
        reading = agent.open(f"{site.url}{link_in(told(coop)[AGENT])}")
        come_in(coop, reading)
        press(reading, "Gezien, ik pak dit op")
        sees(reading, "De bewoner leest dat u dit oppakt.")
        reading.get_by_text("Vraag iets aan de bewoner").click()
        fill(reading, "Of uw eigen vraag", "Welke kant ging de persoon op?")
        press(reading, "Stel de vraag")
        sees(reading, "Nog geen antwoord, gevraagd")
        is_fit(agent)

        site.enter(neighbour.page, ria)
        own = neighbour.open(f"{site.url}/mijn-buurtmeldingen/{asked}")
        sees(own, "De wijkagent pakt het op.")
        fill(own, "Uw antwoord", "Naar het Wilgenpad")
        is_fit(neighbour)
        press(own, "Verstuur")
        sees(own, "De wijkagent leest uw antwoord.")

        reading.reload()
        sees(reading, "Naar het Wilgenpad")
        follow(reading, "Vertel de buurt iets")
        fill(reading, "Wat moet de buurt weten?", WORDS)
        is_fit(agent)
        press(reading, "Stuur naar de beheerder")
        sees(reading, "Wacht op een beheerder")

        site.enter(moderating.page, moderator)
        page = moderating.open(f"{site.url}/buurtmeldingen")
        follow(page, "1 waarschuwing wacht op u")
        is_fit(moderating)
        page.get_by_role("link", name=re.compile("Waarschuwing van Wijkagent")).click()
        sees(page, "Dit leest de groep")
        is_fit(moderating)
        press(page, "Zet in de groep")
        sees(page, "Zet in de app van de groep")
        expect(page.locator(".wc-share__text")).to_contain_text(WORDS)
        is_fit(moderating)

        reading.reload()
        sees(reading, "Staat in de groep")
        reading.get_by_role("link", name=re.compile("Waarschuwing van")).click()
        is_fit(agent)
        reading.once("dialog", lambda dialog: dialog.accept())
        press(reading, "Trek het in")
        sees(reading, "Ingetrokken. De groep leest dat ook.")
