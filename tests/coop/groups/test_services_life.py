import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.groups.errors import NotReadyToStartError, ParticipantNotFoundError, StepNotAllowedError
from coop.groups.lookups import is_active_group, state_of_group, steps_of
from coop.groups.rules import GroupChannel, GroupModel, GroupState
from coop.groups.services.groups import create_group
from coop.groups.services.life import move_group, plan_kick_off
from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from tests.coop.groups.makers import start_group
from tests.coop.incidents.makers import make_group, make_moderator
from tests.makers import make_person


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group that somebody asked for."""
    return coop.run(
        create_group,
        SYSTEM,
        name="Oost",
        slug="oost",
        channel=GroupChannel.OWN_APP,
        model=GroupModel.OSS,
        area="Oost",
        purpose="Opletten",
    )


def state(coop: Coop, group_id: uuid.UUID) -> GroupState:
    with coop._reading() as session:
        return state_of_group(session, group_id)


def test_a_group_goes_from_request_to_start(coop: Coop, group_id: uuid.UUID) -> None:
    assert state(coop, group_id) is GroupState.REQUESTED
    start_group(coop, group_id)
    with coop._reading() as session:
        steps = steps_of(session, group_id)
        assert is_active_group(session, group_id)
    assert [step.state.value for step in steps] == ["requested", "tested", "waiting", "active"]
    assert steps[1].ground == "Brief gemeente"


def test_a_group_that_lacks_something_does_not_start(coop: Coop, group_id: uuid.UUID) -> None:
    for step in (GroupState.TESTED, GroupState.WAITING):
        coop.run(move_group, SYSTEM, group_id=group_id, state=step, ground="Brief")
    with pytest.raises(NotReadyToStartError):
        coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.ACTIVE)
    assert state(coop, group_id) is GroupState.WAITING


def test_a_step_counts_once(coop: Coop, group_id: uuid.UUID) -> None:
    coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.TESTED, ground="Brief")
    with pytest.raises(StepNotAllowedError):
        coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.TESTED, ground="Brief")
    with coop._reading() as session:
        assert len(steps_of(session, group_id)) == 2


def test_a_moderator_runs_the_own_group_only(coop: Coop, group_id: uuid.UUID) -> None:
    elsewhere = make_moderator(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(move_group, elsewhere, group_id=group_id, state=GroupState.ENDED, ground="Weg")
    with pytest.raises(MissingPermissionError):
        coop.run(plan_kick_off, elsewhere, group_id=group_id, on=None, front_runner_id=None)
    own = make_moderator(coop, group_id)
    coop.run(move_group, own, group_id=group_id, state=GroupState.ENDED, ground="Weg")
    assert state(coop, group_id) is GroupState.ENDED


def test_who_goes_first_is_one_of_the_group(coop: Coop, group_id: uuid.UUID) -> None:
    moderator = make_moderator(coop, group_id)
    day = coop.clock.now().astimezone(TIME_ZONE).date() + timedelta(days=9)
    with pytest.raises(ParticipantNotFoundError):
        coop.run(
            plan_kick_off,
            moderator,
            group_id=group_id,
            on=day,
            front_runner_id=make_person(coop),
        )
    coop.run(
        plan_kick_off,
        moderator,
        group_id=group_id,
        on=day,
        front_runner_id=moderator.person_id,
    )
