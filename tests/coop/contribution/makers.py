"""Makes what tests of the contribution need, through use cases."""

import uuid
from datetime import date, timedelta

from coop.bootstrap import Coop
from coop.contribution.queries.runs import RunView, run_view
from coop.contribution.rules.dues import EVERYBODY
from coop.contribution.services.creditor import set_creditor
from coop.contribution.services.mandates import record_mandate
from coop.contribution.services.runs import draft_run, fix_run
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.services import add_member
from tests.makers import make_person

OWN_IBAN = "NL91ABNA0417164300"
CREDITOR_ID = "NL88ZZZ403419740000"
IBAN = "NL39RABO0300065264"
OTHER_IBAN = "NL69INGB0123456789"


def make_creditor(coop: Coop, *, creditor_id: str = CREDITOR_ID) -> None:
    coop.run(set_creditor, SYSTEM, iban=OWN_IBAN, holder="Wijkcoöperatie", creditor_id=creditor_id)


def make_payer(
    coop: Coop,
    *,
    given: str = "Ana",
    iban: str | None = None,
    email: str | None = None,
    joined_on: date = date(2024, 1, 1),
) -> uuid.UUID:
    """Make a member, with a mandate if an account is named; returns the member's id."""
    person_id = make_person(coop, given=given, email=email)
    member_id = coop.run(add_member, SYSTEM, person_id=person_id, joined_on=joined_on)
    if iban is not None:
        coop.run(
            record_mandate,
            SYSTEM,
            member_id=member_id,
            iban=iban,
            holder=f"{given} Bos",
            signed_on=date(2024, 1, 2),
        )
    return member_id


def make_draft(
    coop: Coop, actor: Actor = SYSTEM, *, year: int | None = None, cents: int = 25_00
) -> uuid.UUID:
    """Begin a run for a year that was not asked for yet, with days that keep to the terms."""
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    return coop.run(
        draft_run,
        actor,
        year=year or today.year + 1,
        amounts={EVERYBODY: cents},
        # A Tuesday more than a fortnight away, whatever day it is.
        collect_on=today + timedelta(days=22 + (1 - today.weekday()) % 7),
        pay_by=today + timedelta(days=30),
    )


def fix(coop: Coop, run_id: uuid.UUID, actor: Actor = SYSTEM) -> RunView:
    """Fix a run as its preview shows; returns what it looks like then."""
    totals = coop.ask(run_view, actor, run_id=run_id).totals
    coop.run(
        fix_run, actor, run_id=run_id, expected_count=totals.count, expected_cents=totals.cents
    )
    return coop.ask(run_view, actor, run_id=run_id)
