"""A year's contribution: who gave a mandate, and what was asked this autumn."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from coop.bootstrap import Coop
from coop.contribution.documents.collection import batch_id
from coop.contribution.queries.accounts import payers_page
from coop.contribution.queries.runs import contribution_view, run_view
from coop.contribution.rules.days import NOTICE_DAYS, PAYMENT_DAYS, earliest_collection
from coop.contribution.rules.dues import EVERYBODY, Line
from coop.contribution.rules.dues import Sequence as Place
from coop.contribution.rules.references import reference_of, spaced
from coop.contribution.services.creditor import set_creditor
from coop.contribution.services.mandates import record_mandate
from coop.contribution.services.runs import draft_run, fix_run
from coop.contribution.services.statements import upload_statement
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import SYSTEM
from coop.people.rules import ChannelKind, Purpose
from coop.people.services import record_consent
from coop.sample.bank import BankLine, statement_file
from coop.sample.personas import EVERYBODY as PERSONAS

#: Example numbers of banks and of the research; they are nobody's.
OWN_IBAN = "NL91 ABNA 0417 1643 00"
CREDITOR_ID = "NL88ZZZ403419740000"
MEMBER_IBANS = ("NL39 RABO 0300 0652 64", "NL69 INGB 0123 4567 89", "NL20 INGB 0001 2345 67")
CENTS = 25_00
#: So long ago the run was fixed: whoever pays by hand should have done so.
ASKED_DAYS_AGO = 40
#: Pages of the members' list whose members gave a mandate.
PAGES_WITH_MANDATE = 2
#: Of those who pay by hand, one in so many has not paid yet.
ONE_IN_SO_MANY_IS_LATE = 9
#: Asked back by the member; too little in the account.
RETURN_CODES = ("MD06", "AM04")
SIGNED_ON = date(2024, 3, 1)


def fill(coop: Coop, persons: Mapping[str, uuid.UUID]) -> None:
    """Ask a year's contribution, as the treasurer did some weeks ago."""
    then = coop.as_of(coop.clock.now() - timedelta(days=ASKED_DAYS_AGO))
    _open_account(then)
    _give_mandates(then)
    _fix_run(then)
    _take_statement_in(coop)
    for persona in PERSONAS:
        # Since then they may be reminded by mail.
        if persona.is_member and persona.email:
            coop.run(
                record_consent,
                SYSTEM,
                person_id=persons[persona.key],
                channel=ChannelKind.EMAIL,
                purpose=Purpose.CONTRIBUTION,
                how="papier",
            )


def _open_account(coop: Coop) -> None:
    coop.run(
        set_creditor,
        SYSTEM,
        iban=OWN_IBAN,
        holder="Wijkcoöperatie Koningsveld U.A.",
        creditor_id=CREDITOR_ID,
    )


def _give_mandates(coop: Coop) -> None:
    lines = [
        line
        for page in range(1, PAGES_WITH_MANDATE + 1)
        for line in coop.ask(payers_page, SYSTEM, page=page).lines
    ]
    lines += coop.ask(payers_page, SYSTEM, search="Wit Fenna").lines
    for place, line in enumerate(dict.fromkeys(lines)):
        coop.run(
            record_mandate,
            SYSTEM,
            member_id=line.member_id,
            iban=MEMBER_IBANS[place % len(MEMBER_IBANS)],
            holder=" ".join(reversed(line.name.split(", "))),
            signed_on=SIGNED_ON,
        )


def _fix_run(coop: Coop) -> None:
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    run_id = coop.run(
        draft_run,
        SYSTEM,
        year=today.year,
        amounts={EVERYBODY: CENTS},
        collect_on=earliest_collection(today, NOTICE_DAYS),
        pay_by=today + timedelta(days=PAYMENT_DAYS),
    )
    totals = coop.ask(run_view, SYSTEM, run_id=run_id).totals
    coop.run(
        fix_run, SYSTEM, run_id=run_id, expected_count=totals.count, expected_cents=totals.cents
    )


def _take_statement_in(coop: Coop) -> None:
    """Let the bank tell: a batch, most payments by hand, two that came back, one unclear."""
    run = coop.ask(contribution_view, SYSTEM).runs[0]
    batch = batch_id(f"CONTRIBUTIE-{run.year}-{run.number}", Place.FIRST)
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    paid_on = today - timedelta(days=12)
    first = coop.ask(run_view, SYSTEM, run_id=run.run_id)
    lines = list(first.lines)
    for page in range(2, first.pages + 1):
        lines += coop.ask(run_view, SYSTEM, run_id=run.run_id, page=page).lines
    told = [
        BankLine(booked_on=paid_on, cents=run.collected_cents, batch=batch, name="Incasso"),
        *_paid_by_hand([line for line in lines if line.iban is None], run.year, paid_on),
        *_returned([line for line in lines if line.iban is not None], run.year, today),
        BankLine(booked_on=today, cents=CENTS, name="Fam. Smulders", text="voor de buurt"),
    ]
    content = statement_file(OWN_IBAN.replace(" ", ""), told)
    coop.run(upload_statement, SYSTEM, file_name="afschrift.xml", content=content)


def _paid_by_hand(lines: Sequence[Line], year: int, day: date) -> list[BankLine]:
    return [
        BankLine(
            booked_on=day,
            cents=line.cents,
            name=line.name,
            text=f"contributie {spaced(reference_of(year=year, member_number=line.number))}",
        )
        for place, line in enumerate(lines)
        if place % ONE_IN_SO_MANY_IS_LATE
    ]


def _returned(lines: Sequence[Line], year: int, day: date) -> list[BankLine]:
    return [
        BankLine(
            booked_on=day,
            cents=-line.cents,
            name=line.name,
            reference=reference_of(year=year, member_number=line.number),
            return_code=code,
        )
        for line, code in zip(lines, RETURN_CODES, strict=False)
    ]
