"""Codes on paper: drawn, typed, guessed, used once."""

import threading
import uuid
from collections import Counter
from contextlib import nullcontext
from datetime import datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor, ActorKind
from coop.notices.queries import notices_of_person
from coop.people.errors import (
    AccessCodeClosedError,
    AccessCodeNotFoundError,
    ControlQuestionsMissingError,
    NoMailAddressError,
    PersonNotFoundError,
    TooManyGuessesError,
    TooManySignInsError,
)
from coop.people.lookups import SessionToken
from coop.people.queries import access_letter, help_view, spoken_number
from coop.people.rules import (
    ALPHABET,
    CODE_LASTS,
    CODE_LENGTH,
    GUESSES_KEPT,
    CodeWay,
    ControlQuestion,
    RoleKind,
    SignInOutcome,
    code_from,
    ensure_asked,
    ensure_code_open,
    slow_hash,
    spelled,
    typed_code,
)
from coop.people.services import (
    forget_guesses,
    print_access_letter,
    read_out_access_code,
    send_sign_in_mail,
    sign_in_with_letter,
)
from tests.doubles import START, FixedClock
from tests.makers import actor_for, give_role, make_person, sign_in

CODE = "ACDEFGHJ"
OTHER = "34793479"
TWO = (ControlQuestion.ADDRESS, ControlQuestion.PHONE)
LETTER = CODE_LASTS[CodeWay.LETTER]
SECOND = timedelta(seconds=1)


def type_code(
    coop: Coop,
    code: str = CODE,
    *,
    number: int = 2001,
    origin: str = "huis",
    cookie: str = "nieuw",
    actor: Actor = NOBODY,
) -> SignInOutcome:
    return coop.run(
        sign_in_with_letter, actor, number=number, code=code, origin=origin, token=cookie
    )


def who(coop: Coop, cookie: str = "nieuw") -> uuid.UUID | None:
    return coop.identify(SessionToken(cookie)).person_id


def post(coop: Coop, person_id: uuid.UUID, code: str = CODE) -> uuid.UUID:
    return coop.run(print_access_letter, SYSTEM, person_id=person_id, code=code)


def test_a_code_has_no_look_alikes() -> None:
    assert not set(ALPHABET) & set("01OIL2Z5S6B8VU") - {"U"}
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_a_secret_makes_one_code() -> None:
    codes = {code_from(f"geheim {number}") for number in range(100)}
    assert len(codes) == 100
    assert all(len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) for code in codes)
    assert code_from("geheim 1") == code_from("geheim 1")


@pytest.mark.parametrize("typed", ["acde fghj", "ACDE-FGHJ", " acdefghj\t", "AC DE FG HJ"])
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert typed_code(typed) == CODE
    assert slow_hash(typed, uuid.UUID(int=1)) == slow_hash(CODE, uuid.UUID(int=1))
    assert slow_hash(CODE, uuid.UUID(int=2)) != slow_hash(CODE, uuid.UUID(int=1))
    assert spelled(CODE) == "ACDE FGHJ"


@pytest.mark.parametrize(
    ("used", "voided", "ahead", "is_open"),
    [
        (None, None, timedelta(0), True),
        (None, None, LETTER - SECOND, True),
        (None, None, LETTER, False),
        (START, None, timedelta(0), False),
        (None, START, timedelta(0), False),
    ],
)
def test_when_a_code_is_open(
    used: datetime | None, voided: datetime | None, ahead: timedelta, *, is_open: bool
) -> None:
    refused = nullcontext() if is_open else pytest.raises(AccessCodeClosedError)
    with refused:
        ensure_code_open(
            expires_at=START + LETTER, used_at=used, voided_at=voided, now=START + ahead
        )


@pytest.mark.parametrize("asked", [(), TWO[:1], (TWO[0], TWO[0])])
def test_two_different_questions_are_needed(asked: tuple[ControlQuestion, ...]) -> None:
    ensure_asked(TWO)
    with pytest.raises(ControlQuestionsMissingError):
        ensure_asked(asked)


def test_a_letter_lets_its_person_in_once(coop: Coop) -> None:
    person_id = make_person(coop)
    post(coop, person_id)
    assert type_code(coop) is SignInOutcome.SIGNED_IN
    assert who(coop) == person_id
    with pytest.raises(AccessCodeClosedError):
        type_code(coop, cookie="weer")
    assert who(coop, "weer") is None


