"""Who walks in a group, and by which rules: the coordinator decides, and everybody may stop."""

import uuid

from coop.groups.lookups import (
    ensure_open_group,
    group_by_id,
    has_checked_address,
    moderators_of,
)
from coop.groups.models import Group
from coop.groups.rules import GroupChannel
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.patrols.errors import WalkerNotFoundError
from coop.patrols.events import ConductChanged, WalkerAdmitted, WalkerAsked
from coop.patrols.lookups import team_of, walker_by_id, walker_of
from coop.patrols.models import PatrolTeam, Walker
from coop.patrols.rules.team import (
    LONGEST_OWN_RULES,
    Insurance,
    WalkerState,
    ensure_asks,
    ensure_may_ask,
    ensure_read,
)


@use_case(Permission.PATROLS_TEAM_RUN)
def begin_team(uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID) -> None:
    """Let rounds be walked in a group; who begins it twice begins it once."""
    uow.require(actor, Permission.PATROLS_TEAM_RUN, Scope(ScopeKind.GROUP, group_id))
    group_by_id(uow.session, group_id)
    ensure_open_group(uow.session, group_id)
    if uow.session.get(PatrolTeam, group_id) is None:
        uow.session.add(PatrolTeam(group_id=group_id, begun_at=uow.now))
    uow.note("group", group_id)


@use_case(Permission.PATROLS_TEAM_RUN)
def change_team(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_id: uuid.UUID,
    own_rules: str,
    has_side_chat: bool,
    insurance: Insurance,
) -> None:
    """Write down what was agreed; other rules of conduct ask every walker again."""
    uow.require(actor, Permission.PATROLS_TEAM_RUN, Scope(ScopeKind.GROUP, group_id))
    team = team_of(uow.session, group_id, lock=True)
    rules = own_rules.strip()[:LONGEST_OWN_RULES]
    if rules != team.own_rules:
        team.own_rules = rules
        team.conduct_version += 1
        uow.record(ConductChanged(group_id=group_id))
    team.has_side_chat, team.insurance = has_side_chat, insurance
    uow.note("group", group_id, version=team.conduct_version, insurance=insurance.value)


@use_case(Permission.PATROLS_TEAM_JOIN)
def ask_to_walk(uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID) -> uuid.UUID:
    """Ask to walk rounds in a group that one belongs to."""
    group = group_by_id(uow.session, group_id)
    ensure_open_group(uow.session, group_id)
    team_of(uow.session, group_id)
    if actor.person_id is None:
        raise WalkerNotFoundError
    present = walker_of(uow.session, group_id, actor.person_id, lock=True)
    ensure_may_ask(
        present.state if present else None, belongs=_belongs(uow, group, actor.person_id)
    )
    walker = Walker(
        id=uow.chance.new_id(),
        group_id=group_id,
        person_id=actor.person_id,
        asked_at=uow.now,
    )
    uow.session.add(walker)
    uow.record(WalkerAsked(walker_id=walker.id, group_id=group_id))
    uow.note("group", group_id)
    return walker.id


@use_case(Permission.PATROLS_TEAM_RUN)
def admit_walker(uow: UnitOfWork, actor: Actor, *, walker_id: uuid.UUID) -> None:
    """Let somebody walk along."""
    walker = walker_by_id(uow.session, walker_id, lock=True)
    uow.require(actor, Permission.PATROLS_TEAM_RUN, Scope(ScopeKind.GROUP, walker.group_id))
    ensure_asks(walker.state)
    walker.admitted_at = uow.now
    uow.record(WalkerAdmitted(walker_id=walker.id))
    uow.note("group", walker.group_id)


@use_case(Permission.PATROLS_TEAM_RUN)
def end_walker(uow: UnitOfWork, actor: Actor, *, walker_id: uuid.UUID) -> None:
    """Let somebody walk no more, or not at all."""
    walker = walker_by_id(uow.session, walker_id, lock=True)
    uow.require(actor, Permission.PATROLS_TEAM_RUN, Scope(ScopeKind.GROUP, walker.group_id))
    walker.ended_at = uow.now
    uow.note("group", walker.group_id)


@use_case(Permission.PATROLS_TEAM_JOIN)
def stop_walking(uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID) -> None:
    """Walk no more; nobody asks why."""
    walker = walker_of(uow.session, group_id, actor.person_id, lock=True)
    if walker is None:
        raise WalkerNotFoundError
    walker.ended_at = uow.now
    uow.note("group", group_id)


@use_case(Permission.PATROLS_TEAM_JOIN)
def accept_conduct(uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, version: int) -> None:
    """Say yes to the rules of conduct as one read them, with the day."""
    walker = walker_of(uow.session, group_id, actor.person_id, lock=True)
    if walker is None or walker.state is not WalkerState.ADMITTED:
        raise WalkerNotFoundError
    ensure_read(version, team_of(uow.session, group_id).conduct_version)
    walker.accepted_version, walker.accepted_at = version, uow.now
    uow.note("group", group_id, version=version)


def _belongs(uow: UnitOfWork, group: Group, person_id: uuid.UUID) -> bool:
    """Tell whether somebody is of the group; one in an app of its own keeps no list (C1)."""
    if group.channel is GroupChannel.OWN_APP:
        return True
    return has_checked_address(uow.session, group.id, person_id) or person_id in moderators_of(
        uow.session, group.id, uow.today
    )
