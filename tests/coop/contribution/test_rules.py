"""Amounts, references, days and dues: plain values, both ends of each bound."""

import uuid
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.contribution.errors import (
    CollectionTooEarlyError,
    HolderMissingError,
    InvalidAmountError,
    InvalidCreditorIdError,
    InvalidIbanError,
    InvalidTermError,
    InvalidYearError,
    NoBusinessDayError,
    PayByTooEarlyError,
)
from coop.contribution.rules.accounts import creditor_id_of, holder_of, iban_of, shown_iban
from coop.contribution.rules.days import (
    earliest_collection,
    easter,
    ensure_collectable,
    ensure_payable,
    ensure_term,
    ensure_year,
    is_business_day,
)
from coop.contribution.rules.dues import (
    EVERYBODY,
    Authority,
    Payer,
    Remark,
    Sequence,
    Terms,
    lines_of,
    owed,
    totals_of,
)
from coop.contribution.rules.money import cents_of, decimal, euros
from coop.contribution.rules.references import (
    check_digit,
    is_reference,
    reference_of,
    references_in,
    spaced,
)
from tests.coop.contribution.makers import CREDITOR_ID, IBAN, OTHER_IBAN


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("25", 2500),
        ("25,-", 2500),
        ("25,--", 2500),
        ("12,5", 1250),
        ("12,50", 1250),
        ("12.50", 1250),
        ("€ 1.234,56", 123456),
        ("0,01", 1),
        ("100.000,00", 100_000_00),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, cents: int) -> None:
    assert cents_of(typed) == cents


@pytest.mark.parametrize(
    "typed", ["", "x", "-5", "1,234", "1.2345", "12,345", "1e3", "100.000,01", "٢٥", "5 euro"]
)
def test_what_is_no_amount_in_cents_is_refused(typed: str) -> None:
    with pytest.raises(InvalidAmountError):
        cents_of(typed)


@given(st.integers(min_value=0, max_value=100_000_00))
@settings(max_examples=50)
def test_an_amount_that_was_written_is_read_back(cents: int) -> None:
    assert cents_of(euros(cents)) == cents_of(decimal(cents)) == cents


def test_a_negative_amount_carries_one_sign() -> None:
    assert (euros(-5), decimal(-5)) == ("\N{MINUS SIGN}€\N{NO-BREAK SPACE}0,05", "-0.05")


def test_the_check_digit_is_that_of_the_published_example() -> None:
    # Betaalvereniging Nederland: (5)000 0567 8901 2345, and 12 2345 3462 2567.
    assert check_digit("000056789012345") == "5"
    assert check_digit("2234534622567") == "1"


@given(st.integers(2020, 2099), st.integers(1, 999), st.integers(1, 10**8 - 1))
@settings(max_examples=50)
def test_a_reference_checks_out_and_is_found_however_it_is_written(
    year: int, run: int, member: int
) -> None:
    reference = reference_of(year=year, run_number=run, member_number=member)
    assert len(reference) == 16
    assert is_reference(reference)
    for written in (reference, spaced(reference), f"contributie {spaced(reference)}, dank"):
        assert list(references_in(written)) == [reference]


def test_a_slip_in_one_digit_is_no_reference() -> None:
    reference = reference_of(year=2026, member_number=41)
    for place, digit in enumerate(reference):
        slip = f"{reference[:place]}{(int(digit) + 1) % 10}{reference[place + 1 :]}"
        # Ten becomes one, so that one slip in eleven on the check digit itself can pass.
        assert place == 0 or not is_reference(slip) or check_digit(slip[1:]) in "01"
    assert not is_reference("²" * 16)
    assert list(references_in(f"1{reference}")) == []


def test_a_member_without_a_number_of_eight_digits_has_no_reference() -> None:
    with pytest.raises(ValueError, match="no reference"):
        reference_of(year=2026, member_number=10**8)


def test_an_account_number_is_read_with_spaces_and_shown_in_fours() -> None:
    assert iban_of(" nl39 rabo 0300 0652 64 ") == IBAN
    assert shown_iban(IBAN) == "NL39 RABO 0300 0652 64"


@pytest.mark.parametrize("typed", ["", "NL38RABO0300065264", "300065264", "NL39", "x" * 200])
def test_a_wrong_account_number_is_refused(typed: str) -> None:
    with pytest.raises(InvalidIbanError):
        iban_of(typed)