def test_a_letter_works_to_its_last_second(coop: Coop, clock: FixedClock) -> None:
    post(coop, make_person(coop))
    clock.advance(LETTER - SECOND)
    assert type_code(coop) is SignInOutcome.SIGNED_IN


def test_a_letter_ends(coop: Coop, clock: FixedClock) -> None:
    post(coop, make_person(coop))
    clock.advance(LETTER)
    with pytest.raises(AccessCodeClosedError):
        type_code(coop)
    assert who(coop) is None


def test_a_new_letter_voids_the_old(coop: Coop) -> None:
    person_id = make_person(coop)
    post(coop, person_id)
    post(coop, person_id, OTHER)
    with pytest.raises(AccessCodeClosedError):
        type_code(coop)
    assert type_code(coop, OTHER, number=2002) is SignInOutcome.SIGNED_IN


def test_a_letter_of_another_stays(coop: Coop) -> None:
    person_id = make_person(coop)
    post(coop, person_id)
    post(coop, make_person(coop), OTHER)
    assert type_code(coop) is SignInOutcome.SIGNED_IN
    assert who(coop) == person_id


@pytest.mark.parametrize(("number", "code"), [(2001, OTHER), (999, CODE), (0, ""), (2001, "")])
def test_what_does_not_fit_lets_nobody_in(coop: Coop, number: int, code: str) -> None:
    post(coop, make_person(coop))
    assert type_code(coop, code, number=number) is SignInOutcome.WRONG_CODE
    assert who(coop) is None


def test_a_stranger_locks_nobody_out(coop: Coop, clock: FixedClock) -> None:
    person_id = make_person(coop)
    post(coop, person_id)
    for _ in range(5):
        type_code(coop, OTHER, origin="vreemd")
    with pytest.raises(TooManyGuessesError):
        type_code(coop, origin="vreemd")
    assert who(coop) is None
    assert type_code(coop, origin="huis") is SignInOutcome.SIGNED_IN
    assert who(coop) == person_id


def test_guessing_is_limited_for_all_letters_together(coop: Coop, clock: FixedClock) -> None:
    for number in range(20):
        type_code(coop, number=number)
    with pytest.raises(TooManyGuessesError) as refused:
        type_code(coop, number=4000)
    assert refused.value.details == {"minutes": 15}
    clock.advance(timedelta(minutes=15))
    assert type_code(coop, number=4000) is SignInOutcome.WRONG_CODE


def test_guesses_are_forgotten_after_a_day(coop: Coop, clock: FixedClock) -> None:
    type_code(coop)
    clock.advance(GUESSES_KEPT - SECOND)
    coop.run(forget_guesses, SYSTEM)
    for _ in range(4):
        type_code(coop)
    clock.advance(SECOND)
    coop.run(forget_guesses, SYSTEM)
    type_code(coop)


def test_coming_in_ends_who_was_in(coop: Coop) -> None:
    other = actor_for(coop, make_person(coop))
    person_id = make_person(coop)
    post(coop, person_id)
    type_code(coop, actor=other)
    token = sign_in(coop, person_id)
    assert who(coop, token) == person_id
    assert who(coop) == person_id


def test_reading_out_takes_two_questions(coop: Coop, clock: FixedClock) -> None:
    person_id = make_person(coop)
    with pytest.raises(ControlQuestionsMissingError):
        coop.run(read_out_access_code, SYSTEM, person_id=person_id, code=CODE, asked=TWO[:1])
    assert coop.ask(help_view, SYSTEM, person_id=person_id).codes == ()
    code_id = coop.run(read_out_access_code, SYSTEM, person_id=person_id, code=CODE, asked=TWO)
    assert coop.ask(spoken_number, SYSTEM, code_id=code_id, code=CODE) == 2001
    clock.advance(CODE_LASTS[CodeWay.SPOKEN])
    with pytest.raises(AccessCodeClosedError):
        type_code(coop)


