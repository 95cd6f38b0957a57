"""Test 7 of dutch-rules.md, section 8: who is expelled and appeals is not on the roll, and gets
access for the own point.
"""

import uuid

import pytest

from coop.assembly.errors import SuspendedError
from coop.assembly.queries import find_members
from coop.assembly.services import cast_vote, check_in, join_meeting
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.services import add_member, expel_member, note_appeal_of_member
from coop.voting.errors import NotOnRollError
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import Hall, make_hall
from tests.doubles import START
from tests.makers import actor_for, make_person


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop, members=2)


@pytest.fixture
def expelled(coop: Coop, hall: Hall) -> uuid.UUID:
    person_id = make_person(coop, given="Ed")
    member_id = coop.run(add_member, SYSTEM, person_id=person_id)
    today = START.date()
    coop.run(
        expel_member,
        SYSTEM,
        member_id=member_id,
        notified_on=today,
        reason="Verkocht de sleutels.",
        reference="B-4",
    )
    coop.run(note_appeal_of_member, SYSTEM, member_id=member_id, appealed_on=today)
    return person_id


def let_in(coop: Coop, hall: Hall, person_id: uuid.UUID, *, for_own_item: bool) -> None:
    coop.run(
        check_in,
        SYSTEM,
        meeting_id=hall.meeting_id,
        person_id=person_id,
        for_own_item=for_own_item,
    )


def vote(coop: Coop, actor: Actor, poll_id: uuid.UUID) -> None:
    coop.run(cast_vote, actor, poll_id=poll_id, choice=Choice.FOR, channel=BallotChannel.WEB)


def test_who_is_expelled_gets_in_for_the_own_point_only(
    coop: Coop, hall: Hall, expelled: uuid.UUID
) -> None:
    with pytest.raises(SuspendedError):
        let_in(coop, hall, expelled, for_own_item=False)
    with pytest.raises(SuspendedError):
        coop.run(join_meeting, actor_for(coop, expelled), meeting_id=hall.meeting_id)
    (row,) = coop.ask(find_members, SYSTEM, meeting_id=hall.meeting_id, text="Ed")
    assert row.is_suspended
    let_in(coop, hall, expelled, for_own_item=True)
    (row,) = coop.ask(find_members, SYSTEM, meeting_id=hall.meeting_id, text="Ed")
    assert row.how is not None


def test_who_is_expelled_is_not_on_the_roll(coop: Coop, hall: Hall, expelled: uuid.UUID) -> None:
    let_in(coop, hall, expelled, for_own_item=True)
    poll_id = hall.open_vote()
    with pytest.raises(MissingPermissionError):
        vote(coop, actor_for(coop, expelled), poll_id)
    # Neither would the permission help, from before the suspension or elsewhere.
    before = hall.members[0]
    with pytest.raises(NotOnRollError):
        vote(coop, Actor(kind=before.kind, grants=before.grants, person_id=expelled), poll_id)
    for member in hall.members:
        vote(coop, member, poll_id)
