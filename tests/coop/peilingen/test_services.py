"""Peilingen: advice of the members (acceptance test 4 of dutch-rules.md 8)."""

import uuid
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from coop.assembly.queries import meeting_rows
from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.use_case import USE_CASES
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind
from coop.peilingen.errors import (
    NoSuchAnswerError,
    NotAskedError,
    PeilingNotFoundError,
    PeilingNotOpenError,
    PeilingOverError,
    PeilingTextMissingError,
)
from coop.peilingen.models import PeilingAnswer
from coop.peilingen.queries import (
    PeilingView,
    peiling_rows,
    peiling_view,
    unanswered_peilingen,
)
from coop.peilingen.rules import PeilingState
from coop.peilingen.services import (
    answer_peiling,
    ask_peiling,
    move_peilingen,
    withdraw_peiling,
)
from coop.people.rules import ChannelKind, Purpose, RoleKind
from coop.people.services.own import give_consent
from coop.voting.rules import BallotKind, kind_of_ballot
from tests.conftest import MakeActor
from tests.doubles import START, FixedClock
from tests.makers import actor_for, give_role, make_member, make_person

OPENS, CLOSES = START + timedelta(hours=1), START + timedelta(days=7)


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    person_id = make_member(coop, given="Els")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return actor_for(coop, person_id)


@pytest.fixture
def member(coop: Coop) -> Actor:
    return actor_for(coop, make_member(coop, given="Bram", telegram=4001))


@pytest.fixture
def peiling_id(coop: Coop, secretary: Actor) -> uuid.UUID:
    """Provide a peiling that opens within an hour."""
    return coop.run(
        ask_peiling,
        secretary,
        question="Wanneer maken we schoon?",
        explanation="",
        answers=("Zaterdag", "Zondag", "Nooit"),
        opens_at=OPENS,
        closes_at=CLOSES,
    )


def answer(coop: Coop, actor: Actor, peiling_id: uuid.UUID, number: int = 1) -> None:
    coop.run(answer_peiling, actor, peiling_id=peiling_id, number=number)


def look(coop: Coop, actor: Actor, peiling_id: uuid.UUID) -> PeilingView:
    return coop.ask(peiling_view, actor, peiling_id=peiling_id)


def counts(view: PeilingView) -> list[int | None]:
    return [option.count for option in view.options]


def test_without_a_meeting_a_ballot_is_a_peiling() -> None:
    assert kind_of_ballot(None) is BallotKind.PEILING
    assert kind_of_ballot(uuid.UUID(int=1)) is BallotKind.DECISION


def test_members_answer_and_the_result_is_counted_after_closing(
    coop: Coop, clock: FixedClock, secretary: Actor, member: Actor, peiling_id: uuid.UUID
) -> None:
    clock.set(OPENS)
    answer(coop, member, peiling_id, 2)
    answer(coop, secretary, peiling_id, 1)
    seen = look(coop, member, peiling_id)
    assert (counts(seen), seen.answered, seen.entitled) == ([None, None, None], 2, 2)
    assert seen.own_number == 2
    clock.set(CLOSES)
    assert counts(look(coop, member, peiling_id)) == [1, 1, 0]
    assert coop.run(move_peilingen, SYSTEM)
    assert not coop.run(move_peilingen, SYSTEM)
    seen = look(coop, member, peiling_id)
    assert (counts(seen), seen.answered, seen.entitled) == ([1, 1, 0], 2, 2)
    assert seen.own_number is None


def test_an_answer_changes_and_stays_one(
    coop: Coop, clock: FixedClock, member: Actor, peiling_id: uuid.UUID
) -> None:
    clock.set(OPENS)
    for number in (1, 3, 3):
        answer(coop, member, peiling_id, number)
    seen = look(coop, member, peiling_id)
    assert (seen.answered, seen.own_number) == (1, 3)
    assert coop.ask(unanswered_peilingen, member) == ()


@pytest.mark.parametrize("moment", [OPENS - timedelta(seconds=1), CLOSES])
def test_no_answer_before_opening_or_from_closing_on(
    coop: Coop, clock: FixedClock, member: Actor, peiling_id: uuid.UUID, moment: datetime
) -> None:
    clock.set(moment)
    with pytest.raises(PeilingNotOpenError):
        answer(coop, member, peiling_id)
    assert answers_kept(coop) == 0


