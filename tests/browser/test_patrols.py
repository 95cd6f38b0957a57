"""A round on a phone in the street: joined, begun, noted and ended."""

import pytest
from playwright.sync_api import Browser, expect

from coop.bootstrap import Coop
from tests.browser.chromium import PHONE, check, observed_page
from tests.browser.serving import Served
from tests.coop.patrols.makers import make_round, make_team, make_walker, slug_of

pytestmark = pytest.mark.browser


def test_a_walker_needs_few_and_big_buttons(
    chromium: Browser, committed_coop: Coop, site: Served
) -> None:
    coop = committed_coop
    group_id, coordinator = make_team(coop)
    sanne, youssef = make_walker(coop, group_id), make_walker(coop, group_id, "Youssef")
    round_id = make_round(coop, group_id, youssef)
    with observed_page(chromium, viewport=PHONE, mode="light") as observed:
        page = observed.page
        site.enter(page, sanne.person_id)
        observed.open(f"{site.url}/rondes/groepen/{slug_of(coop, group_id)}")
        check(observed, "rounds-team")
        observed.open(f"{site.url}/rondes/{round_id}")
        page.get_by_role("button", name="Ik loop mee").click()
        page.get_by_role("button", name="Begin de ronde").click()
        expect(page.get_by_text("Wat ziet u?")).to_be_visible()
        check(observed, "rounds-walking")
        page.get_by_role("link", name="Lamp kapot").click()
        page.get_by_label("Wat ziet u?").fill("Een man bij de lamp")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        expect(page.get_by_text("Dit lijkt over een mens te gaan.")).to_be_visible()
        check(observed, "rounds-note")
        page.get_by_label("Wat ziet u?").fill("Bij de speeltuin")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.get_by_role("button", name="Ronde klaar").click()
        expect(page.get_by_text("Bij de speeltuin")).to_be_visible()
        check(observed, "rounds-over")
        site.enter(page, coordinator.person_id)
        observed.open(f"{site.url}/rondes/groepen/{slug_of(coop, group_id)}/beheer")
        page.get_by_text("Plan een ronde").click()
        check(observed, "rounds-desk")
