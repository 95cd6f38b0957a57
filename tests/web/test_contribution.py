"""The treasurer's pages: a run from draft to files, the bank's return, and who is behind."""

import io
import uuid
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.contribution.queries.files import files_to_write, written_file
from coop.contribution.queries.runs import contribution_view
from coop.contribution.queries.statements import payments_view
from coop.contribution.rules.references import reference_of
from coop.contribution.services.runs import keep_file
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from coop.sample.bank import BankLine, statement_file
from tests.coop.contribution.makers import (
    CREDITOR_ID,
    IBAN,
    OTHER_IBAN,
    OWN_IBAN,
    fix,
    make_creditor,
    make_draft,
    make_payer,
)
from tests.doubles import FixedClock
from tests.makers import give_role, make_person
from tests.web.browsing import browser_of


@pytest.fixture
def joost(coop: Coop) -> uuid.UUID:
    person_id = make_person(coop, given="Joost")
    give_role(coop, person_id, RoleKind.TREASURER)
    return person_id


@pytest.fixture
def treasurer(app: Flask, coop: Coop, joost: uuid.UUID) -> FlaskClient:
    return browser_of(app, coop, joost)


@pytest.fixture
def run_id(coop: Coop, clock: FixedClock) -> uuid.UUID:
    make_creditor(coop)
    make_payer(coop, given="Ana", iban=IBAN)
    make_payer(coop, given="Bram")
    run_id = make_draft(coop, year=clock.now().year)
    fix(coop, run_id)
    return run_id


def upload(browser: FlaskClient, content: bytes, name: str = "afschrift.csv") -> str:
    response = browser.post(
        "/contributie/betalingen",
        data={"statement": (io.BytesIO(content), name)},
        follow_redirects=True,
    )
    return response.text


def test_a_run_from_account_to_files(coop: Coop, treasurer: FlaskClient) -> None:
    make_payer(coop, given="Bram")
    assert "Vul eerst de rekening in" in treasurer.get("/contributie").text
    account = {
        "iban": OWN_IBAN,
        "holder": "Wijkcoöperatie",
        "creditor_id": CREDITOR_ID,
        "notice_days": "14",
        "payment_days": "30",
        "reminder_days": "21",
    }
    wrong = treasurer.post("/contributie/rekening", data={**account, "iban": "NL92ABNA0417164300"})
    assert (wrong.status_code, "klopt niet" in wrong.text) == (400, True)
    assert treasurer.post("/contributie/rekening", data=account).status_code == 303
    draft = {
        "year": "2027",
        "amount": "12,50",
        "collect_on": "2027-01-12",
        "pay_by": "2027-01-31",
    }
    there = treasurer.post("/contributie/nieuw", data=draft).location
    page = treasurer.get(there).text
    assert "Zet vast en vraag 1 lid" in page
    fixed = treasurer.post(f"{there}/vast", data={"expected_count": "1", "expected_cents": "1250"})
    assert fixed.status_code == 303
    page = treasurer.get(there).text
    assert "Joost Bos zette deze ronde vast op" in page
    for run_id, kind in coop.ask(files_to_write, SYSTEM):
        file = coop.ask(written_file, SYSTEM, run_id=run_id, kind=kind)
        coop.run(
            keep_file, SYSTEM, run_id=run_id, kind=kind, content=file.content, count=file.count
        )
    letters = treasurer.get(f"{there}/brieven.pdf")
    assert letters.data.startswith(b"%PDF-")
    assert letters.headers["Cache-Control"] == "no-store"


def test_who_fixed_a_run_need_not_be_known(treasurer: FlaskClient, run_id: uuid.UUID) -> None:
    assert "Deze ronde staat vast sinds" in treasurer.get(f"/contributie/ronde/{run_id}").text


@pytest.mark.usefixtures("run_id")
def test_a_statement_is_booked_and_the_rest_is_decided(
    coop: Coop, clock: FixedClock, treasurer: FlaskClient
) -> None:
    day = clock.now().date()
    reference = reference_of(year=day.year, member_number=2)
    lines = [
        BankLine(booked_on=day, cents=2500, name="B. Bos", text=reference),
        BankLine(booked_on=day, cents=-300, name="Bank", text="kosten"),
    ]
    page = upload(treasurer, statement_file(OWN_IBAN, lines), "a.xml")
    assert "Het afschrift is verwerkt." in page
    assert "3,00 eraf" in page
    (waiting,) = coop.ask(payments_view, SYSTEM).waiting
    there = f"/contributie/betalingen/{waiting.entry_id}"
    page = treasurer.get(there).text
    assert "3,00 eraf" in page
    # Nothing was decided, so there is nothing to take back.
    assert "Neem het besluit terug" not in page
    treasurer.post(f"{there}/niet")
    page = treasurer.get(there).text
    assert "Neem het besluit terug" in page
    assert "Boek op dit lid" not in page
    treasurer.post(f"{there}/terug")
    assert coop.ask(payments_view, SYSTEM).waiting[0].entry_id == waiting.entry_id