@pytest.mark.parametrize("number", [0, 4])
def test_only_the_answers_given_can_be_chosen(
    coop: Coop, clock: FixedClock, member: Actor, peiling_id: uuid.UUID, number: int
) -> None:
    clock.set(OPENS)
    with pytest.raises(NoSuchAnswerError):
        answer(coop, member, peiling_id, number)
    assert answers_kept(coop) == 0


def test_who_is_no_member_is_not_asked(
    coop: Coop, clock: FixedClock, make_actor: MakeActor, peiling_id: uuid.UUID
) -> None:
    clock.set(OPENS)
    resident = actor_for(coop, make_person(coop))
    with pytest.raises(MissingPermissionError):
        answer(coop, resident, peiling_id)
    former = make_actor(Permission.PEILINGEN_PEILING_ANSWER)
    with pytest.raises(NotAskedError):
        answer(coop, former, peiling_id)
    assert answers_kept(coop) == 0


def test_only_chair_and_secretary_ask_and_take_back(
    coop: Coop, clock: FixedClock, member: Actor, peiling_id: uuid.UUID
) -> None:
    with pytest.raises(MissingPermissionError):
        coop.run(withdraw_peiling, member, peiling_id=peiling_id)
    clock.set(OPENS)
    assert look(coop, member, peiling_id).row.state is PeilingState.OPEN


def test_one_without_a_question_is_refused(coop: Coop, secretary: Actor) -> None:
    with pytest.raises(PeilingTextMissingError):
        coop.run(
            ask_peiling,
            secretary,
            question="  ",
            explanation="",
            answers=("Ja", "Nee"),
            opens_at=OPENS,
            closes_at=CLOSES,
        )
    assert coop.ask(peiling_rows, secretary) == ()


def test_what_is_taken_back_forgets_its_answers(
    coop: Coop, clock: FixedClock, secretary: Actor, member: Actor, peiling_id: uuid.UUID
) -> None:
    clock.set(OPENS)
    answer(coop, member, peiling_id)
    coop.run(withdraw_peiling, secretary, peiling_id=peiling_id)
    assert answers_kept(coop) == 0
    with pytest.raises(PeilingOverError):
        coop.run(withdraw_peiling, secretary, peiling_id=peiling_id)


def test_members_do_not_know_what_will_be_asked(
    coop: Coop, secretary: Actor, member: Actor, peiling_id: uuid.UUID
) -> None:
    assert coop.ask(peiling_rows, member) == ()
    with pytest.raises(PeilingNotFoundError):
        look(coop, member, peiling_id)
    assert look(coop, secretary, peiling_id).row.state is PeilingState.COMING


def test_who_agreed_is_shown_it_in_the_chat_and_later_the_result(
    coop: Coop, clock: FixedClock, member: Actor, peiling_id: uuid.UUID
) -> None:
    make_member(coop, given="Ria", telegram=4002)
    coop.run(give_consent, member, purpose=Purpose.ASSEMBLY, channel=ChannelKind.TELEGRAM)
    assert not coop.run(move_peilingen, SYSTEM)
    clock.set(OPENS)
    assert coop.run(move_peilingen, SYSTEM)
    assert told(coop) == [member.person_id]
    clock.set(CLOSES)
    assert coop.run(move_peilingen, SYSTEM)
    assert told(coop) == [member.person_id] * 2


def test_no_answer_reaches_the_journal_a_notice_or_a_meeting(
    coop: Coop, clock: FixedClock, member: Actor, peiling_id: uuid.UUID
) -> None:
    clock.set(OPENS)
    before = journal_size(coop)
    answer(coop, member, peiling_id, 2)
    assert journal_size(coop) == before
    assert not USE_CASES[answer_peiling].journal
    assert told(coop) == []
    assert coop.ask(meeting_rows, member) == ()


def test_no_refusal_carries_an_answer(coop: Coop, member: Actor, peiling_id: uuid.UUID) -> None:
    with pytest.raises(CoopError) as refused:
        answer(coop, member, peiling_id, 3)
    assert 3 not in refused.value.details.values()


def answers_kept(coop: Coop) -> int:
    with coop._session_factory() as session:
        return session.scalar(select(func.count()).select_from(PeilingAnswer)) or 0


def journal_size(coop: Coop) -> int:
    with coop._session_factory() as session:
        return session.scalar(select(func.count()).select_from(JournalEntry)) or 0


def told(coop: Coop) -> list[uuid.UUID | None]:
    with coop._session_factory() as session:
        return list(
            session.scalars(select(Notice.person_id).where(Notice.kind == NoticeKind.PEILING))
        )
