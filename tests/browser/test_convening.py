"""Planning a meeting and calling its members in a real browser, on a phone and a desk."""

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from tests.browser.chromium import DESKTOP, PHONE, Mode, check, observed_page
from tests.browser.serving import Served
from tests.makers import make_member, make_officer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_the_secretary_plans_convenes_and_notes_a_letter(
    chromium: Browser,
    committed_coop: Coop,
    site: Served,
    *,
    viewport: ViewportSize,
    mode: Mode,
) -> None:
    make_member(committed_coop, given="Bo")
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        site.enter(observed.page, make_officer(committed_coop, RoleKind.SECRETARY).person_id)
        page = observed.open(f"{site.url}/vergaderingen/nieuw")
        page.get_by_label("Naam van de vergadering").fill("Voorjaarsvergadering")
        page.get_by_label("Dag", exact=True).fill("2035-05-20")
        page.get_by_label("Plaats").fill("Wijkhuis")
        check(observed, "plan")
        page.get_by_role("button", name="Verder naar de agenda").click()
        expect(page.get_by_text("Versturen kan tot en met zaterdag 5 mei 2035")).to_be_visible()
        check(observed, "planning")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Agenda vastzetten en uitnodigen").click()
        page.get_by_role("link", name="Wie is uitgenodigd?").click()
        expect(page.get_by_text("0 e-mails, 1 brief")).to_be_visible()
        check(observed, "convocation")
        page.get_by_label("Kies Bo Bos").check()
        page.get_by_label("Door wie").fill("Jan Loper")
        page.get_by_role("button", name="Noteren").click()
        expect(page.get_by_text("Volledig", exact=True)).to_be_visible()
        check(observed, "complete")
