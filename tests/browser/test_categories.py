"""Kinds of member and targets in a real browser, on a phone and a desk."""

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    axe_violations,
    check,
    observed_page,
)
from tests.browser.serving import Served
from tests.makers import make_member, make_officer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_the_board_makes_a_category_and_aims_at_members(
    chromium: Browser,
    committed_coop: Coop,
    site: Served,
    *,
    viewport: ViewportSize,
    mode: Mode,
) -> None:
    for _ in range(5):
        make_member(committed_coop)
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        site.enter(observed.page, make_officer(committed_coop, RoleKind.CHAIR).person_id)
        page = observed.open(f"{site.url}/leden/categorieen")
        page.get_by_label("Naam").fill("Vriend van de wijk")
        page.get_by_label("Lid in de zin van de wet").uncheck()
        page.get_by_role("button", name="Maak de categorie").click()
        expect(page.get_by_role("link", name="Vriend van de wijk")).to_be_visible()
        check(observed, "categories")
        page.goto(f"{site.url}/leden/doelen")
        page.get_by_label("Hoeveel?").fill("450")
        page.get_by_label("Voor welke dag?").fill("2027-07-01")
        page.get_by_label("Ook op de pagina Lid worden").check()
        page.get_by_role("button", name="Zet dit doel").click()
        expect(page.get_by_role("img", name="450 leden voor 1 juli 2027")).to_be_visible()
        check(observed, "targets")
        page.goto(f"{site.url}/lid-worden")
        expect(page.get_by_text("450 leden voor 1 juli 2027")).to_be_visible()
        assert axe_violations(page) == []
