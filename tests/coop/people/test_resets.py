"""A lost second step: two board members take it away together, and neither is its owner."""

import threading
import uuid
from collections import Counter
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError, SecondStepNeededError
from coop.kernel.permissions import SYSTEM, Actor, ActorKind
from coop.notices.queries import notices_of_person
from coop.people.errors import (
    PersonNotFoundError,
    ResetAloneError,
    ResetClosedError,
    ResetNotFoundError,
    ResetOfOneselfError,
    ResetOpenError,
    SecondStepMissingError,
)
from coop.people.queries.second import Officer as Seen
from coop.people.queries.second import officers_view, resets_for_me, second_view
from coop.people.rules import RoleKind
from coop.people.rules.second import RESET_LASTS, SecondOutcome
from coop.people.services.resets import confirm_reset, propose_reset, refuse_reset
from tests.coop.people.second import CODES, Officer, make_officer_by_mail
from tests.doubles import START, FixedClock
from tests.makers import make_officer


@pytest.fixture
def owner(coop: Coop) -> Officer:
    """A moderator with an app, on a telephone that fell in the canal."""
    owner = make_officer_by_mail(coop, RoleKind.MODERATOR)
    owner.set_up()
    return owner


@pytest.fixture
def chair(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.CHAIR)


@pytest.fixture
def treasurer(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.TREASURER)


def propose(owner: Officer, actor: Actor) -> uuid.UUID:
    return owner.coop.run(propose_reset, actor, person_id=owner.person_id)


def is_set_up(owner: Officer) -> bool:
    owner.come_in()
    return owner.coop.ask(second_view, owner.actor).is_set_up


def seen_by(coop: Coop, actor: Actor, person_id: uuid.UUID) -> Seen:
    return next(one for one in coop.ask(officers_view, actor) if one.person_id == person_id)


def test_two_board_members_take_it_away(owner: Officer, chair: Actor, treasurer: Actor) -> None:
    coop = owner.coop
    reset_id = propose(owner, chair)
    assert coop.ask(resets_for_me, treasurer) == 1
    assert coop.ask(resets_for_me, chair) == 0
    coop.run(confirm_reset, treasurer, reset_id=reset_id)
    # Signed out everywhere, and nothing is left but what is set up anew.
    assert owner.actor.kind is ActorKind.NOBODY
    assert not is_set_up(owner)
    assert owner.recover(CODES[0]) is SecondOutcome.WRONG_CODE
    assert owner.set_up("nieuwe telefoon") is SecondOutcome.PASSED
    assert coop.ask(resets_for_me, treasurer) == 0


def test_the_owner_hears_of_both_deeds(owner: Officer, chair: Actor, treasurer: Actor) -> None:
    coop = owner.coop

    def told() -> int:
        lines = coop.ask(notices_of_person, SYSTEM, person_id=owner.person_id)
        return sum(line.kind == "second_step_changed" for line in lines)

    before = told()
    reset_id = propose(owner, chair)
    assert told() == before + 1
    coop.run(confirm_reset, treasurer, reset_id=reset_id)
    assert told() == before + 2


def test_nobody_does_it_alone(owner: Officer, chair: Actor) -> None:
    reset_id = propose(owner, chair)
    with pytest.raises(ResetAloneError):
        owner.coop.run(confirm_reset, chair, reset_id=reset_id)
    assert is_set_up(owner)


def test_the_owner_is_neither_of_the_two(coop: Coop, chair: Actor, treasurer: Actor) -> None:
    secretary = make_officer_by_mail(coop)
    secretary.set_up()
    with pytest.raises(ResetOfOneselfError):
        propose(secretary, secretary.actor)
    reset_id = propose(secretary, chair)
    assert coop.ask(resets_for_me, secretary.actor) == 0
    with pytest.raises(ResetOfOneselfError):
        coop.run(confirm_reset, secretary.actor, reset_id=reset_id)
    # Saying no is the owner's too: nothing was lost.
    coop.run(refuse_reset, secretary.actor, reset_id=reset_id)
    with pytest.raises(ResetClosedError):
        coop.run(confirm_reset, treasurer, reset_id=reset_id)
    assert is_set_up(secretary)


