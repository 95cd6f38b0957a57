"""The life of a group, step by step: tested, waiting for its kick-off, active, paused, ended."""

import uuid
from datetime import date

from coop.groups.errors import NotReadyToStartError, ParticipantNotFoundError
from coop.groups.events import GroupMoved
from coop.groups.lookups import (
    group_by_id,
    kinds_of,
    moderators_of,
    participant_of,
    participants_of,
    steps_of,
)
from coop.groups.models import Group, GroupStep
from coop.groups.rules import Ending, GroupState
from coop.groups.rules.life import ensure_open, ensure_step, issues_before_start
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.GROUPS_GROUP_RUN)
def move_group(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_id: uuid.UUID,
    state: GroupState,
    ground: str = "",
    happened_on: date | None = None,
) -> None:
    """Take a group one step on, or end it; each step stays, with its day and its reason."""
    uow.require(actor, Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group_id))
    group, day = group_by_id(uow.session, group_id), happened_on or uow.today
    newest = steps_of(uow.session, group_id)[-1]
    ensure_step(newest.state, state, ground=ground, on=day, today=uow.today)
    if state is GroupState.ACTIVE:
        _ensure_ready(uow, group)
    grant = actor.grant_for(Permission.GROUPS_GROUP_RUN)
    uow.session.add(
        GroupStep(
            group_id=group_id,
            position=newest.position + 1,
            state=state,
            happened_on=day,
            recorded_at=uow.now,
            function=grant.function if grant else "",
            ground=ground.strip(),
        )
    )
    if state is GroupState.ENDED:
        # Nobody takes part in what is no more; the retention schedule forgets them from here.
        for participant in participants_of(uow.session, group_id):
            participant.ended_at, participant.ending = uow.now, Ending.LEFT
    uow.record(GroupMoved(group_id=group_id, state=state))
    uow.note("group", group_id, topic=f"group:{group_id}", state=state.value)


@use_case(Permission.GROUPS_GROUP_RUN)
def plan_kick_off(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_id: uuid.UUID,
    on: date | None,
    front_runner_id: uuid.UUID | None,
) -> None:
    """Say when a group begins, and which of its people goes first."""
    uow.require(actor, Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group_id))
    group = group_by_id(uow.session, group_id)
    ensure_open(steps_of(uow.session, group_id)[-1].state)
    if front_runner_id is not None and not _belongs(uow, group_id, front_runner_id):
        raise ParticipantNotFoundError
    group.kick_off_on, group.front_runner_id = on, front_runner_id
    uow.note("group", group_id, topic=f"group:{group_id}")


def _belongs(uow: UnitOfWork, group_id: uuid.UUID, person_id: uuid.UUID) -> bool:
    if person_id in moderators_of(uow.session, group_id, uow.today):
        return True
    found = participant_of(uow.session, group_id, person_id)
    return found is not None and found.admitted_at is not None


def _ensure_ready(uow: UnitOfWork, group: Group) -> None:
    issues = issues_before_start(
        moderators=len(moderators_of(uow.session, group.id, uow.today)),
        kinds=len(kinds_of(uow.session, group.id)),
        kick_off_on=group.kick_off_on,
        has_front_runner=group.front_runner_id is not None,
        today=uow.today,
    )
    if issues:
        raise NotReadyToStartError(issues=issues)
