"""Sign-in without a password: asking, code, link, and who of two has come."""

import uuid

import pytest
from sqlalchemy import create_engine, text

from coop.bootstrap import Coop
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.people.errors import (
    InvalidEmailError,
    LinkExpiredError,
    LinkNotFoundError,
    LinkUsedError,
    PersonNotFoundError,
    SignInExpiredError,
    SignInNotAskedError,
    SignInUsedError,
    TooManyAttemptsError,
)
from coop.people.lookups import SessionToken
from coop.people.queries import (
    ensure_link_usable,
    own_view,
    personas_view,
    sharers_view,
    sign_in_view,
)
from coop.people.rules import (
    ATTEMPTS,
    LIFETIMES,
    ChannelKind,
    LinkPurpose,
    SignInOutcome,
)
from coop.people.services import (
    choose_person,
    end_other_sessions,
    issue_link,
    issue_sign_in_code,
)
from tests.conftest import MakeActor
from tests.coop.people.asking import EMAIL, FIRST, SECOND, Asking
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person, sign_in

LASTS = LIFETIMES[LinkPurpose.SIGN_IN]


def who(coop: Coop, token: str = FIRST) -> uuid.UUID | None:
    return coop.identify(SessionToken(token)).person_id


def test_the_code_lets_in_the_browser_that_asked(coop: Coop, asking: Asking) -> None:
    person_id = make_person(coop, email=EMAIL)
    asking.ask("  Ana@Voorbeeld.example ")
    _, code = asking.mail()
    spaced = f"{code[:3]} {code[3:]}"
    assert asking.type_code(spaced) is SignInOutcome.SIGNED_IN
    assert who(coop) == person_id


def test_the_link_lets_in_any_browser(coop: Coop, asking: Asking) -> None:
    person_id = make_person(coop, email=EMAIL)
    asking.ask()
    link, _ = asking.mail()
    assert asking.press(link) is SignInOutcome.SIGNED_IN
    assert who(coop) == person_id


def test_an_unknown_address_gets_the_same_answer_and_no_mail(coop: Coop, asking: Asking) -> None:
    assert asking.ask("niemand@voorbeeld.example") is not None
    assert asking.facts == []
    view = coop.ask(sign_in_view, NOBODY, browser=asking.browser)
    assert view is not None
    assert view.attempts_left == ATTEMPTS
    assert asking.type_code("000000") is SignInOutcome.WRONG_CODE


def test_what_is_no_address_is_refused(asking: Asking) -> None:
    with pytest.raises(InvalidEmailError):
        asking.ask("ana")


def test_the_code_works_in_no_other_browser(coop: Coop, asking: Asking) -> None:
    make_person(coop, email=EMAIL)
    asking.ask()
    _, code = asking.mail()
    asking.browser = "thief"
    with pytest.raises(SignInNotAskedError):
        asking.type_code(code)
    assert who(coop) is None


def test_five_guesses_and_no_more(coop: Coop, asking: Asking) -> None:
    make_person(coop, email=EMAIL)
    asking.ask()
    _, code = asking.mail()
    for left in range(ATTEMPTS - 1, -1, -1):
        assert asking.type_code("x") is SignInOutcome.WRONG_CODE
        view = coop.ask(sign_in_view, NOBODY, browser=asking.browser)
        assert view is not None
        assert view.attempts_left == left
    with pytest.raises(TooManyAttemptsError):
        asking.type_code(code)
    assert who(coop) is None


def test_the_fifth_guess_may_be_right(coop: Coop, asking: Asking) -> None:
    make_person(coop, email=EMAIL)
    asking.ask()
    _, code = asking.mail()
    for _ in range(ATTEMPTS - 1):
        asking.type_code("x")
    assert asking.type_code(code) is SignInOutcome.SIGNED_IN


