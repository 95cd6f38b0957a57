"""Joining and leaving in a real browser, on a phone and a desk, without scripts being needed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.membership.queries import applications_view
from coop.people.rules import LinkPurpose
from coop.people.services import ask_to_sign_in, issue_link
from coop.settings import Settings
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    check,
    observed_page,
)
from tests.browser.serving import served
from tests.makers import make_member

pytestmark = pytest.mark.browser

EMAIL = "ana@voorbeeld.example"
#: The clock of these tests stands at 21 November 2026.
LAST_DAY = "31 december 2026"


@pytest.fixture
def address(committed_coop: Coop, settings: Settings) -> Iterator[str]:
    make_member(committed_coop, email=EMAIL)
    with served(committed_coop, settings) as website:
        yield website.url


def sign_in_link(coop: Coop, address: str) -> str:
    asked = coop.run(ask_to_sign_in, SYSTEM, email=EMAIL, browser="b", origin="o")
    token = coop.run(issue_link, SYSTEM, purpose=LinkPurpose.SIGN_IN, subject_id=asked)
    return f"{address}/l/aanmelden/{token}"


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_a_resignation_shows_the_last_day_before_it_is_confirmed(
    chromium: Browser, committed_coop: Coop, address: str, viewport: ViewportSize, mode: Mode
) -> None:
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        page = observed.open(address)
        page.get_by_role("main").get_by_role("link", name="Lidmaatschap opzeggen").click()
        expect(page.get_by_text(f"Uw laatste dag als lid is {LAST_DAY}.")).to_be_visible()
        check(observed, "how to resign")
        observed.open(sign_in_link(committed_coop, address))
        page.get_by_role("button", name="Inloggen").click()
        page.goto(f"{address}/lidmaatschap-opzeggen")
        expect(page.get_by_text(f"Uw laatste dag als lid is {LAST_DAY}.")).to_be_visible()
        check(observed, "before confirming")
        page.get_by_role("button", name="Ja, ik zeg op").click()
        expect(page.get_by_text("U hebt uw lidmaatschap opgezegd.")).to_be_visible()
        expect(page.get_by_text(f"Uw laatste dag als lid is {LAST_DAY}.")).to_be_visible()
        check(observed, "resigned")


def test_somebody_applies_and_mends_a_mistake(
    chromium: Browser, committed_coop: Coop, address: str
) -> None:
    with observed_page(chromium, viewport=PHONE, mode="light") as observed:
        page = observed.open(address)
        page.get_by_role("link", name="Lid worden").click()
        check(observed, "form")
        for label, text in (
            ("Voornaam", "Noor"),
            ("Achternaam", "van den Berg"),
            ("Postcode", "5099 SA"),
            ("Huisnummer", "12"),
            ("Straat", "Lindenhof"),
            ("Woonplaats", "Tilburg"),
            ("E-mailadres", "noor@voorbeeld.example"),
        ):
            page.get_by_label(label, exact=False).first.fill(text)
        page.get_by_role("button", name="Versturen").click()
        check(observed, "mistake")
        expect(page.get_by_label("Voornaam")).to_have_value("Noor")
        page.get_by_label("Postcode").fill("5099 AA")
        page.get_by_role("button", name="Versturen").click()
        expect(page.get_by_text("Er is een mail naar u onderweg.")).to_be_visible()
        check(observed, "thanks")
    (line,) = committed_coop.ask(applications_view, SYSTEM).waiting
    assert line.name == "Noor van den Berg"
