"""Coming in without a password, in a real browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser import serving
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    check,
    observed_page,
)
from tests.makers import give_role, make_member, sign_in
from tests.pdfs import words_of
from web.app import create_app
from web.context import SESSION_TOKEN

pytestmark = pytest.mark.browser


@dataclass
class Website:
    """A running website, under a name because passkeys refuse numbers."""

    coop: Coop
    settings: Settings

    def come_in(self, page: Page, token: str) -> None:
        """Give a browser the cookie of somebody who has signed in."""
        app = create_app(self.coop, self.settings)
        signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # Flask's own
        page.context.add_cookies(
            [
                {
                    "name": "coop",
                    "value": signer.dumps({SESSION_TOKEN: token}),
                    "url": self.settings.base_url,
                }
            ]
        )


@contextmanager
def served(coop: Coop, settings: Settings) -> Iterator[Website]:
    with serving.served(coop, settings) as answering:
        yield Website(coop, replace(settings, base_url=answering.url))


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with served(committed_coop, settings) as website:
        yield website


def letter_for(website: Website, chromium: Browser, name: str, folder: Path) -> str:
    """Print a letter as the secretary and return what it says."""
    secretary = make_member(website.coop, given="Youssef")
    give_role(website.coop, secretary, RoleKind.SECRETARY)
    with observed_page(chromium) as observed:
        page = observed.page
        website.come_in(page, sign_in(website.coop, secretary))
        page.goto(f"{website.settings.base_url}/leden")
        page.get_by_role("link", name=name).click()
        page.get_by_role("link", name="Help dit lid").click()
        check(observed, "help")
        with page.expect_download() as download:
            page.get_by_role("button", name="Print een brief met code").click()
        download.value.save_as(folder / "brief.pdf")
        assert observed.problems == []
    return words_of((folder / "brief.pdf").read_bytes())


def found(pattern: str, words: str) -> str:
    match = re.search(pattern, words)
    assert match is not None, words
    return match[1]


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_a_member_without_mail_comes_in_with_the_letter(
    chromium: Browser, website: Website, tmp_path: Path, viewport: ViewportSize, mode: Mode
) -> None:
    make_member(website.coop, given="Nel", family="Ven")
    words = letter_for(website, chromium, "Ven, Nel", tmp_path)
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        page = observed.open(f"{website.settings.base_url}/aanmelden")
        check(observed, "sign in")
        page.get_by_role("link", name="Code uit een brief").click()
        check(observed, "letter")
        page.get_by_label("Nummer van de brief").fill(found(r"brief:\s+(\d+)", words))
        page.get_by_label("Code uit de brief").fill(found(r"Code:\s+(\w{4} \w{4})", words))
        page.get_by_role("button", name="Inloggen").click()
        page.goto(f"{website.settings.base_url}/mijn-gegevens")
        page.get_by_text("Nel Ven").first.wait_for()
        assert observed.problems == []


@dataclass
class Authenticator:
    """Chromium's virtual one: a telephone that says yes to its owner."""

    page: Page

    def __post_init__(self) -> None:
        self._cdp = self.page.context.new_cdp_session(self.page)
        self._cdp.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = self._cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self._id = {"authenticatorId": made["authenticatorId"]}

    def turn_back(self, by: int) -> None:
        """Be a copy that was made some uses ago."""
        (key,) = self._cdp.send("WebAuthn.getCredentials", self._id)["credentials"]
        self._cdp.send("WebAuthn.clearCredentials", self._id)
        older = {**key, "signCount": key["signCount"] - by}
        self._cdp.send("WebAuthn.addCredential", {**self._id, "credential": older})


def sign_out(page: Page) -> None:
    page.context.clear_cookies()


def come_in_with_key(page: Page, url: str) -> None:
    page.goto(f"{url}/aanmelden")
    page.get_by_role("button", name="Log in met een sleutel").click()


def test_a_passkey_is_made_and_used_but_no_copy_of_it(chromium: Browser, website: Website) -> None:
    person_id = make_member(website.coop, given="Nel", family="Ven")
    url = website.settings.base_url
    with observed_page(chromium, viewport=PHONE) as observed:
        page = observed.page
        website.come_in(page, sign_in(website.coop, person_id))
        phone = Authenticator(page)
        page.goto(f"{url}/mijn-gegevens")
        page.get_by_role("link", name="Mijn sleutels").click()
        check(observed, "no passkey")
        page.get_by_label("Hoe noemt u deze sleutel?").fill("Mijn telefoon")
        page.get_by_role("button", name="Maak een sleutel").click()
        page.get_by_text("De sleutel is bewaard").wait_for()
        check(observed, "a passkey")
        sign_out(page)
        come_in_with_key(page, url)
        page.wait_for_url(f"{url}/")
        page.goto(f"{url}/mijn-gegevens")
        page.get_by_text("Nel Ven").first.wait_for()
        assert observed.problems == []
        sign_out(page)
        phone.turn_back(1)
        come_in_with_key(page, url)
        page.get_by_role("heading", name="Inloggen lukt niet met deze sleutel").wait_for()
        check(observed, "refused")
        website.come_in(page, sign_in(website.coop, person_id))
        page.goto(f"{url}/mijn-gegevens/sleutels")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Haal Mijn telefoon weg").click()
        page.get_by_text("De sleutel werkt hier niet meer").wait_for()
        sign_out(page)
        phone.turn_back(-5)
        come_in_with_key(page, url)
        page.get_by_role("heading", name="Inloggen lukt niet met deze sleutel").wait_for()
