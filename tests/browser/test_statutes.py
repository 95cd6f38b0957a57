"""Setting a rule, and turning a switch with two, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser.chromium import DESKTOP, PHONE, check, observed_page
from tests.browser.test_access import Website, served
from tests.makers import give_role, make_person, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with served(committed_coop, settings) as website:
        yield website


def officer(website: Website, kind: RoleKind) -> str:
    person_id = make_person(website.coop, given=kind.value)
    give_role(website.coop, person_id, kind)
    return sign_in(website.coop, person_id)


def test_the_secretary_mends_a_term_the_law_refuses(chromium: Browser, website: Website) -> None:
    with observed_page(chromium, viewport=PHONE) as observed:
        page = observed.page
        website.come_in(page, officer(website, RoleKind.SECRETARY))
        observed.open(f"{website.settings.base_url}/statuten")
        check(observed, "contents")
        page.get_by_role("link", name="Statuten wijzigen").click()
        check(observed, "chapter")
        page.get_by_role("link", name="Wijzigen: Uitnodiging bij statutenwijziging").click()
        value = page.get_by_label("Wat moet er gelden?")
        value.fill("6")
        page.get_by_label("Welk artikel zegt dit?").fill("artikel 20 lid 1 van de statuten")
        page.get_by_role("button", name="Vastleggen").click()
        expect(page.get_by_role("alert")).to_contain_text("BW 2:42 lid 1 laat niet minder dan 7")
        check(observed, "refused")
        expect(value).to_have_value("6")
        value.fill("21")
        page.get_by_role("button", name="Vastleggen").click()
        expect(page.get_by_text("minstens 21 dagen vooraf weg").first).to_be_visible()
        check(observed, "set")


def test_two_board_members_turn_on_electronic_voting(chromium: Browser, website: Website) -> None:
    address = f"{website.settings.base_url}/statuten/schakelaars"
    with observed_page(chromium, viewport=DESKTOP, mode="dark") as observed:
        page = observed.page
        website.come_in(page, officer(website, RoleKind.SECRETARY))
        observed.open(address)
        page.get_by_role("link", name="Aanzetten: Elektronisch stemmen").click()
        check(observed, "switch")
        page.get_by_label("Welk artikel zegt dit?").fill("artikel 15 lid 4 van de statuten")
        page.get_by_label("De letterlijke tekst").fill("Elektronisch stemmen kan.")
        page.get_by_label("Bladzijde van de akte").fill("7")
        page.get_by_role("button", name="Voorstellen om aan te zetten").click()
        expect(page.get_by_role("button", name="Trek mijn voorstel in")).to_be_visible()
    with observed_page(chromium, viewport=PHONE, mode="dark") as observed:
        page = observed.page
        website.come_in(page, officer(website, RoleKind.CHAIR))
        observed.open(address)
        check(observed, "waiting")
        page.get_by_role("button", name="Ja, bevestigen").click()
        expect(page.get_by_text("Omgezet door: secretaris en voorzitter.")).to_be_visible()