def test_the_creditor_identifier_is_checked_and_may_be_absent() -> None:
    assert creditor_id_of(" ") is None
    assert creditor_id_of("NL88 ZZZ 4034 1974 0000") == CREDITOR_ID
    with pytest.raises(InvalidCreditorIdError):
        creditor_id_of("NL87ZZZ403419740000")


def test_a_holder_has_a_name_of_seventy_letters_at_most() -> None:
    assert holder_of("  J.  de   Vries ") == "J. de Vries"
    assert len(holder_of("x" * 71)) == 70
    with pytest.raises(HolderMissingError):
        holder_of(" ")


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, date(2024, 3, 31)), (2026, date(2026, 4, 5)), (2027, date(2027, 3, 28))],
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 4, 2), True),
        (date(2026, 4, 3), False),
        (date(2026, 4, 6), False),
        (date(2026, 4, 7), True),
        (date(2026, 5, 1), False),
        (date(2026, 12, 25), False),
        (date(2027, 1, 1), False),
        # King's day: banks work with each other.
        (date(2026, 4, 27), True),
    ],
)
def test_banks_work_on_target_days(day: date, works: bool) -> None:  # noqa: FBT001  # a table
    assert is_business_day(day) is works


def test_who_is_told_today_is_collected_from_after_the_notice_and_on_a_business_day() -> None:
    today = date(2026, 12, 11)
    assert earliest_collection(today, 14) == date(2026, 12, 28)
    ensure_collectable(date(2026, 12, 28), today=today, notice_days=14)
    with pytest.raises(CollectionTooEarlyError):
        ensure_collectable(date(2026, 12, 24), today=today, notice_days=14)
    with pytest.raises(NoBusinessDayError):
        ensure_collectable(date(2027, 1, 1), today=today, notice_days=14)


def test_who_pays_by_hand_gets_the_days_agreed() -> None:
    ensure_payable(date(2026, 12, 31), today=date(2026, 12, 1), payment_days=30)
    with pytest.raises(PayByTooEarlyError):
        ensure_payable(date(2026, 12, 30), today=date(2026, 12, 1), payment_days=30)


@pytest.mark.parametrize("days", [1, 180])
def test_terms_at_their_bounds(days: int) -> None:
    assert ensure_term(days) == days


@pytest.mark.parametrize("days", [0, 181])
def test_terms_beyond_their_bounds(days: int) -> None:
    with pytest.raises(InvalidTermError):
        ensure_term(days)


@pytest.mark.parametrize("year", [2024, 2028])
def test_a_year_far_away_is_refused(year: int) -> None:
    assert ensure_year(2025, date(2026, 6, 1)) == 2025
    assert ensure_year(2027, date(2026, 6, 1)) == 2027
    with pytest.raises(InvalidYearError):
        ensure_year(year, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("joined_on", "ended_on", "whole", "months"),
    [
        (date(2020, 1, 1), None, 12, 12),
        (date(2026, 12, 31), None, 12, 12),
        (date(2027, 1, 1), None, 0, 0),
        # BW 2:35 lid 5: who leaves during the year owes it whole, unless the statutes differ.
        (date(2020, 1, 1), date(2026, 1, 1), 0, 0),
        (date(2020, 1, 1), date(2026, 1, 2), 12, 1),
        (date(2020, 1, 1), date(2026, 7, 1), 12, 6),
        (date(2020, 1, 1), date(2026, 7, 2), 12, 7),
        (date(2020, 1, 1), date(2026, 12, 31), 12, 12),
        (date(2020, 1, 1), date(2027, 1, 1), 12, 12),
        (date(2026, 3, 1), date(2026, 3, 1), 0, 0),
    ],
)
def test_what_a_membership_owes(
    joined_on: date, ended_on: date | None, whole: int, months: int
) -> None:
    for is_whole, twelfths in ((True, whole), (False, months)):
        found = owed(
            cents=1200,
            year=2026,
            joined_on=joined_on,
            ended_on=ended_on,
            whole_year_on_leaving=is_whole,
        )
        assert found == twelfths * 100


