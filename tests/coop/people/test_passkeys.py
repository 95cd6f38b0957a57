"""Passkeys: made, used, refused, forgotten."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import SecondStepNeededError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.notices.queries import notices_of_person
from coop.people.errors import (
    PasskeyLateError,
    PasskeyNamelessError,
    PasskeyNotFoundError,
    PasskeyRefusedError,
    TooManyGuessesError,
    TooManyPasskeysError,
)
from coop.people.lookups import SessionToken
from coop.people.queries.passkeys import OwnPasskey, own_passkeys
from coop.people.rules import (
    CHALLENGE_LASTS,
    GUESSES_KEPT,
    LONGEST_PASSKEY_NAME,
    MOST_PASSKEYS,
    Site,
    passkey_name_of,
)
from coop.people.services.passkeys import (
    add_passkey,
    ask_passkey,
    forget_challenges,
    remove_passkey,
    sign_in_with_passkey,
)
from tests.authenticator import PRESENT, SoftKey
from tests.coop.people.second import make_officer_by_mail
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person, sign_in_by_mail

HERE = Site("http://localhost:8000", "Wijkcoöp")
BROWSER = "browser"


@pytest.fixture
def ana(coop: Coop) -> Actor:
    return actor_for(coop, make_person(coop))


def ask(coop: Coop, challenge: str, browser: str = BROWSER) -> str:
    coop.run(ask_passkey, NOBODY, challenge=challenge, browser=browser, origin="huis")
    return challenge


def add(coop: Coop, actor: Actor, key: SoftKey, name: str = "telefoon") -> uuid.UUID:
    challenge = ask(coop, f"nieuw {key.name!r}")
    return coop.run(
        add_passkey,
        actor,
        credential=key.made(challenge),
        browser=BROWSER,
        site=HERE,
        name=name,
    )


def come_in(coop: Coop, credential: str, browser: str = BROWSER, cookie: str = "nieuw") -> None:
    coop.run(
        sign_in_with_passkey,
        NOBODY,
        credential=credential,
        browser=browser,
        site=HERE,
        token=cookie,
    )


def who(coop: Coop, cookie: str = "nieuw") -> uuid.UUID | None:
    return coop.identify(SessionToken(cookie)).person_id


def keys_of(coop: Coop, actor: Actor) -> tuple[OwnPasskey, ...]:
    return coop.ask(own_passkeys, actor)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("  mijn\ttelefoon ", "mijn telefoon"), ("x" * 99, "x" * LONGEST_PASSKEY_NAME)],
)
def test_a_name_is_one_line(typed: str, name: str) -> None:
    assert passkey_name_of(typed) == name


def test_a_passkey_lets_its_owner_in(coop: Coop, ana: Actor) -> None:
    key = SoftKey()
    add(coop, ana, key)
    for number in range(2):
        come_in(coop, key.used(ask(coop, f"vraag {number}")), cookie=f"koek {number}")
        assert who(coop, f"koek {number}") == ana.person_id
    (kept,) = keys_of(coop, ana)
    assert kept.name == "telefoon"
    assert kept.used_at is not None


def test_a_copy_is_refused(coop: Coop, ana: Actor) -> None:
    key = SoftKey()
    add(coop, ana, key)
    copy = replace(key)
    come_in(coop, key.used(ask(coop, "een")), cookie="echt")
    with pytest.raises(PasskeyRefusedError):
        come_in(coop, copy.used(ask(coop, "twee")))
    assert who(coop) is None
    # The refusal used nothing up: the real one still works.
    come_in(coop, key.used(ask(coop, "drie")))
    assert who(coop) == ana.person_id


def test_a_device_that_does_not_count_is_taken(coop: Coop, ana: Actor) -> None:
    key = SoftKey()
    add(coop, ana, key)
    for number in range(2):
        key.count = -1
        come_in(coop, key.used(ask(coop, f"vraag {number}")), cookie=f"koek {number}")
    assert who(coop, "koek 1") == ana.person_id


@pytest.mark.parametrize(
    "other",
    [
        SoftKey(origin="https://elders.example"),
        SoftKey(host="elders.example"),
        SoftKey(name=b"onbekend"),
        SoftKey(flags=PRESENT),
        SoftKey(),
    ],
    ids=["origin", "host", "unknown", "unverified", "other key"],
)
def test_what_is_not_ours_is_refused(coop: Coop, ana: Actor, other: SoftKey) -> None:
    add(coop, ana, SoftKey())
    with pytest.raises(PasskeyRefusedError):
        come_in(coop, other.used(ask(coop, "vraag")))
    assert who(coop) is None


@pytest.mark.parametrize("credential", ["", "{}", "[]", "null", '{"id": 1}', '{"response": {}}'])
def test_nonsense_is_refused(coop: Coop, ana: Actor, credential: str) -> None:
    with pytest.raises(PasskeyRefusedError):
        come_in(coop, credential)
    with pytest.raises(PasskeyRefusedError):
        coop.run(
            add_passkey, ana, credential=credential, browser=BROWSER, site=HERE, name="telefoon"
        )
    assert keys_of(coop, ana) == ()


def test_an_answer_counts_once_and_in_its_own_browser(coop: Coop, ana: Actor) -> None:
    key = SoftKey()
    add(coop, ana, key)
    answer = key.used(ask(coop, "vraag"))
    with pytest.raises(PasskeyRefusedError):
        come_in(coop, answer, browser="elders")
    come_in(coop, answer)
    with pytest.raises(PasskeyLateError):
        come_in(coop, answer, cookie="weer")
    assert who(coop, "weer") is None


@pytest.mark.parametrize("seconds", [-1, 0])
def test_an_answer_comes_in_time(coop: Coop, ana: Actor, clock: FixedClock, seconds: int) -> None:
    key = SoftKey()
    add(coop, ana, key)
    answer = key.used(ask(coop, "vraag"))
    clock.advance(CHALLENGE_LASTS + timedelta(seconds=seconds))
    if seconds < 0:
        come_in(coop, answer)
        assert who(coop) == ana.person_id
        return
    with pytest.raises(PasskeyLateError):
        come_in(coop, answer)


def test_a_passkey_that_was_removed_opens_nothing(coop: Coop, ana: Actor) -> None:
    key = SoftKey()
    passkey_id = add(coop, ana, key)
    other = actor_for(coop, make_person(coop))
    with pytest.raises(PasskeyNotFoundError):
        coop.run(remove_passkey, other, passkey_id=passkey_id)
    assert len(keys_of(coop, ana)) == 1
    coop.run(remove_passkey, ana, passkey_id=passkey_id)
    assert keys_of(coop, ana) == ()
    with pytest.raises(PasskeyRefusedError):
        come_in(coop, key.used(ask(coop, "vraag")))


def test_a_passkey_belongs_to_one_person(coop: Coop, ana: Actor) -> None:
    add(coop, ana, SoftKey())
    other = actor_for(coop, make_person(coop))
    again = ask(coop, "weer")
    with pytest.raises(PasskeyRefusedError):
        coop.run(
            add_passkey,
            other,
            credential=SoftKey().made(again),
            browser=BROWSER,
            site=HERE,
            name="telefoon",
        )
    assert keys_of(coop, other) == ()


def test_a_passkey_needs_a_name(coop: Coop, ana: Actor) -> None:
    with pytest.raises(PasskeyNamelessError):
        add(coop, ana, SoftKey(), name=" \n ")
    assert keys_of(coop, ana) == ()


def test_there_is_a_most(coop: Coop, ana: Actor) -> None:
    for number in range(MOST_PASSKEYS):
        add(coop, ana, SoftKey(name=f"sleutel {number}".encode()))
    with pytest.raises(TooManyPasskeysError):
        add(coop, ana, SoftKey(name=b"nog een"))
    assert len(keys_of(coop, ana)) == MOST_PASSKEYS


def test_a_passkey_is_a_second_step_by_itself(coop: Coop) -> None:
    officer, key = make_officer_by_mail(coop), SoftKey()
    add(coop, officer.actor, key)
    # The browser that made it showed its owner just now.
    assert officer.actor.withheld == frozenset()
    come_in(coop, key.used(ask(coop, "vraag")))
    assert coop.identify(SessionToken("nieuw")).withheld == frozenset()
    told = coop.ask(notices_of_person, SYSTEM, person_id=officer.person_id)
    assert [line.kind for line in told].count("second_step_changed") == 1


def test_the_first_one_guards_the_next(coop: Coop) -> None:
    officer, key = make_officer_by_mail(coop), SoftKey()
    passkey_id = add(coop, officer.actor, key)
    officer.come_in()
    with pytest.raises(SecondStepNeededError):
        add(coop, officer.actor, SoftKey(name=b"van een dief"))
    with pytest.raises(SecondStepNeededError):
        coop.run(remove_passkey, officer.actor, passkey_id=passkey_id)
    assert len(keys_of(coop, officer.actor)) == 1
    come_in(coop, key.used(ask(coop, "vraag")))
    add(coop, coop.identify(SessionToken("nieuw")), SoftKey(name=b"tweede"))
    assert len(keys_of(coop, officer.actor)) == 2


def test_who_has_no_function_makes_another_without_the_first(coop: Coop) -> None:
    email = "ana@voorbeeld.example"
    ana = actor_for(coop, make_person(coop, email=email))
    for name in (b"verloren telefoon", b"nieuwe telefoon"):
        here = coop.identify(SessionToken(sign_in_by_mail(coop, email)))
        add(coop, here, SoftKey(name=name))
    assert len(keys_of(coop, ana)) == 2


def test_asking_is_limited_and_forgotten(coop: Coop, clock: FixedClock) -> None:
    for number in range(60):
        ask(coop, f"vraag {number}")
    with pytest.raises(TooManyGuessesError):
        ask(coop, "te veel")
    clock.advance(GUESSES_KEPT)
    coop.run(forget_challenges, SYSTEM)
    ask(coop, "vraag 0")
