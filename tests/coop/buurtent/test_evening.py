"""The evening itself: what hosts count and write down, and what visitors think."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.buurtent.errors import (
    EvaluationClosedError,
    NothingCountedError,
    TentNotStartedError,
    TentQuestionNotFoundError,
    TentWishNotFoundError,
    WishConsentMissingError,
)
from coop.buurtent.queries.evening import EveningView, evening_view, opinion_question
from coop.buurtent.rules.evening import WISH_KEPT, Acts, Counted, Learned, Liked, Tip
from coop.buurtent.services.evening import (
    drop_question,
    forget_wishes,
    note_question,
    note_wish,
    settle_wish,
    tap,
)
from coop.buurtent.services.opinions import give_opinion
from coop.kernel.errors import MissingPermissionError
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import NOBODY, SYSTEM
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person
from tests.tents import TONIGHT, TONIGHT_END, make_address, make_tent, make_volunteer

ADDRESS = "http://localhost/buurtent/mening"
NUMBER = "0613000000"


@pytest.fixture
def tent(coop: Coop, clock: FixedClock) -> uuid.UUID:
    """A tent that stands since this very moment."""
    make_address(coop)
    session_id = make_tent(coop, ends_at=TONIGHT_END)
    clock.set(TONIGHT)
    return session_id


def seen(coop: Coop, tent: uuid.UUID) -> EveningView:
    return coop.ask(evening_view, SYSTEM, session_id=tent, address=ADDRESS)


def come(coop: Coop, tent: uuid.UUID, step: int = 1) -> None:
    coop.run(tap, SYSTEM, session_id=tent, counted=Counted.VISITOR, step=step)


def think(coop: Coop, tent: uuid.UUID) -> None:
    coop.run(
        give_opinion,
        NOBODY,
        session_id=tent,
        liked=Liked.GOOD,
        learned=Learned.SOME,
        acts=Acts.YES,
    )


def test_visitors_and_tips_are_counted_and_taken_off(coop: Coop, tent: uuid.UUID) -> None:
    for step in (1, 1, -1):
        come(coop, tent, step)
    coop.run(tap, SYSTEM, session_id=tent, counted=Counted.TIP, tip=Tip.LOCK, step=1)
    with pytest.raises(NothingCountedError):
        coop.run(tap, SYSTEM, session_id=tent, counted=Counted.TIP, tip=Tip.KEY, step=-1)
    counts = seen(coop, tent).counts
    assert (counts.visitors, counts.tips[Tip.LOCK], counts.advice) == (1, 1, 1)


def test_the_same_tap_sent_twice_counts_once(coop: Coop, tent: uuid.UUID) -> None:
    for cause in ("form:a", "form:a", "form:b"):
        coop.once(cause).run(tap, SYSTEM, session_id=tent, counted=Counted.VISITOR, step=1)
    assert seen(coop, tent).counts.visitors == 2


def test_two_hosts_at_once_add_up_and_never_fall_below_nought(
    committed_coop: Coop, clock: FixedClock
) -> None:
    coop = committed_coop
    make_address(coop)
    tent = make_tent(coop, ends_at=TONIGHT_END)
    clock.set(TONIGHT)
    with ThreadPoolExecutor(4) as hosts:
        list(hosts.map(lambda _: come(coop, tent), range(8)))
        refused = list(hosts.map(lambda _: _taken_off(coop, tent), range(10)))
    assert refused.count(True) == 2
    assert seen(coop, tent).counts.visitors == 0


def _taken_off(coop: Coop, tent: uuid.UUID) -> bool:
    try:
        come(coop, tent, -1)
    except NothingCountedError:
        return True
    return False


def test_nothing_is_counted_before_the_tent_stands(
    coop: Coop, tent: uuid.UUID, clock: FixedClock
) -> None:
    clock.set(TONIGHT - timedelta(microseconds=1))
    with pytest.raises(TentNotStartedError):
        come(coop, tent)
    assert seen(coop, tent).counts.visitors == 0
    assert not seen(coop, tent).is_counting


def test_questions_are_written_down_and_taken_away(coop: Coop, tent: uuid.UUID) -> None:
    coop.run(note_question, SYSTEM, session_id=tent, text=" Welk slot? ")
    (question,) = seen(coop, tent).questions
    assert question.text == "Welk slot?"
    with pytest.raises(TentQuestionNotFoundError):
        coop.run(drop_question, SYSTEM, session_id=uuid.UUID(int=9), question_id=question.id)
    coop.run(drop_question, SYSTEM, session_id=tent, question_id=question.id)
    assert seen(coop, tent).questions == ()


def wish(coop: Coop, tent: uuid.UUID, *, agrees: bool = True) -> None:
    coop.run(
        note_wish,
        SYSTEM,
        session_id=tent,
        wish="Kijk naar het slot",
        name="Noor",
        contact=NUMBER,
        agrees=agrees,
    )


def test_a_wish_is_kept_with_consent_and_goes_when_it_is_done(coop: Coop, tent: uuid.UUID) -> None:
    with pytest.raises(WishConsentMissingError):
        wish(coop, tent, agrees=False)
    assert seen(coop, tent).wishes == ()
    wish(coop, tent)
    (kept,) = seen(coop, tent).wishes
    assert (kept.name, kept.contact) == ("Noor", NUMBER)
    with pytest.raises(TentWishNotFoundError):
        coop.run(settle_wish, SYSTEM, session_id=uuid.UUID(int=9), wish_id=kept.id)
    coop.run(settle_wish, SYSTEM, session_id=tent, wish_id=kept.id)
    assert seen(coop, tent).wishes == ()


def test_a_wish_goes_by_itself_after_sixty_days(
    coop: Coop, tent: uuid.UUID, clock: FixedClock
) -> None:
    wish(coop, tent)
    clock.set(TONIGHT + WISH_KEPT - timedelta(microseconds=1))
    coop.run(forget_wishes, SYSTEM)
    assert len(seen(coop, tent).wishes) == 1
    clock.set(TONIGHT + WISH_KEPT)
    coop.run(forget_wishes, SYSTEM)
    assert seen(coop, tent).wishes == ()


def test_no_name_number_or_opinion_reaches_the_journal(coop: Coop, tent: uuid.UUID) -> None:
    before = _journal(coop)
    wish(coop, tent)
    think(coop, tent)
    come(coop, tent)
    told = _journal(coop)[len(before) :]
    assert len(told) == 1
    assert "Noor" not in told[0]
    assert NUMBER not in told[0]


def _journal(coop: Coop) -> list[str]:
    with coop._reading() as session:
        return [repr(vars(one)) for one in session.scalars(select(JournalEntry))]


def test_visitors_say_what_they_think_until_a_day_after(
    coop: Coop, tent: uuid.UUID, clock: FixedClock
) -> None:
    for _ in range(5):
        think(coop, tent)
    opinions = seen(coop, tent).opinions
    assert (opinions.number, opinions.liked[Liked.GOOD]) == (5, 5)
    assert coop.ask(opinion_question, NOBODY, session_id=tent).is_asking
    clock.set(TONIGHT_END + timedelta(hours=24))
    with pytest.raises(EvaluationClosedError):
        think(coop, tent)
    assert seen(coop, tent).opinions.number == 5


def test_only_volunteers_keep_an_evening(coop: Coop, tent: uuid.UUID) -> None:
    neighbour = actor_for(coop, make_person(coop))
    for actor in (NOBODY, neighbour):
        with pytest.raises(MissingPermissionError):
            coop.run(tap, actor, session_id=tent, counted=Counted.VISITOR, step=1)
        with pytest.raises(MissingPermissionError):
            coop.ask(evening_view, actor, session_id=tent, address=ADDRESS)
    coop.run(tap, make_volunteer(coop), session_id=tent, counted=Counted.VISITOR, step=1)
    assert seen(coop, tent).counts.visitors == 1