def authority(
    *, signed_on: date = date(2024, 1, 1), used_on: date | None = None, used: str | None = None
) -> Authority:
    return Authority(
        mandate_id=uuid.UUID(int=1),
        reference="LID000001-1",
        signed_on=signed_on,
        iban=IBAN,
        holder="A. Bos",
        used_on=used_on,
        used_iban=used,
    )


def payer(number: int = 1, **values: object) -> Payer:
    defaults: dict[str, object] = {"joined_on": date(2020, 1, 1), "name": f"Lid {number}"}
    return Payer(member_id=uuid.UUID(int=number), number=number, **(defaults | values))  # type: ignore[arg-type]  # values of a table


def terms(amounts: dict[str, int] | None = None, *, may_collect: bool = True) -> Terms:
    return Terms(
        year=2026,
        amounts=amounts or {EVERYBODY: 2500},
        collect_on=date(2026, 12, 15),
        may_collect=may_collect,
    )


def test_the_first_collection_under_a_mandate_says_so() -> None:
    assert authority().sequence is Sequence.FIRST
    assert authority(used_on=date(2025, 12, 1)).sequence is Sequence.RECURRENT


@pytest.mark.parametrize(
    ("since", "expired"), [(date(2023, 12, 15), False), (date(2023, 12, 14), True)]
)
def test_a_mandate_expires_after_thirty_six_months_unused(since: date, expired: bool) -> None:  # noqa: FBT001  # a table
    for one in (authority(signed_on=since), authority(used_on=since)):
        assert one.has_expired(date(2026, 12, 15)) is expired
        (line,) = lines_of([payer(authority=one)], terms())
        assert (line.iban is None) is expired
        assert (Remark.MANDATE_EXPIRED in line.remarks) is expired


def test_an_account_that_changed_is_remarked_and_still_collected_from() -> None:
    moved = authority(used_on=date(2025, 12, 1), used=OTHER_IBAN)
    (line,) = lines_of([payer(authority=moved)], terms())
    assert line.authority is not None
    assert line.authority.former_iban == OTHER_IBAN
    assert line.remarks == (Remark.ACCOUNT_CHANGED,)


def test_without_a_contract_nothing_is_collected() -> None:
    (line,) = lines_of([payer(authority=authority())], terms(may_collect=False))
    assert line.iban is None


def test_each_category_has_its_amount_and_others_the_general_one() -> None:
    asked = lines_of(
        [payer(1, category="jeugd"), payer(2, category="vriend"), payer(3)],
        Terms(
            year=2026,
            amounts={EVERYBODY: 2500, "jeugd": 1000, "vriend": 0},
            collect_on=date(2026, 12, 15),
            may_collect=False,
        ),
    )
    assert [(line.number, line.cents) for line in asked] == [(1, 1000), (3, 2500)]


def test_who_has_no_amount_is_remarked_and_asked_nothing() -> None:
    (line,) = lines_of([payer(category="steun")], terms({"jeugd": 1000}))
    assert (line.cents, line.remarks) == (0, (Remark.NO_AMOUNT,))
    assert totals_of([line]).count == 0


def test_what_the_treasurer_should_look_at() -> None:
    (line,) = lines_of([payer(ended_on=date(2026, 3, 1), has_address=False)], terms())
    assert line.remarks == (Remark.LEFT, Remark.NO_ADDRESS)
    (line,) = lines_of([payer(has_address=False, takes_mail=True)], terms())
    assert line.remarks == ()


@given(
    st.lists(
        st.tuples(st.sampled_from([EVERYBODY, "jeugd", "steun"]), st.booleans(), st.booleans()),
        max_size=40,
    ),
    st.integers(0, 50_000),
    st.integers(0, 50_000),
)
@settings(max_examples=50)
def test_amounts_add_up(people: list[tuple[str, bool, bool]], general: int, youth: int) -> None:
    payers = [
        payer(
            number,
            category=category,
            authority=authority() if signed else None,
            takes_mail=takes_mail,
        )
        for number, (category, signed, takes_mail) in enumerate(people, start=1)
    ]
    lines = lines_of(payers, terms({EVERYBODY: general, "jeugd": youth}))
    totals = totals_of(lines)
    assert totals.cents == sum(line.cents for line in lines)
    assert totals.cents == totals.collected_cents + totals.by_hand_cents
    assert totals.count == totals.collected_count + totals.by_hand_count
    assert totals.cents == sum(
        youth if category == "jeugd" else general for category, *_ in people
    )
