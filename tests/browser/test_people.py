"""Coming in and taking over a list, in a real browser: for everybody, with and without scripts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop, registered_reactions
from coop.kernel.engine import make_engine
from coop.kernel.events import Event
from coop.kernel.permissions import SYSTEM
from coop.membership.documents.rejected import EXAMPLE
from coop.people.events import SignInAsked
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import issue_link, issue_sign_in_code
from coop.rendering.tables import csv_of
from coop.settings import Settings
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    Observed,
    check,
    observed_page,
)
from tests.browser.serving import served
from tests.databases import settle
from tests.doubles import FixedClock
from tests.makers import give_role, make_person

pytestmark = pytest.mark.browser

EMAIL = "saar@voorbeeld.example"


@dataclass
class Website:
    """A running website and the mail it would send."""

    coop: Coop
    url: str
    asked: list[SignInAsked] = field(default_factory=list)

    def work(self) -> None:
        """Do what the worker would do by now."""
        while self.coop.work("proef"):
            pass

    def keep(self, event: Event) -> None:
        if isinstance(event, SignInAsked):
            self.asked.append(event)

    def mail(self) -> tuple[str, str]:
        """Return address and code of the newest mail."""
        sign_in_id = self.asked[-1].sign_in_id
        code = self.coop.run(issue_sign_in_code, SYSTEM, sign_in_id=sign_in_id)
        purpose = LinkPurpose.SIGN_IN
        link = self.coop.run(issue_link, SYSTEM, purpose=purpose, subject_id=sign_in_id)
        return f"{self.url}/l/aanmelden/{link}", code


@pytest.fixture
def committed_coop(committed_url: str, clock: FixedClock) -> Iterator[Coop]:
    """Provide one that asks no second step: how that is taken is test_second.py's to show."""
    engine = make_engine(committed_url)
    yield Coop(
        sessionmaker(engine),
        clock=clock,
        reactions=registered_reactions(),
        asks_second_step=False,
    )
    settle(engine)


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    for given in ("Saar", "Theo"):
        person_id = make_person(committed_coop, given=given, email=EMAIL)
        give_role(committed_coop, person_id, RoleKind.SECRETARY)
    with served(committed_coop, settings) as answering:
        website = Website(committed_coop, answering.url)
        committed_coop.listen(website.keep)
        yield website


def list_of_members(folder: Path) -> Path:
    """Write a list with somebody new, somebody twice and somebody with a wrong postcode."""
    wrong = ("103", "Kees", *(cell.replace("5099 AA", "5099") for cell in EXAMPLE[1][2:]))
    path = folder / "leden.csv"
    path.write_text(csv_of([*EXAMPLE, EXAMPLE[2], wrong]), encoding="utf-8")
    return path


def mended(rejected: Path) -> Path:
    """Correct the postcode in the list of what stayed behind, as a spreadsheet program would."""
    text = rejected.read_text(encoding="utf-8-sig")
    path = rejected.with_name("verbeterd.csv")
    path.write_text(text.replace(";5099;", ";5099 AA;"), encoding="utf-8-sig")
    return path


def mend(observed: Observed, website: Website, folder: Path) -> None:
    """Take over what stayed behind, after the mistake in it is corrected."""
    page = observed.page
    rejected = folder / "niet-overgenomen.csv"
    with page.expect_download() as download:
        page.get_by_role("link", name="Download wat wegbleef").click()
    download.value.save_as(rejected)
    page.get_by_role("link", name="Nog een lijst").click()
    page.get_by_label("Bestand met leden").set_input_files(mended(rejected))
    page.get_by_role("button", name="Bekijk de lijst").click()
    website.work()
    page.reload()
    expect(page.get_by_role("link", name="Fout 0")).to_be_visible()
    check(observed, "mended")
    page.get_by_role("button", name="Neem 1 lid over").click()
    website.work()
    page.reload()
    check(observed, "finished")


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_from_the_mail_to_the_list(
    chromium: Browser, website: Website, tmp_path: Path, viewport: ViewportSize, mode: Mode
) -> None:
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        page = observed.open(f"{website.url}/leden")
        check(observed, "asked to sign in")
        page.get_by_label("E-mailadres").fill(EMAIL)
        page.get_by_role("button", name="Stuur mij een mail").click()
        check(observed, "code")
        _, code = website.mail()
        page.get_by_label("Code uit de mail").fill(code)
        page.get_by_role("button", name="Inloggen").click()
        check(observed, "who")
        page.get_by_role("button", name="Theo Bos").click()
        check(observed, "empty register")
        page.get_by_role("link", name="Lijst overnemen").first.click()
        check(observed, "upload")
        page.get_by_label("Bestand met leden").set_input_files(list_of_members(tmp_path))
        page.get_by_role("button", name="Bekijk de lijst").click()
        check(observed, "reading")
        website.work()
        page.reload()
        check(observed, "preview")
        page.get_by_text("Zo lezen wij de kolommen").click()
        page.get_by_role("link", name="Fout").click()
        check(observed, "mistakes")
        expect(page.get_by_text("vier cijfers en twee letters")).to_be_visible()
        page.get_by_role("button", name="Neem 2 leden over").click()
        check(observed, "taking over")
        website.work()
        page.reload()
        check(observed, "taken over")
        mend(observed, website, tmp_path)
        page.get_by_role("link", name="Naar de ledenlijst").click()
        expect(page.get_by_role("link", name="Berg, Kees van den")).to_be_visible()
        check(observed, "register")
        page.get_by_role("link", name="Berg, Noor van den").click()
        check(observed, "member")
        observed.open(f"{website.url}/mijn-gegevens")
        check(observed, "own")
        assert observed.problems == []


def test_what_is_wrong_leads_to_the_field(chromium: Browser, website: Website) -> None:
    with observed_page(chromium, viewport=PHONE) as observed:
        page = observed.open(f"{website.url}/aanmelden")
        page.get_by_label("E-mailadres").fill("saar zonder apenstaart")
        page.get_by_role("button", name="Stuur mij een mail").click()
        check(observed, "wrong address")
        page.get_by_role("link", name="Dit lijkt geen e-mailadres").click()
        expect(page.locator("#f-email")).to_be_focused()
        expect(page.get_by_label("E-mailadres")).to_have_value("saar zonder apenstaart")


def test_the_link_needs_one_press_and_no_script(chromium: Browser, website: Website) -> None:
    with observed_page(chromium, viewport=PHONE, scripts=False) as observed:
        page = observed.open(f"{website.url}/aanmelden")
        page.get_by_label("E-mailadres").fill(EMAIL)
        page.get_by_role("button", name="Stuur mij een mail").click()
        link, _ = website.mail()
        observed.open(link)
        page.get_by_role("button", name="Inloggen").click()
        page.get_by_role("button", name="Saar Bos").click()
        page.goto(f"{website.url}/mijn-gegevens")
        expect(page.get_by_text("Dit weet de coöperatie van u")).to_be_visible()


def test_a_used_link_says_what_now(chromium: Browser, website: Website) -> None:
    with observed_page(chromium, viewport=PHONE) as observed:
        page = observed.open(f"{website.url}/l/aanmelden/verzonnen")
        check(observed, "dead link")
        page.get_by_role("link", name="Vraag een nieuwe mail").click()
        expect(page.get_by_label("E-mailadres")).to_be_visible()