@pytest.mark.usefixtures("run_id")
def test_a_table_of_an_unknown_bank_is_looked_over_first(
    coop: Coop, clock: FixedClock, treasurer: FlaskClient
) -> None:
    reference = reference_of(year=clock.now().year, member_number=2)
    content = f"Boekdatum;Euro;Kenmerk;Wie\n1-11-2026;25,00;{reference};=HYPERLINK(0)\n".encode()
    page = upload(treasurer, content)
    assert "Wij kennen deze bank niet" in page
    (statement,) = coop.ask(payments_view, SYSTEM).statements
    there = f"/contributie/afschrift/{statement.statement_id}"
    assert (
        "Van afschrift.csv is nog niets verwerkt." in treasurer.get("/contributie/betalingen").text
    )
    missing = treasurer.post(there, data={"column-0": "day"})
    assert (missing.status_code, "welke het bedrag" in missing.text) == (400, True)
    chosen = {"column-0": "day", "column-1": "amount", "column-2": "reference"}
    shown = treasurer.post(there, data={**chosen, "only_show": "1"})
    assert "Verwerk 1 betaling" in shown.text
    assert coop.ask(payments_view, SYSTEM).settled == ()
    assert treasurer.post(there, data=chosen).location == "/contributie/betalingen"
    assert coop.ask(payments_view, SYSTEM).settled[0].booked_for == ("Bram Bos",)
    assert treasurer.get(there).location == "/contributie/betalingen"


@pytest.mark.usefixtures("run_id")
def test_the_same_file_twice_is_told_kindly(treasurer: FlaskClient) -> None:
    content = statement_file(OWN_IBAN, [])
    upload(treasurer, content, "eerste.xml")
    assert "Dit afschrift is al verwerkt, als eerste.xml." in upload(treasurer, content)
    assert "van een andere rekening" in upload(treasurer, statement_file(OTHER_IBAN, []))


@pytest.mark.usefixtures("run_id")
def test_who_is_behind_is_reminded(
    app: Flask, coop: Coop, clock: FixedClock, joost: uuid.UUID
) -> None:
    treasurer = browser_of(app, coop, joost)
    assert "Niemand loopt achter" in treasurer.get("/contributie/achterstand").text
    clock.advance(timedelta(days=31))
    # A month later the session is over.
    treasurer = browser_of(app, coop, joost)
    assert "Herinner 1 lid" in treasurer.get("/contributie/achterstand").text
    page = treasurer.post("/contributie/achterstand", follow_redirects=True).text
    assert "1 lid krijgt een herinnering." in page
    assert treasurer.get("/contributie/achterstand/brieven.pdf").data.startswith(b"%PDF-")
    assert coop.ask(contribution_view, SYSTEM).runs[0].paid_cents == 0


@pytest.mark.usefixtures("run_id")
def test_the_books_of_a_year_are_chosen_and_taken(
    clock: FixedClock, treasurer: FlaskClient
) -> None:
    assert "/contributie/boekhouding" in treasurer.get("/contributie").text
    there = "/contributie/boekhouding"
    assert "Voorstel voor e-Boekhouden" in treasurer.get(there).text
    columns = {"column-0": "name", "column-1": "amount", "column-4": "account"}
    codes = {"revenue": "8010", "debtors": "1300", "bank": "1100", "tax_code": ""}
    twice = treasurer.post(f"{there}/kolommen", data={**columns, "column-2": "name", **codes})
    assert (twice.status_code, "Kies elke kolom één keer" in twice.text) == (400, True)
    assert treasurer.post(f"{there}/kolommen", data={**columns, **codes}).status_code == 303
    asked = {"year": str(clock.now().year), "books": "asked"}
    file = treasurer.post(f"{there}/bestand", data=asked)
    assert file.data.decode("utf-8-sig").splitlines() == [
        "Naam;Bedrag;Grootboekrekening",
        "Ana Bos;25,00;8010",
        "Bram Bos;25,00;8010",
    ]
    assert file.headers["Content-Disposition"].endswith('-gevraagd.csv"')
    nothing = treasurer.post(f"{there}/bestand", data={**asked, "year": "1999"})
    assert (nothing.status_code, "niets om te boeken" in nothing.text) == (409, True)
    assert treasurer.post(f"{there}/begin", data={"program": "conscribo"}).status_code == 303
    assert treasurer.post(f"{there}/begin", data={"program": "x"}).status_code == 400
