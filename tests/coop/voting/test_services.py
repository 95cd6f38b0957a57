import uuid
from fractions import Fraction

import pytest
from sqlalchemy import func, select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, use_case
from coop.voting.errors import NoMeetingError, NotOnRollError, PollNotFoundError
from coop.voting.models import Elector, Poll
from coop.voting.rules import BallotChannel, Choice, Majority
from coop.voting.services import close_poll, open_poll, take_ballot
from tests.conftest import MakeActor
from tests.doubles import START
from tests.makers import make_member, make_person

MAJORITY = Majority(share=Fraction(1, 2), must_exceed=True, article="artikel 17 lid 1")
NOWHERE = uuid.UUID(int=404)


def make_poll(coop: Coop) -> uuid.UUID:
    return coop.run(
        open_poll,
        SYSTEM,
        question="Bakfiets",
        motion="Wij kopen.",
        majority=MAJORITY,
        meeting_id=uuid.UUID(int=1),
    )


def roll(uow: UnitOfWork, actor: Actor) -> int:
    return uow.session.scalar(select(func.count()).select_from(Elector)) or 0


def polls(uow: UnitOfWork, actor: Actor) -> int:
    return uow.session.scalar(select(func.count()).select_from(Poll)) or 0


def test_todays_members_are_on_the_roll(coop: Coop) -> None:
    make_member(coop)
    make_member(coop, joined_on=START.date().replace(day=22))
    make_person(coop)
    make_poll(coop)
    use_case(Permission.VOTING_POLL_READ)(roll)
    try:
        assert coop.ask(roll, SYSTEM) == 1
    finally:
        del USE_CASES[roll]


def test_who_is_not_on_the_roll_is_refused(coop: Coop, make_actor: MakeActor) -> None:
    poll_id = make_poll(coop)
    with pytest.raises(NotOnRollError):
        coop.run(
            take_ballot,
            make_actor(),
            poll_id=poll_id,
            choice=Choice.FOR,
            channel=BallotChannel.WEB,
        )


def test_a_ballot_without_a_meeting_is_no_vote(coop: Coop) -> None:
    """Acceptance test 4 of dutch-rules.md 8 (BW 2:40 lid 2); a peiling is coop.peilingen'."""
    with pytest.raises(NoMeetingError):
        coop.run(
            open_poll,
            SYSTEM,
            question="Bakfiets",
            motion="Wij kopen.",
            majority=MAJORITY,
            meeting_id=None,
        )
    use_case(Permission.VOTING_POLL_READ)(polls)
    try:
        assert coop.ask(polls, SYSTEM) == 0
    finally:
        del USE_CASES[polls]


def test_an_unknown_poll_is_not_found(coop: Coop, make_actor: MakeActor) -> None:
    with pytest.raises(PollNotFoundError):
        coop.run(close_poll, SYSTEM, poll_id=NOWHERE)
    with pytest.raises(PollNotFoundError):
        coop.run(
            take_ballot,
            make_actor(),
            poll_id=NOWHERE,
            choice=Choice.FOR,
            channel=BallotChannel.WEB,
        )


@pytest.mark.parametrize("kind", CoopError.__subclasses__())
def test_no_refusal_of_a_ballot_carries_a_choice(
    coop: Coop, make_actor: MakeActor, kind: type[CoopError]
) -> None:
    poll_id = make_poll(coop)
    with pytest.raises(CoopError) as refused:
        coop.run(
            take_ballot,
            make_actor(),
            poll_id=poll_id,
            choice=Choice.AGAINST,
            channel=BallotChannel.WEB,
        )
    assert Choice.AGAINST not in refused.value.details.values()
