"""A year's contribution and a breach in a real browser, on a phone and a desk."""

import re
import uuid
from datetime import timedelta
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect

from coop.bootstrap import Coop
from coop.contribution.queries.files import files_to_write, written_file
from coop.contribution.rules.references import reference_of
from coop.contribution.services.runs import keep_file
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from coop.sample.bank import BankLine, statement_file
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Mode,
    check,
    observed_page,
)
from tests.browser.serving import Served
from tests.coop.contribution.makers import (
    IBAN,
    OTHER_IBAN,
    OWN_IBAN,
    make_creditor,
    make_draft,
    make_payer,
)
from tests.doubles import FixedClock
from tests.makers import give_role, make_person

pytestmark = pytest.mark.browser

#: The draft to the people begins like this.
DRAFT = re.compile(r"^Er ging iets mis met uw gegevens\.")
Look: TypeAlias = tuple[ViewportSize, Mode]
BOTH = pytest.mark.parametrize(
    "look", [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)


@pytest.fixture
def treasurer(committed_coop: Coop) -> uuid.UUID:
    person_id = make_person(committed_coop, given="Joost")
    give_role(committed_coop, person_id, RoleKind.TREASURER)
    return person_id


def write_files(coop: Coop) -> None:
    """Do what the worker would do by now."""
    for run_id, kind in coop.ask(files_to_write, SYSTEM):
        file = coop.ask(written_file, SYSTEM, run_id=run_id, kind=kind)
        coop.run(
            keep_file, SYSTEM, run_id=run_id, kind=kind, content=file.content, count=file.count
        )


def upload(page: Page, name: str, content: bytes) -> None:
    file: FilePayload = {"name": name, "mimeType": "text/plain", "buffer": content}
    page.get_by_label("Bankafschrift").set_input_files(file)
    page.get_by_role("button", name="Verwerk het afschrift").click()


@BOTH
def test_a_run_from_draft_to_reminder(
    chromium: Browser,
    committed_coop: Coop,
    clock: FixedClock,
    site: Served,
    treasurer: uuid.UUID,
    *,
    look: Look,
) -> None:
    coop, year = committed_coop, clock.now().year
    make_creditor(coop)
    for given, iban in (("Ana", IBAN), ("Bram", None), ("Carla", None)):
        make_payer(coop, given=given, iban=iban)
    run_id = make_draft(coop, year=year)
    with observed_page(chromium, viewport=look[0], mode=look[1]) as observed:
        page = observed.page
        site.enter(page, treasurer)
        page.goto(f"{site.url}/contributie/ronde/{run_id}")
        check(observed, "draft")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Zet vast en vraag 3 leden").click()
        expect(page.get_by_text("Joost Bos zette deze ronde vast")).to_be_visible()
        write_files(coop)
        page.reload()
        with page.expect_download() as download:
            page.get_by_role("link", name="Bestand voor de bank (1 incasso)").click()
        assert b"pain.008.001.08" in download.value.path().read_bytes()
        check(observed, "fixed")
        page.goto(f"{site.url}/contributie/betalingen")
        day = clock.now().date()
        lines = [
            BankLine(booked_on=day, cents=25_00, batch=f"CONTRIBUTIE-{year}-1-FRST"),
            BankLine(booked_on=day, cents=-3_10, text="kosten"),
        ]
        upload(page, "afschrift.xml", statement_file(OWN_IBAN, lines))
        expect(page.get_by_text("Het afschrift is verwerkt.")).to_be_visible()
        check(observed, "payments")
        reference = reference_of(year=year, member_number=2)
        table = f"Dag;Euro;Van;Kenmerk\n{day:%d-%m-%Y};25,00;{OTHER_IBAN};{reference}\n"
        upload(page, "mutaties.csv", table.encode())
        expect(page.get_by_text("Wij kennen deze bank niet.", exact=False)).to_be_visible()
        check(observed, "columns")
        page.get_by_label("Euro").select_option("amount")
        page.get_by_label("Kenmerk").select_option("reference")
        page.get_by_role("button", name="Bekijk het zo").click()
        check(observed, "columns chosen")
        page.get_by_role("button", name="Verwerk 1 betaling").click()
        expect(page.get_by_text("Bram Bos")).to_be_visible()
        page.get_by_role("link", name="Onbekend").click()
        check(observed, "one payment")
        page.goto(f"{site.url}/contributie/boekhouding")
        check(observed, "books")
        # The session is over by then, so Joost comes in again.
        clock.advance(timedelta(days=31))
        site.enter(page, treasurer)
        page.goto(f"{site.url}/contributie/achterstand")
        expect(page.get_by_role("link", name="Carla Bos")).to_be_visible()
        page.get_by_role("button", name="Herinner 1 lid").click()
        expect(page.get_by_text("1 lid krijgt een herinnering.")).to_be_visible()
        check(observed, "arrears")
        assert observed.problems == []


@BOTH
def test_a_request_and_a_breach(
    chromium: Browser, site: Served, treasurer: uuid.UUID, look: Look
) -> None:
    with observed_page(chromium, viewport=look[0], mode=look[1]) as observed:
        page = observed.open(f"{site.url}/privacy/verzoek")
        check(observed, "request")
        page.get_by_label("Ik wil zien wat u van mij bewaart").check()
        page.get_by_label("Ik kreeg een briefje of uitnodiging").check()
        page.get_by_label("Uw naam").fill("Noor Berg")
        page.get_by_label("Uw e-mailadres").fill("noor@voorbeeld.example")
        page.get_by_role("button", name="Verstuur").click()
        expect(page.get_by_text("Uw verzoek is binnen, met nummer 1.")).to_be_visible()
        site.enter(page, treasurer)
        page.goto(f"{site.url}/privacy/datalekken")
        check(observed, "register")
        page.get_by_role("link", name="Er is iets misgegaan").click()
        page.get_by_label("Wat is er gebeurd?").fill("Een lijst lag op straat")
        page.get_by_label("Iemand zag of kreeg gegevens").check()
        check(observed, "what")
        page.get_by_role("button", name="Bewaar en ga verder").click()
        page.get_by_label("Rekeningnummers en betalingen").check()
        check(observed, "whose")
        page.get_by_role("button", name="Bewaar en ga verder").click()
        for question in ("Kan niemand", "Kent en vertrouwt", "Kan iemand hier"):
            page.get_by_role("radiogroup", name=question).get_by_label("Weet ik niet").check()
        check(observed, "risk")
        page.get_by_role("button", name="Bewaar en ga verder").click()
        expect(page.get_by_text("Meld dit bij de Autoriteit Persoonsgegevens")).to_be_visible()
        check(observed, "reporting")
        page.get_by_role("button", name="Bewaar en ga verder").click()
        expect(page.get_by_label("Wat u vertelt")).to_have_value(DRAFT)
        check(observed, "telling")
        page.get_by_role("link", name="Naar het overzicht").click()
        expect(page.get_by_text("Voordat u kunt afsluiten:")).to_be_visible()
        check(observed, "overview")
        page.goto(f"{site.url}/privacy/bewaren")
        check(observed, "retention")
        assert observed.problems == []