@pytest.mark.parametrize("seconds", [-1, 0])
def test_a_wish_waits_a_week(
    owner: Officer, chair: Actor, treasurer: Actor, clock: FixedClock, seconds: int
) -> None:
    coop, reset_id = owner.coop, propose(owner, chair)
    clock.set(START + RESET_LASTS + timedelta(seconds=seconds))
    if seconds < 0:
        with pytest.raises(ResetOpenError):
            propose(owner, treasurer)
        coop.run(confirm_reset, treasurer, reset_id=reset_id)
        assert not is_set_up(owner)
        return
    assert coop.ask(resets_for_me, treasurer) == 0
    assert seen_by(coop, treasurer, owner.person_id).reset is None
    with pytest.raises(ResetClosedError):
        coop.run(confirm_reset, treasurer, reset_id=reset_id)
    assert is_set_up(owner)
    # Asked again, it waits for the other one.
    coop.run(confirm_reset, chair, reset_id=propose(owner, treasurer))
    assert not is_set_up(owner)


def test_a_wish_is_turned_down(owner: Officer, chair: Actor, treasurer: Actor) -> None:
    coop, reset_id = owner.coop, propose(owner, chair)
    coop.run(refuse_reset, treasurer, reset_id=reset_id)
    for use_case in (confirm_reset, refuse_reset):
        with pytest.raises(ResetClosedError):
            coop.run(use_case, treasurer, reset_id=reset_id)
    assert is_set_up(owner)
    coop.run(refuse_reset, chair, reset_id=propose(owner, chair))


def test_what_is_not_there_is_refused(coop: Coop, owner: Officer, chair: Actor) -> None:
    without = make_officer(coop, RoleKind.COUNTING_COMMITTEE).person_id
    assert without is not None
    with pytest.raises(SecondStepMissingError):
        coop.run(propose_reset, chair, person_id=without)
    with pytest.raises(PersonNotFoundError):
        coop.run(propose_reset, chair, person_id=uuid.UUID(int=7))
    for use_case in (confirm_reset, refuse_reset):
        with pytest.raises(ResetNotFoundError):
            coop.run(use_case, chair, reset_id=uuid.UUID(int=7))


def test_it_takes_people_of_the_board_after_their_second_step(
    coop: Coop, owner: Officer, chair: Actor
) -> None:
    reset_id = propose(owner, chair)
    for kind in (RoleKind.MODERATOR, RoleKind.OPERATOR, RoleKind.COUNTING_COMMITTEE):
        other = make_officer(coop, kind)
        with pytest.raises(MissingPermissionError):
            coop.run(confirm_reset, other, reset_id=reset_id)
    with pytest.raises(MissingPermissionError):
        coop.run(propose_reset, SYSTEM, person_id=owner.person_id)
    with pytest.raises(MissingPermissionError):
        coop.run(confirm_reset, SYSTEM, reset_id=reset_id)
    by_mail = make_officer_by_mail(coop, RoleKind.TREASURER, "els@voorbeeld.example")
    with pytest.raises(SecondStepNeededError):
        coop.run(confirm_reset, by_mail.actor, reset_id=reset_id)
    assert is_set_up(owner)


def test_the_board_sees_who_is_ready(coop: Coop, owner: Officer, chair: Actor) -> None:
    make_officer(coop, RoleKind.VOLUNTEER)
    propose(owner, chair)
    assert chair.person_id is not None
    mine, theirs = (
        seen_by(coop, chair, person_id) for person_id in (chair.person_id, owner.person_id)
    )
    assert (mine.is_me, mine.is_set_up, mine.functions) == (True, False, ("voorzitter",))
    assert (theirs.is_set_up, theirs.codes_left, theirs.functions) == (True, 10, ("beheerder",))
    assert theirs.reset is not None
    assert theirs.reset.is_own
    assert len(coop.ask(officers_view, chair)) == 2


def test_two_confirming_at_once_is_one_deed(committed_coop: Coop) -> None:
    coop = committed_coop
    owner = make_officer_by_mail(coop, RoleKind.MODERATOR)
    owner.set_up()
    reset_id = propose(owner, make_officer(coop, RoleKind.CHAIR))
    others = [make_officer(coop, RoleKind.TREASURER), make_officer(coop, RoleKind.SECRETARY)]
    outcomes: Counter[str] = Counter()
    ready = threading.Barrier(len(others))

    def confirm(actor: Actor) -> None:
        ready.wait()
        try:
            coop.run(confirm_reset, actor, reset_id=reset_id)
            outcomes["done"] += 1
        except CoopError as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=confirm, args=(actor,)) for actor in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert outcomes == {"done": 1, "reset_closed": 1}
