"""Which payment belongs to which due: a table, and balances that stay exact."""

import uuid
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.contribution.rules.matching import (
    Account,
    Ledger,
    Payment,
    may_remind,
)
from tests.coop.contribution.makers import IBAN, OTHER_IBAN

BATCH = "CONTRIBUTIE-2026-1-FRST"


def accounts() -> list[Account]:
    return [
        Account(due_id=uuid.UUID(int=1), reference="A", cents=2500, batch=BATCH, iban=IBAN),
        Account(due_id=uuid.UUID(int=2), reference="B", cents=1000, batch=BATCH),
        Account(due_id=uuid.UUID(int=3), reference="C", cents=2500, iban=OTHER_IBAN),
    ]


@pytest.mark.parametrize(
    ("payment", "found"),
    [
        (Payment(cents=2500, references=("C",)), [(3, 2500)]),
        # A part, or too much, is put where its reference says.
        (Payment(cents=1, references=("C",)), [(3, 1)]),
        (Payment(cents=9999, references=("C",)), [(3, 9999)]),
        (Payment(cents=2500, references=("A", "C")), []),
        (Payment(cents=2500, references=("X",)), []),
        (Payment(cents=3500, batch=BATCH), [(1, 2500), (2, 1000)]),
        (Payment(cents=3499, batch=BATCH), []),
        (Payment(cents=2500, batch="X"), []),
        (Payment(cents=2500, counter_iban=OTHER_IBAN), [(3, 2500)]),
        (Payment(cents=2499, counter_iban=OTHER_IBAN), []),
        (Payment(cents=2500), []),
        # Nothing was paid, so nothing can come back.
        (Payment(cents=-2500, references=("A",)), []),
        (Payment(cents=-2500, counter_iban=IBAN), []),
    ],
)
def test_where_a_payment_belongs(payment: Payment, found: list[tuple[int, int]]) -> None:
    parts = Ledger(accounts()).settle(payment)
    assert [(part.due_id.int, part.cents) for part in parts] == found


def test_two_dues_from_one_account_are_not_guessed() -> None:
    twins = [
        Account(due_id=uuid.UUID(int=n), reference=str(n), cents=2500, iban=IBAN) for n in (1, 2)
    ]
    assert Ledger(twins).settle(Payment(cents=2500, counter_iban=IBAN)) == []


def test_a_return_opens_what_was_paid_and_no_more() -> None:
    listed = accounts()
    ledger = Ledger(listed)
    ledger.settle(Payment(cents=3500, batch=BATCH))
    assert [one.open_cents for one in listed] == [0, 0, 2500]
    assert ledger.settle(Payment(cents=-2501, references=("A",))) == []
    assert len(ledger.settle(Payment(cents=-2500, references=("A",)))) == 1
    assert listed[0].open_cents == 2500
    assert ledger.settle(Payment(cents=3500, batch=BATCH)) == []


@given(
    st.lists(
        st.tuples(
            st.integers(-5000, 5000).filter(bool),
            st.sampled_from(["A", "B", "C", "X", ""]),
            st.sampled_from([BATCH, ""]),
            st.sampled_from([IBAN, OTHER_IBAN, ""]),
        ),
        max_size=30,
    )
)
@settings(max_examples=50)
def test_balances_stay_exact_whatever_comes(
    payments: list[tuple[int, str, str, str]],
) -> None:
    listed = accounts()
    ledger = Ledger(listed)
    booked = 0
    for cents, reference, batch, iban in payments:
        payment = Payment(
            cents=cents,
            references=(reference,) if reference else (),
            batch=batch,
            counter_iban=iban,
        )
        parts = ledger.settle(payment)
        assert sum(part.cents for part in parts) in {0, cents}
        booked += sum(part.cents for part in parts)
    assert sum(one.paid for one in listed) == booked
    assert sum(one.open_cents for one in listed) == 6000 - booked
    assert all(one.paid >= 0 for one in listed)


def test_a_reminder_waits_its_days() -> None:
    today = date(2026, 12, 31)
    assert may_remind(None, today=today, every_days=21)
    assert may_remind(date(2026, 12, 10), today=today, every_days=21)
    assert not may_remind(date(2026, 12, 11), today=today, every_days=21)