def test_code_and_link_work_until_a_quarter_after_the_mail(
    coop: Coop, clock: FixedClock, asking: Asking
) -> None:
    make_person(coop, email=EMAIL)
    asking.ask()
    # The mail waited its turn; the time runs from when it was built.
    clock.advance(LASTS)
    link, code = asking.mail()
    clock.advance(LASTS)
    with pytest.raises(SignInExpiredError):
        asking.type_code(code)
    with pytest.raises(LinkExpiredError):
        asking.press(link)
    with pytest.raises(LinkExpiredError):
        coop.ask(ensure_link_usable, NOBODY, token=link, purpose=LinkPurpose.SIGN_IN)
    assert who(coop) is None
    clock.advance(-SECOND)
    assert asking.type_code(code) is SignInOutcome.SIGNED_IN


def test_the_link_works_in_its_last_second(coop: Coop, clock: FixedClock, asking: Asking) -> None:
    make_person(coop, email=EMAIL)
    asking.ask()
    link, _ = asking.mail()
    clock.advance(LASTS - SECOND)
    coop.ask(ensure_link_usable, NOBODY, token=link, purpose=LinkPurpose.SIGN_IN)
    assert asking.press(link) is SignInOutcome.SIGNED_IN


def test_a_link_works_once(coop: Coop, asking: Asking) -> None:
    make_person(coop, email=EMAIL)
    asking.ask()
    link, code = asking.mail()
    asking.press(link)
    with pytest.raises(LinkUsedError):
        asking.press(link, token="second")
    with pytest.raises(SignInUsedError):
        asking.type_code(code, token="second")
    assert who(coop, "second") is None


def test_the_code_uses_up_the_link_beside_it(coop: Coop, asking: Asking) -> None:
    make_person(coop, email=EMAIL)
    asking.ask()
    link, code = asking.mail()
    asking.type_code(code)
    with pytest.raises(SignInUsedError):
        asking.press(link, token="second")
    assert who(coop, "second") is None


def test_only_the_newest_mail_of_a_browser_counts(
    coop: Coop, clock: FixedClock, asking: Asking
) -> None:
    make_person(coop, email=EMAIL)
    asking.ask()
    _, old = asking.mail()
    clock.advance(SECOND)
    asking.ask()
    _, new = asking.mail()
    assert asking.type_code(old) is SignInOutcome.WRONG_CODE
    assert asking.type_code(new) is SignInOutcome.SIGNED_IN


def test_a_link_for_something_else_lets_nobody_in(coop: Coop, asking: Asking) -> None:
    person_id = make_person(coop, email=EMAIL)
    purpose = LinkPurpose.UNSUBSCRIBE
    link = coop.run(issue_link, SYSTEM, purpose=purpose, person_id=person_id)
    with pytest.raises(LinkNotFoundError):
        asking.press(link)
    with pytest.raises(LinkNotFoundError):
        coop.ask(ensure_link_usable, NOBODY, token=link, purpose=LinkPurpose.SIGN_IN)
    with pytest.raises(LinkNotFoundError):
        asking.press("made up")


def test_two_who_share_a_mailbox_say_who_has_come(coop: Coop, asking: Asking) -> None:
    make_person(coop, given="Ana", email=EMAIL)
    bert = make_person(coop, given="Bert", email=EMAIL)
    stranger = make_person(coop, given="Cor", email="cor@voorbeeld.example")
    asking.ask()
    link, code = asking.mail()
    assert asking.press(link, browser="phone") is SignInOutcome.CHOOSE
    assert who(coop) is None
    with pytest.raises(SignInNotAskedError):
        coop.ask(sharers_view, NOBODY, browser="thief")
    names = [person.name for person in coop.ask(sharers_view, NOBODY, browser="phone")]
    assert names == ["Ana Bos", "Bert Bos"]
    for wrong_browser, wrong_person in (("thief", bert), ("phone", stranger)):
        with pytest.raises(SignInNotAskedError):
            coop.run(
                choose_person, NOBODY, browser=wrong_browser, person_id=wrong_person, token="t"
            )
    with pytest.raises(SignInNotAskedError):
        asking.type_code(code)
    coop.run(choose_person, NOBODY, browser="phone", person_id=bert, token="t")
    assert who(coop) == bert
    with pytest.raises(SignInUsedError):
        coop.run(choose_person, NOBODY, browser="phone", person_id=bert, token="second")