def test_who_made_it_and_when_is_kept(coop: Coop) -> None:
    secretary = make_person(coop, given="Youssef")
    give_role(coop, secretary, RoleKind.SECRETARY)
    person_id = make_person(coop)
    coop.run(print_access_letter, actor_for(coop, secretary), person_id=person_id, code=CODE)
    (code,) = coop.ask(help_view, SYSTEM, person_id=person_id).codes
    assert (code.issued_by, code.issued_at, code.way) == ("Youssef Bos", START, CodeWay.LETTER)


def test_the_person_hears_that_a_code_was_made(coop: Coop) -> None:
    person_id = make_person(coop, email="ana@voorbeeld.example")
    post(coop, person_id)
    (notice,) = coop.ask(notices_of_person, SYSTEM, person_id=person_id)
    assert notice.kind == "access_code_issued"
    without = make_person(coop)
    post(coop, without)
    assert coop.ask(notices_of_person, SYSTEM, person_id=without) == ()


def test_the_letter_is_only_for_who_knows_the_code(coop: Coop) -> None:
    code_id = post(coop, make_person(coop, given='#read("x")'))

    def letter(code: str) -> bytes:
        where = "https://wijk.example/aanmelden/brief"
        return coop.ask(
            access_letter, SYSTEM, code_id=code_id, code=code, sender="Wijkcoöp", url=where
        )

    assert letter(CODE).startswith(b"%PDF")
    with pytest.raises(AccessCodeNotFoundError):
        letter(OTHER)
    with pytest.raises(AccessCodeNotFoundError):
        coop.ask(spoken_number, SYSTEM, code_id=uuid.UUID(int=7), code=CODE)


def test_help_is_for_somebody(coop: Coop) -> None:
    nobody = uuid.UUID(int=7)
    with pytest.raises(PersonNotFoundError):
        coop.run(print_access_letter, SYSTEM, person_id=nobody, code=CODE)
    with pytest.raises(PersonNotFoundError):
        coop.ask(help_view, SYSTEM, person_id=nobody)
    with pytest.raises(NoMailAddressError):
        coop.run(send_sign_in_mail, SYSTEM, person_id=make_person(coop))


def test_a_sign_in_mail_goes_to_the_address_that_works(coop: Coop) -> None:
    person_id = make_person(coop, email="ana@voorbeeld.example")
    for _ in range(5):
        coop.run(send_sign_in_mail, SYSTEM, person_id=person_id)
    with pytest.raises(TooManySignInsError):
        coop.run(send_sign_in_mail, SYSTEM, person_id=person_id)
    notices = coop.ask(notices_of_person, SYSTEM, person_id=person_id)
    assert [notice.kind for notice in notices] == ["sign_in"] * 5


def test_nothing_secret_is_written_down(committed_coop: Coop, committed_url: str) -> None:
    post(committed_coop, make_person(committed_coop))
    type_code(committed_coop, cookie="zeer-geheim")
    engine = create_engine(committed_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        for table in ("journal", "causes", "access_codes", "guesses", "sessions", "notices"):
            kept = str(connection.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608  # our own names
            assert CODE not in kept
            assert "zeer-geheim" not in kept
            assert "huis" not in kept
    engine.dispose()


def test_two_at_once_let_one_in(committed_coop: Coop) -> None:
    post(committed_coop, make_person(committed_coop))
    came: Counter[str] = Counter()
    together = threading.Barrier(2)

    def come(token: str) -> None:
        together.wait()
        try:
            came[type_code(committed_coop, cookie=token)] += 1
        except CoopError as error:
            came[error.code] += 1

    threads = [threading.Thread(target=come, args=(name,)) for name in ("een", "twee")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert came == {SignInOutcome.SIGNED_IN: 1, "access_code_closed": 1}


@pytest.mark.parametrize("kind", [ActorKind.PERSON, ActorKind.LINK])
def test_only_the_secretary_helps(coop: Coop, kind: ActorKind) -> None:
    person_id = make_person(coop)
    chair = make_person(coop)
    give_role(coop, chair, RoleKind.CHAIR)
    for actor in (NOBODY, actor_for(coop, person_id), actor_for(coop, chair), Actor(kind=kind)):
        with pytest.raises(CoopError, match="missing_permission"):
            coop.run(print_access_letter, actor, person_id=person_id, code=CODE)
    assert coop.ask(help_view, SYSTEM, person_id=person_id).codes == ()
