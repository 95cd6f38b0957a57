"""Names, addresses, limits and terms: plain values, no storage."""

import uuid
from datetime import UTC, date, datetime, timedelta

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat

from coop.people.documents import phone_of
from coop.people.documents.phones import HERE, PLAIN
from coop.people.errors import (
    InvalidEmailError,
    InvalidPhoneError,
    LinkExpiredError,
    LinkUsedError,
    SignInExpiredError,
    SignInUsedError,
    TooManyAttemptsError,
    TooManySignInsError,
)
from coop.people.rules import (
    ATTEMPTS,
    LIFETIMES,
    UNNAMED,
    Limit,
    LinkPurpose,
    Name,
    email_of,
    ensure_attempts_left,
    ensure_link_works,
    ensure_may_ask,
    ensure_sign_in_open,
    folded,
    given_name_of,
    hash_of_code,
    holds_on,
    is_email,
    is_still_awaited,
    same_secret,
    split_family_name,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
JAN = Name(given="Jan", tussenvoegsel="de", family="Vries")
HOF = Name(given="", tussenvoegsel="van 't", family="Hof")


@pytest.mark.parametrize(
    ("name", "full", "formal", "in_list"),
    [
        (JAN, "Jan de Vries", "De Vries", "Vries, Jan de"),
        (Name(given="Ria", family="Bos"), "Ria Bos", "Bos", "Bos, Ria"),
        (HOF, "van 't Hof", "Van 't Hof", "Hof, van 't"),
        (Name(given="", family="Kaya"), "Kaya", "Kaya", "Kaya"),
    ],
)
def test_names(name: Name, full: str, formal: str, in_list: str) -> None:
    assert (name.full, name.formal, name.sorted) == (full, formal, in_list)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Özdemir", "ozdemir"),
        ("YILDIZ", "yildiz"),
        ("Yıldız", "yildiz"),
        ("Łukasz", "lukasz"),
        ("Straße", "strasse"),
        ("El-Idrissi", "el idrissi"),
        ("van 't Hof", "van t hof"),
        ("  Jan\tde  Vries ", "jan de vries"),
        ("Æbeltoft", "aebeltoft"),
        ("", ""),
    ],
)
def test_names_are_folded_for_lists(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=60))
def test_plain_letters_are_folded_as_they_are_among_others(text: str) -> None:
    assert folded(f"{text} é") == f"{folded(text)} e".lstrip()


@given(st.text(max_size=200))
def test_a_given_name_always_fits(text: str) -> None:
    name = given_name_of(text)
    assert 0 < len(name) <= 80
    assert name.isprintable()


def test_a_given_name_from_elsewhere() -> None:
    assert given_name_of(" Noor\nBos ") == "Noor Bos"
    assert given_name_of("\u202e\n") == UNNAMED


@given(st.text(alphabet="adenrv' ’", min_size=1, max_size=40))
def test_parting_a_family_name_leaves_a_name(text: str) -> None:
    tussenvoegsel, rest = split_family_name(text)
    assert rest
    assert len(tussenvoegsel) + len(rest) <= len(text)


@pytest.mark.parametrize("text", ["a@b.nl", "jan+wijk@post.voorbeeld.example", "é@b.nl"])
def test_mail_addresses(text: str) -> None:
    assert email_of(f"  {text.upper()} ") == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "a@b", "a@b.c", "a b@c.nl", "a@b.nl,c@d.nl", "@b.nl", "a@@b.nl"),
        *("a@b.nl;", "<a@b.nl>", f"{'a' * 65}@b.nl", f"a@{'b' * 255}.nl"),
    ],
)
def test_what_is_no_mail_address(text: str) -> None:
    assert not is_email(text)
    with pytest.raises(InvalidEmailError):
        email_of(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("06 00000123", "+31600000123"),
        ("06-00000123", "+31600000123"),
        ("013 123 45 67", "+31131234567"),
        ("0031 13 1234567", "+31131234567"),
        ("+32 12 34 56 78", "+3212345678"),
    ],
)
def test_telephone_numbers(text: str, number: str) -> None:
    assert phone_of(text) == number