def test_choosing_takes_no_longer_than_the_link(
    coop: Coop, clock: FixedClock, asking: Asking
) -> None:
    make_person(coop, given="Ana", email=EMAIL)
    bert = make_person(coop, given="Bert", email=EMAIL)
    asking.ask()
    _, code = asking.mail()
    assert asking.type_code(code) is SignInOutcome.CHOOSE
    clock.advance(LASTS)
    with pytest.raises(SignInExpiredError):
        coop.run(choose_person, NOBODY, browser=asking.browser, person_id=bert, token="t")
    clock.advance(-SECOND)
    coop.run(choose_person, NOBODY, browser=asking.browser, person_id=bert, token="t")
    assert who(coop) == bert


def test_a_code_needs_a_wish(coop: Coop) -> None:
    with pytest.raises(SignInNotAskedError):
        coop.run(issue_sign_in_code, SYSTEM, sign_in_id=uuid.UUID(int=7))


def test_a_known_address_without_a_mail_yet_takes_no_code(coop: Coop, asking: Asking) -> None:
    make_person(coop, email=EMAIL)
    asking.ask()
    assert asking.type_code("") is SignInOutcome.WRONG_CODE
    assert coop.ask(sign_in_view, NOBODY, browser="another") is None


def test_own_page_needs_a_person(coop: Coop, make_actor: MakeActor) -> None:
    with pytest.raises(PersonNotFoundError):
        coop.ask(own_view, make_actor())


def test_who_comes_in_as_another_leaves_as_the_first(coop: Coop, asking: Asking) -> None:
    first = coop.identify(SessionToken(sign_in(coop, make_person(coop))))
    make_person(coop, email=EMAIL)
    asking.ask()
    _, code = asking.mail()
    asking.type_code(code, actor=first)
    view = coop.ask(own_view, first)
    assert view.sessions == ()


def test_who_comes_in_by_mail_has_a_working_address(coop: Coop, asking: Asking) -> None:
    person_id = make_person(coop, email=EMAIL)
    before = coop.ask(own_view, actor_for(coop, person_id))
    assert [channel.is_verified for channel in before.channels] == [False]
    asking.ask()
    _, code = asking.mail()
    asking.type_code(code)
    view = coop.ask(own_view, coop.identify(SessionToken("t")))
    assert [(channel.kind, channel.is_verified) for channel in view.channels] == [
        (ChannelKind.EMAIL, True)
    ]


def test_signing_out_elsewhere_leaves_this_browser(coop: Coop) -> None:
    person_id = make_person(coop)
    here, there = sign_in(coop, person_id), sign_in(coop, person_id)
    stranger = sign_in(coop, make_person(coop))
    coop.run(end_other_sessions, coop.identify(SessionToken(here)))
    assert who(coop, here) == person_id
    assert who(coop, there) is None
    assert who(coop, stranger) is not None


def test_personas_are_found_by_their_address(coop: Coop) -> None:
    person_id = make_person(coop, email=EMAIL)
    make_person(coop, email="ander@voorbeeld.example")
    found = coop.ask(personas_view, SYSTEM, emails=[EMAIL, "weg@voorbeeld.example"])
    assert {email: person.person_id for email, person in found.items()} == {EMAIL: person_id}


def test_no_secret_of_a_sign_in_is_stored(committed_coop: Coop, committed_url: str) -> None:
    asking = Asking(committed_coop, browser="secret-of-the-browser")
    make_person(committed_coop, email=EMAIL)
    asking.ask(origin="secret-origin")
    link, code = asking.mail()
    asking.type_code(code, token="secret-session")
    engine = create_engine(committed_url)
    with engine.connect() as connection:
        stored = "".join(
            str(row)
            for table in ("sign_ins", "links", "sessions", "journal")
            for row in connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608  # no input
        )
    engine.dispose()
    for secret in (link, code, asking.browser, "secret-origin", "secret-session", EMAIL):
        assert secret not in stored
