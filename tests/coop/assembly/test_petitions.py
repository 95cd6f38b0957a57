"""BW 2:41 lid 2 and 3: members ask for a meeting, and convene it when the board does not."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from coop.assembly.errors import (
    MeetingTooLateError,
    NotAPetitionerError,
    NotYetPetitionersError,
    PetitionAnsweredError,
    PetitionCompleteError,
    PetitionNotCompleteError,
    PetitionNotFoundError,
    PetitionRunningError,
    PetitionWithdrawnError,
    TextMissingError,
    TextTooLongError,
)
from coop.assembly.queries import (
    meeting_view,
    petition_behind,
    petition_rows,
    petition_view,
)
from coop.assembly.rules import MeetingState, PetitionState
from coop.assembly.services import (
    convene_for_petition,
    convene_meeting,
    plan_petitioned_meeting,
    sign_petition,
    start_petition,
    withdraw_signature,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.lookups.members import membership_of
from coop.membership.services import suspend_member
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import make_chair
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member, make_person

#: A week before the change to summer time.
MARCH = datetime(2027, 3, 20, 20, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MARCH)


@pytest.fixture
def members(coop: Coop) -> list[Actor]:
    """Provide twenty-one members, so that it takes three votes."""
    people = [make_member(coop, given=f"Lid {number}") for number in range(21)]
    give_role(coop, people[-1], RoleKind.SECRETARY)
    return [actor_for(coop, person_id) for person_id in (*people[:4], people[-1])]


def start(coop: Coop, actor: Actor, **changed: str) -> uuid.UUID:
    said = {"subject": "Het wijkhuis", "reason": "De huur loopt af.", "motion": "Wij kopen het."}
    return coop.run(start_petition, actor, **{**said, **changed})


def complete(coop: Coop, members: list[Actor]) -> uuid.UUID:
    petition_id = start(coop, members[0])
    for actor in members[1:3]:
        coop.run(sign_petition, actor, petition_id=petition_id)
    return petition_id


def state(coop: Coop, petition_id: uuid.UUID) -> PetitionState:
    return coop.ask(petition_view, SYSTEM, petition_id=petition_id).state


def signed(coop: Coop, petition_id: uuid.UUID) -> int:
    return coop.ask(petition_view, SYSTEM, petition_id=petition_id).row.signed


def convene(coop: Coop, actor: Actor, petition_id: uuid.UUID, day: datetime) -> uuid.UUID:
    return coop.run(
        convene_for_petition,
        actor,
        petition_id=petition_id,
        title="Ledenvergadering",
        place="De Linde",
        starts_at=day,
    )


def plan(coop: Coop, actor: Actor, petition_id: uuid.UUID, day: datetime) -> uuid.UUID:
    return coop.run(
        plan_petitioned_meeting,
        actor,
        petition_id=petition_id,
        title="Ledenvergadering",
        place="De Linde",
        starts_at=day,
    )


def test_the_vote_that_makes_a_tenth_completes_it_and_the_board_is_told(
    coop: Coop, members: list[Actor]
) -> None:
    petition_id = start(coop, members[0])
    coop.run(sign_petition, members[1], petition_id=petition_id)
    assert state(coop, petition_id) is PetitionState.SIGNING
    assert told(coop) == 0
    coop.run(sign_petition, members[2], petition_id=petition_id)
    assert state(coop, petition_id) is PetitionState.COMPLETE
    (row,) = coop.ask(petition_rows, members[0])
    assert (row.signed, row.needed) == (3, 3)
    assert told(coop) == 1


def told(coop: Coop) -> int:
    with coop._reading() as session:
        found = select(func.count()).where(Notice.kind == NoticeKind.PETITION_COMPLETE)
        return session.scalar(found) or 0


def test_signing_twice_is_one_signature(coop: Coop, members: list[Actor]) -> None:
    petition_id = start(coop, members[0])
    for _ in range(2):
        coop.run(sign_petition, members[0], petition_id=petition_id)
    assert signed(coop, petition_id) == 1


def test_a_signature_is_taken_back_until_it_is_complete(coop: Coop, members: list[Actor]) -> None:
    petition_id = start(coop, members[0])
    coop.run(sign_petition, members[1], petition_id=petition_id)
    coop.run(withdraw_signature, members[1], petition_id=petition_id)
    assert signed(coop, petition_id) == 1
    for actor in members[1:3]:
        coop.run(sign_petition, actor, petition_id=petition_id)
    with pytest.raises(PetitionCompleteError):
        coop.run(withdraw_signature, members[1], petition_id=petition_id)
    with pytest.raises(PetitionCompleteError):
        coop.run(sign_petition, members[3], petition_id=petition_id)
    assert signed(coop, petition_id) == 3


def test_the_last_signature_takes_the_request_with_it(coop: Coop, members: list[Actor]) -> None:
    petition_id = start(coop, members[0])
    coop.run(withdraw_signature, members[0], petition_id=petition_id)
    assert state(coop, petition_id) is PetitionState.WITHDRAWN
    assert coop.ask(petition_rows, members[0]) == ()
    with pytest.raises(PetitionWithdrawnError):
        coop.run(sign_petition, members[1], petition_id=petition_id)
    # And then there is room for a new one.
    start(coop, members[0])


def test_who_is_suspended_meanwhile_does_not_count(
    coop: Coop, clock: FixedClock, members: list[Actor]
) -> None:
    petition_id = start(coop, members[0])
    coop.run(sign_petition, members[1], petition_id=petition_id)
    suspend(coop, clock, members[1])
    assert signed(coop, petition_id) == 1
    coop.run(sign_petition, members[2], petition_id=petition_id)
    # Twenty voters are left, so it takes two.
    assert state(coop, petition_id) is PetitionState.COMPLETE
    assert signed(coop, petition_id) == 2


def suspend(coop: Coop, clock: FixedClock, actor: Actor) -> None:
    with coop._reading() as session:
        member = membership_of(session, actor.person_id, clock.now().date())
        assert member is not None
        member_id = member.id
    coop.run(
        suspend_member,
        SYSTEM,
        member_id=member_id,
        last_day=clock.now().date() + timedelta(days=30),
        reason="Dreigde.",
        reference="B-1",
    )


def test_who_is_suspended_or_no_member_cannot_sign(
    coop: Coop, clock: FixedClock, members: list[Actor]
) -> None:
    petition_id = start(coop, members[0])
    suspend(coop, clock, members[1])
    assert members[1].person_id is not None
    for person_id in (members[1].person_id, make_person(coop)):
        with pytest.raises(MissingPermissionError):
            coop.run(sign_petition, actor_for(coop, person_id), petition_id=petition_id)
    assert signed(coop, petition_id) == 1


def test_one_request_at_a_time_each(coop: Coop, members: list[Actor]) -> None:
    start(coop, members[0])
    with pytest.raises(PetitionRunningError):
        start(coop, members[0])
    start(coop, members[1])


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"subject": " "}, TextMissingError),
        ({"reason": "\n"}, TextMissingError),
        ({"motion": "a" * 30_001}, TextTooLongError),
        ({"reason": "a" * 5_001}, TextTooLongError),
    ],
)
def test_empty_and_too_long_are_refused(
    coop: Coop, members: list[Actor], changed: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        start(coop, members[0], **changed)
    assert coop.ask(petition_rows, members[0]) == ()


def test_an_unknown_request_is_refused(coop: Coop, members: list[Actor]) -> None:
    with pytest.raises(PetitionNotFoundError):
        coop.run(sign_petition, members[0], petition_id=uuid.UUID(int=9))


def test_the_board_plans_and_convening_answers(coop: Coop, members: list[Actor]) -> None:
    petition_id = start(coop, members[0])
    secretary, day = members[-1], MARCH + timedelta(days=28)
    with pytest.raises(PetitionNotCompleteError):
        plan(coop, secretary, petition_id, day)
    for actor in members[1:3]:
        coop.run(sign_petition, actor, petition_id=petition_id)
    with pytest.raises(MeetingTooLateError):
        plan(coop, secretary, petition_id, day + timedelta(days=1))
    meeting_id = plan(coop, secretary, petition_id, day)
    # A second press finds the same plan.
    assert plan(coop, secretary, petition_id, day) == meeting_id
    assert state(coop, petition_id) is PetitionState.COMPLETE
    (item,) = coop.ask(meeting_view, secretary, meeting_id=meeting_id).items
    assert (item.title, item.motion) == ("Het wijkhuis", "Wij kopen het.")
    coop.run(convene_meeting, secretary, meeting_id=meeting_id)
    assert state(coop, petition_id) is PetitionState.ANSWERED
    behind = coop.ask(petition_behind, members[3], meeting_id=meeting_id)
    assert behind is not None
    assert (behind.signed, behind.needed, behind.by_petitioners) == (3, 3, False)
    with pytest.raises(PetitionAnsweredError):
        plan(coop, secretary, petition_id, day)


def test_those_who_signed_convene_from_day_fourteen_over_summer_time(
    coop: Coop, clock: FixedClock, members: list[Actor]
) -> None:
    petition_id = complete(coop, members)
    day = MARCH + timedelta(days=40)
    # The last minute of day 13, as people in Tilburg live it.
    clock.set(datetime(2027, 4, 2, 21, 59, tzinfo=UTC))
    with pytest.raises(NotYetPetitionersError):
        convene(coop, members[1], petition_id, day)
    clock.set(datetime(2027, 4, 2, 22, 0, tzinfo=UTC))
    with pytest.raises(NotAPetitionerError):
        convene(coop, members[3], petition_id, day)
    meeting_id = convene(coop, members[1], petition_id, day)
    view = coop.ask(meeting_view, members[3], meeting_id=meeting_id)
    assert view.state is MeetingState.CONVENED
    behind = coop.ask(petition_behind, members[3], meeting_id=meeting_id)
    assert behind is not None
    assert behind.by_petitioners
    # The second of two petitioners finds that it was done.
    with pytest.raises(PetitionAnsweredError):
        convene(coop, members[2], petition_id, day)


def test_a_plan_of_the_board_that_was_not_convened_stops_nobody(
    coop: Coop, clock: FixedClock, members: list[Actor]
) -> None:
    petition_id = complete(coop, members)
    planned = plan(coop, members[-1], petition_id, MARCH + timedelta(days=20))
    clock.advance(timedelta(days=14))
    convened = convene(coop, members[0], petition_id, MARCH + timedelta(days=40))
    assert convened != planned
    assert state(coop, petition_id) is PetitionState.ANSWERED


def test_only_the_secretary_plans_and_reads_who_signed(coop: Coop, members: list[Actor]) -> None:
    petition_id = complete(coop, members)
    with pytest.raises(MissingPermissionError):
        plan(coop, members[0], petition_id, MARCH + timedelta(days=20))
    for reader, names in ((members[0], 0), (make_chair(coop), 0), (members[-1], 3)):
        found = coop.ask(petition_view, reader, petition_id=petition_id)
        assert len(found.signers) == names
