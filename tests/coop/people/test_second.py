"""The second step: what waits for it, how it is set up and taken, and what it refuses."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop
from coop.kernel.engine import make_engine
from coop.kernel.errors import CoopError, MissingPermissionError, SecondStepNeededError
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import NOBODY, SYSTEM, Permission, Scope, ScopeKind
from coop.membership.queries import members_page
from coop.membership.rules import Selection
from coop.notices.queries import notices_of_person
from coop.people.documents import Vault, secret_from
from coop.people.errors import (
    AuthenticatorMissingError,
    AuthenticatorUnreadableError,
    PersonNotFoundError,
    SecondStepMissingError,
    TooManyGuessesError,
)
from coop.people.lookups import SessionToken, TelegramAccount
from coop.people.queries import own_view
from coop.people.queries.second import new_authenticator, recovery_pdf, second_view
from coop.people.rules import GUARDED_ROLES, RoleKind
from coop.people.rules.second import (
    RECOVERY_CODES,
    SECOND_GUESSES,
    SecondOutcome,
    recovery_codes_from,
)
from coop.people.services import ask_to_link_telegram, grant_role
from coop.people.services.own import ask_new_email, confirm_new_email
from coop.people.services.second import (
    begin_authenticator,
    confirm_authenticator,
    renew_recovery_codes,
    take_second_step,
    use_recovery_code,
)
from tests.coop.people.second import CODES, SPAN, VAULT, Officer, make_officer_by_mail
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member, make_person
from tests.pdfs import words_of

FREE = {
    RoleKind.CANDIDATE,
    RoleKind.MUNICIPALITY,
    RoleKind.PROCESS_GUARDIAN,
    RoleKind.VOLUNTEER,
}
PASSED, WRONG = SecondOutcome.PASSED, SecondOutcome.WRONG_CODE


@pytest.fixture
def officer(coop: Coop) -> Officer:
    return make_officer_by_mail(coop)


def may_see_members(officer: Officer) -> bool:
    try:
        officer.coop.ask(members_page, officer.actor, selection=Selection())
    except SecondStepNeededError:
        return False
    return True


@pytest.mark.parametrize("kind", RoleKind)
def test_functions_wait_for_the_second_step(coop: Coop, kind: RoleKind) -> None:
    officer = make_officer_by_mail(coop, kind)
    waits = kind in GUARDED_ROLES
    assert bool(officer.actor.withheld) is waits
    assert waits is (kind not in FREE)
    full = actor_for(coop, officer.person_id)
    assert officer.actor.grants | officer.actor.withheld == full.grants
    assert full.withheld == frozenset()
    # What a member may do, waits for nothing.
    assert officer.actor.holds(Permission.ASSEMBLY_BALLOT_CAST)


def test_what_waits_is_refused_with_its_own_reason(officer: Officer) -> None:
    actor = officer.actor
    for scope in (None, Scope(ScopeKind.GROUP)):
        with pytest.raises(SecondStepNeededError):
            actor.require(Permission.PEOPLE_ROLE_GRANT, scope)
    with pytest.raises(MissingPermissionError):
        actor.require(Permission.INCIDENTS_REPORT_REVIEW)
    with pytest.raises(SecondStepNeededError):
        actor.require_second_step()
    assert not actor.holds(Permission.PEOPLE_ROLE_GRANT)
    assert actor.may_reach(Permission.PEOPLE_ROLE_GRANT)
    assert not actor.may_reach(Permission.INCIDENTS_REPORT_REVIEW)


def test_a_refused_deed_changes_nothing(officer: Officer) -> None:
    coop, other = officer.coop, make_person(officer.coop)
    with pytest.raises(SecondStepNeededError):
        coop.run(grant_role, officer.actor, person_id=other, kind=RoleKind.CHAIR)
    assert coop.ask(own_view, actor_for(coop, other)).roles == ()


def test_an_app_is_set_up_and_opens_the_function(officer: Officer, clock: FixedClock) -> None:
    assert not may_see_members(officer)
    assert officer.set_up() is PASSED
    assert may_see_members(officer)
    # Another browser takes the step itself.
    officer.come_in()
    assert not may_see_members(officer)
    clock.advance(SPAN)
    assert officer.take(officer.code()) is PASSED
    assert may_see_members(officer)
    seen = {
        one.is_here: one.is_second for one in officer.coop.ask(own_view, officer.actor).sessions
    }
    assert seen[True]


def test_with_the_setting_off_nothing_waits(committed_url: str, clock: FixedClock) -> None:
    engine = make_engine(committed_url)
    coop = Coop(sessionmaker(engine), clock=clock, asks_second_step=False)
    assert may_see_members(make_officer_by_mail(coop))
    engine.dispose()


def test_a_chat_carries_out_no_function(coop: Coop) -> None:
    person_id = make_member(coop, telegram=77)
    give_role(coop, person_id, RoleKind.MODERATOR)
    actor = coop.identify(TelegramAccount(77))
    assert not actor.holds(Permission.INCIDENTS_REPORT_REVIEW)
    assert actor.holds(Permission.ASSEMBLY_BALLOT_CAST)
    with pytest.raises(SecondStepNeededError):
        actor.require(Permission.INCIDENTS_REPORT_REVIEW)


@pytest.mark.parametrize(
    ("spans", "outcome"), [(-2, WRONG), (-1, PASSED), (1, PASSED), (2, WRONG)]
)
def test_clocks_may_differ_half_a_minute(
    officer: Officer, clock: FixedClock, spans: int, outcome: SecondOutcome
) -> None:
    officer.set_up()
    clock.advance(timedelta(hours=1))
    officer.come_in()
    assert officer.take(officer.code(spans)) is outcome


def test_a_code_is_taken_once(officer: Officer, clock: FixedClock) -> None:
    officer.set_up()
    used = officer.code()
    officer.come_in()
    assert officer.take(used) is WRONG
    clock.advance(SPAN)
    assert officer.take(used) is WRONG
    assert officer.take(officer.code()) is PASSED


def test_wrong_codes_are_counted_and_time_helps(officer: Officer, clock: FixedClock) -> None:
    officer.set_up()
    officer.come_in()
    clock.advance(SPAN)
    short = SECOND_GUESSES[0]
    for number in range(short.most):
        assert (officer.take("geen") if number % 2 else officer.recover("geen")) is WRONG
    with pytest.raises(TooManyGuessesError) as refused:
        officer.take(officer.code())
    assert refused.value.details == {"minutes": 15}
    with pytest.raises(TooManyGuessesError):
        officer.recover(CODES[0])
    clock.advance(short.within - timedelta(seconds=1))
    with pytest.raises(TooManyGuessesError):
        officer.take(officer.code())
    clock.advance(timedelta(seconds=1))
    assert officer.take(officer.code()) is PASSED


def test_wrong_codes_of_one_lock_nobody_else_out(coop: Coop, officer: Officer) -> None:
    officer.set_up()
    for _ in range(SECOND_GUESSES[0].most):
        officer.recover("geen")
    other = make_officer_by_mail(coop, RoleKind.CHAIR, "ria@voorbeeld.example")
    assert other.set_up() is PASSED


def test_a_day_has_a_limit_too(officer: Officer, clock: FixedClock) -> None:
    officer.set_up()
    for _ in range(SECOND_GUESSES[1].most):
        clock.advance(timedelta(minutes=5))
        assert officer.take("geen") is WRONG
    clock.advance(timedelta(minutes=20))
    with pytest.raises(TooManyGuessesError):
        officer.take(officer.code())


def test_a_recovery_code_opens_once(officer: Officer) -> None:
    officer.set_up()
    officer.come_in()
    assert officer.recover(f" {CODES[3][:4].lower()}-{CODES[3][4:]} ") is PASSED
    assert may_see_members(officer)
    assert officer.coop.ask(second_view, officer.actor).codes_left == RECOVERY_CODES - 1
    officer.come_in()
    assert officer.recover(CODES[3]) is WRONG
    assert not may_see_members(officer)
    assert officer.recover(CODES[4]) is PASSED


def test_recovery_codes_are_of_one_person(coop: Coop, officer: Officer) -> None:
    officer.set_up()
    other = make_officer_by_mail(coop, RoleKind.CHAIR, "ria@voorbeeld.example")
    assert other.recover(CODES[0]) is WRONG


def test_new_recovery_codes_replace_the_old(officer: Officer) -> None:
    coop, new = officer.coop, recovery_codes_from("nieuw")
    with pytest.raises(SecondStepNeededError):
        coop.run(renew_recovery_codes, officer.actor, recovery=new)
    officer.set_up()
    coop.run(renew_recovery_codes, officer.actor, recovery=new)
    officer.come_in()
    with pytest.raises(SecondStepNeededError):
        coop.run(renew_recovery_codes, officer.actor, recovery=CODES)
    assert officer.recover(CODES[0]) is WRONG
    assert officer.recover(new[0]) is PASSED


def test_without_a_second_step_there_is_nothing_to_recover(coop: Coop) -> None:
    member = actor_for(coop, make_member(coop))
    with pytest.raises(SecondStepMissingError):
        coop.run(renew_recovery_codes, member, recovery=CODES)
    with pytest.raises(SecondStepMissingError):
        coop.ask(recovery_pdf, member, recovery=CODES, site="Wijkcoöp")
    assert coop.ask(second_view, member).codes_left == 0


def test_the_sheet_is_for_who_knows_the_codes(officer: Officer) -> None:
    officer.set_up()
    words = words_of(
        officer.coop.ask(recovery_pdf, officer.actor, recovery=CODES, site="Wijkcoöp")
    )
    assert all(f"{code[:4]} {code[4:8]}" in words for code in CODES)
    assert "Youssef Bos" in words
    for other in ((*CODES[:9], "A" * 16), ()):
        with pytest.raises(SecondStepMissingError):
            officer.coop.ask(recovery_pdf, officer.actor, recovery=other, site="Wijkcoöp")


def test_another_app_needs_the_step_that_is_there(officer: Officer, clock: FixedClock) -> None:
    coop = officer.coop
    officer.set_up()
    first = officer.secret
    coop.run(begin_authenticator, officer.actor, token="half", vault=VAULT)
    officer.come_in()
    with pytest.raises(SecondStepNeededError):
        coop.run(begin_authenticator, officer.actor, token="dief", vault=VAULT)
    # Nor does what was begun before show its secret, or count.
    assert coop.ask(new_authenticator, officer.actor, vault=VAULT, site="Wijkcoöp") is None
    officer.secret = secret_from("half")
    with pytest.raises(SecondStepNeededError):
        coop.run(
            confirm_authenticator,
            officer.actor,
            code=officer.code(),
            vault=VAULT,
            recovery=CODES,
        )
    officer.secret = first
    clock.advance(SPAN)
    assert officer.take(officer.code()) is PASSED
    assert officer.set_up("nieuwe telefoon") is PASSED
    clock.advance(SPAN)
    officer.come_in()
    new, officer.secret = officer.secret, first
    assert officer.take(officer.code()) is WRONG
    officer.secret = new
    assert officer.take(officer.code()) is PASSED


def test_an_app_counts_from_its_first_right_code(officer: Officer) -> None:
    coop = officer.coop
    with pytest.raises(AuthenticatorMissingError):
        officer.take("000000")
    with pytest.raises(AuthenticatorMissingError):
        coop.run(confirm_authenticator, officer.actor, code="1", vault=VAULT, recovery=CODES)
    for drawn in ("weggegooid", "app"):
        coop.run(begin_authenticator, officer.actor, token=drawn, vault=VAULT)
    officer.secret = secret_from("weggegooid")
    wrong = coop.run(
        confirm_authenticator, officer.actor, code=officer.code(), vault=VAULT, recovery=CODES
    )
    assert wrong is WRONG
    view = coop.ask(second_view, officer.actor)
    assert (view.is_set_up, view.codes_left, view.is_waiting) == (False, 0, True)
    shown = coop.ask(new_authenticator, officer.actor, vault=VAULT, site="Wijkcoöp")
    assert shown is not None
    assert shown.secret.replace(" ", "") == secret_from("app")


def test_another_key_of_the_site_leaves_the_paper(officer: Officer, clock: FixedClock) -> None:
    officer.set_up()
    officer.come_in()
    clock.advance(SPAN)
    coop, elsewhere = officer.coop, Vault("ander" * 8)
    with pytest.raises(AuthenticatorUnreadableError):
        coop.run(take_second_step, officer.actor, code=officer.code(), vault=elsewhere)
    assert officer.recover(CODES[0]) is PASSED
    coop.run(begin_authenticator, officer.actor, token="weer", vault=elsewhere)


def test_keys_to_somebody_are_not_given_out_before_it(officer: Officer) -> None:
    coop, actor = officer.coop, officer.actor
    with pytest.raises(SecondStepNeededError):
        coop.run(ask_to_link_telegram, actor, token="t")
    with pytest.raises(SecondStepNeededError):
        coop.run(ask_new_email, actor, email="dief@voorbeeld.example")
    with pytest.raises(SecondStepNeededError):
        coop.run(confirm_new_email, actor, code="000000")
    (channel,) = coop.ask(own_view, actor).channels
    assert channel.value == officer.email


def test_a_session_of_before_waits(coop: Coop, officer: Officer) -> None:
    officer.set_up()
    give_role(coop, officer.person_id, RoleKind.CHAIR)
    # One that took the step carries new functions at once; one that did not, none.
    assert officer.actor.holds(Permission.ASSEMBLY_MEETING_LEAD)
    officer.come_in()
    assert not officer.actor.holds(Permission.ASSEMBLY_MEETING_LEAD)


def test_the_owner_hears_by_mail(officer: Officer) -> None:
    officer.set_up()
    officer.set_up("andere app")
    officer.recover(CODES[0])
    officer.coop.run(renew_recovery_codes, officer.actor, recovery=CODES)
    told = officer.coop.ask(notices_of_person, SYSTEM, person_id=officer.person_id)
    changes = [line for line in told if line.kind == "second_step_changed"]
    assert len(changes) == 4
    assert {line.channel for line in changes} == {"email"}


def test_nobody_takes_a_step(coop: Coop) -> None:
    with pytest.raises(MissingPermissionError):
        coop.run(use_recovery_code, NOBODY, code="x")
    with pytest.raises(PersonNotFoundError):
        coop.run(use_recovery_code, SYSTEM, code="x")


def test_the_journal_says_what_happened_and_no_secret(officer: Officer) -> None:
    coop = officer.coop
    officer.set_up()
    officer.come_in()
    officer.take("123123")
    officer.recover(CODES[0])
    with coop._reading() as session:
        entries = session.scalars(select(JournalEntry)).all()
    said = " ".join(str(entry.details) for entry in entries)
    kept = [entry.details.get("second") for entry in entries if "second" in entry.details]
    assert kept == ["begun", "set_up", "wrong", "code_used"]
    assert not any(secret in said for secret in (officer.secret, "123123", *CODES))


def test_a_recovery_code_works_once_for_two_at_once(committed_coop: Coop) -> None:
    officer = make_officer_by_mail(committed_coop)
    officer.set_up()
    browsers = [replace(officer) for _ in range(4)]
    for browser in browsers:
        browser.come_in()
    outcomes: Counter[str] = Counter()
    ready = threading.Barrier(len(browsers))

    def press(browser: Officer) -> None:
        ready.wait()
        try:
            outcomes[browser.recover(CODES[0])] += 1
        except CoopError as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=press, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert outcomes == {PASSED: 1, WRONG: 3}
    passed = [not committed_coop.identify(SessionToken(one.token)).withheld for one in browsers]
    assert Counter(passed) == {True: 1, False: 3}
