"""The monthly test message: chosen, asked for and placed by a moderator."""

import uuid

from sqlalchemy import select

from coop.groups.errors import GroupNotInUseError, NoChatInOwnAppError
from coop.groups.events import DrillDue, DrillPlaced
from coop.groups.lookups import group_by_id, is_in_use
from coop.groups.models import Drill
from coop.groups.rules.drills import ensure_drill_day, ensure_not_placed, is_drill_due
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.GROUPS_GROUP_RUN)
def choose_drill_day(
    uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, day: int | None
) -> None:
    """Choose on which day of the month the moderators are asked for a test message."""
    uow.require(actor, Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group_id))
    group_by_id(uow.session, group_id)
    ensure_drill_day(day)
    drill = uow.session.get(Drill, group_id, with_for_update=True)
    if drill is None:
        uow.session.add(Drill(group_id=group_id, day=day, since=uow.today))
    elif drill.day != day:
        drill.day, drill.since = day, uow.today
    uow.note("group", group_id, day=day)


@use_case(Permission.GROUPS_DRILL_ASK, journal=False)
def ask_for_drills(uow: UnitOfWork, actor: Actor) -> None:
    """Ask the moderators of the groups whose day it is."""
    for drill in uow.session.scalars(
        select(Drill).where(Drill.day.is_not(None)).with_for_update()
    ):
        due = is_drill_due(drill.day, since=drill.since, asked_on=drill.asked_on, now=uow.now)
        # C6: before the release nothing leaves, so there is nothing to test.
        if due and is_in_use(uow.session, drill.group_id, uow.today):
            drill.asked_on = uow.today
            uow.record(DrillDue(group_id=drill.group_id))


@use_case(Permission.GROUPS_GROUP_RUN)
def place_drill(uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID) -> None:
    """Have the bot place the test message in the group's chat."""
    uow.require(actor, Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group_id))
    group = group_by_id(uow.session, group_id)
    if group.telegram_chat_id is None:
        raise NoChatInOwnAppError
    if not is_in_use(uow.session, group_id, uow.today):
        raise GroupNotInUseError
    drill = uow.session.get(Drill, group_id, with_for_update=True)
    if drill is None:
        drill = Drill(group_id=group_id, since=uow.today)
        uow.session.add(drill)
    ensure_not_placed(drill.placed_at, uow.today)
    drill.placed_at = uow.now
    uow.record(DrillPlaced(group_id=group_id))
    uow.note("group", group_id)