@pytest.mark.parametrize("text", ["", "112", "bel", "06", "0800-BELLEN", "1" * 30])
def test_what_is_no_telephone_number(text: str) -> None:
    with pytest.raises(InvalidPhoneError):
        phone_of(text)


@given(st.from_regex(PLAIN, fullmatch=True))
@example("0800 123456")
@example("09-00123456")
@example("0123456789\n")
def test_a_plain_number_is_what_the_library_makes_of_it(text: str) -> None:
    number = phonenumbers.parse(text, HERE)
    assert phonenumbers.is_possible_number(number)
    assert phone_of(text) == phonenumbers.format_number(number, PhoneNumberFormat.E164)


def test_limits_count_half_open() -> None:
    limit = (Limit(2, HOUR),)
    ensure_may_ask([], limit, NOW)
    ensure_may_ask([NOW - SECOND], limit, NOW)
    ensure_may_ask([NOW - HOUR, NOW - SECOND], limit, NOW)
    with pytest.raises(TooManySignInsError) as refused:
        ensure_may_ask([NOW - HOUR + SECOND, NOW - SECOND], limit, NOW)
    assert refused.value.details == {"minutes": 1}


def test_every_limit_counts_and_says_when() -> None:
    limits = (Limit(2, HOUR), Limit(3, 24 * HOUR))
    asked = [NOW - 23 * HOUR, NOW - 5 * HOUR, NOW - 2 * HOUR]
    with pytest.raises(TooManySignInsError) as refused:
        ensure_may_ask(asked, limits, NOW)
    assert refused.value.details == {"minutes": 60}


def test_a_sign_in_is_open_until_its_end() -> None:
    ensure_sign_in_open(expires_at=NOW + SECOND, used_at=None, now=NOW)
    with pytest.raises(SignInExpiredError):
        ensure_sign_in_open(expires_at=NOW, used_at=None, now=NOW)
    with pytest.raises(SignInUsedError):
        ensure_sign_in_open(expires_at=NOW + HOUR, used_at=NOW, now=NOW)


def test_a_link_works_until_its_end() -> None:
    ensure_link_works(expires_at=NOW + SECOND, used_at=None, now=NOW)
    with pytest.raises(LinkExpiredError):
        ensure_link_works(expires_at=NOW, used_at=None, now=NOW)
    with pytest.raises(LinkUsedError):
        ensure_link_works(expires_at=NOW + HOUR, used_at=NOW, now=NOW)


def test_five_attempts() -> None:
    ensure_attempts_left(ATTEMPTS - 1)
    with pytest.raises(TooManyAttemptsError):
        ensure_attempts_left(ATTEMPTS)


def test_a_mail_is_awaited_for_an_hour() -> None:
    assert is_still_awaited(asked_at=NOW - HOUR + SECOND, used_at=None, now=NOW)
    assert not is_still_awaited(asked_at=NOW - HOUR, used_at=None, now=NOW)
    assert not is_still_awaited(asked_at=NOW, used_at=NOW, now=NOW)


def test_a_code_belongs_to_one_sign_in() -> None:
    one, other = uuid.UUID(int=1), uuid.UUID(int=2)
    assert same_secret(hash_of_code("123 456", one), hash_of_code("123456", one))
    assert not same_secret(hash_of_code("123456", one), hash_of_code("123456", other))
    assert not same_secret(hash_of_code("123456", one), "")


def test_a_role_is_held_from_its_first_day_until_the_day_it_ends() -> None:
    day = date(2026, 11, 21)
    assert holds_on(day, starts_on=day, ends_on=None)
    assert not holds_on(day, starts_on=day + timedelta(days=1), ends_on=None)
    assert not holds_on(day, starts_on=date(2026, 1, 1), ends_on=day)
    assert holds_on(day, starts_on=date(2026, 1, 1), ends_on=day + timedelta(days=1))


def test_every_purpose_has_a_term() -> None:
    assert set(LIFETIMES) == set(LinkPurpose)
