"""Tells each group, once a week, what was reported and what came of it."""

from sqlalchemy import select

from coop.groups.lookups import is_active_group
from coop.groups.models import Group
from coop.incidents.events import WeekEnded
from coop.incidents.lookups.weeks import week_figures
from coop.incidents.models import GroupDigest
from coop.incidents.rules.figures import is_digest_time, week_before
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_OVERVIEW_SEND, journal=False)
def tell_groups_of_week(uow: UnitOfWork, actor: Actor) -> None:
    """Tell the groups that were not told yet; of a week without reports nothing is said."""
    if not is_digest_time(uow.now):
        return
    week_on = week_before(uow.today)
    told = select(GroupDigest.group_id).where(GroupDigest.week_on == week_on)
    for group in uow.session.scalars(select(Group).where(Group.id.not_in(told))).all():
        uow.session.add(GroupDigest(group_id=group.id, week_on=week_on, told_at=uow.now))
        if not is_active_group(uow.session, group.id):
            continue
        if week_figures(uow.session, group, week_on).is_any:
            uow.record(WeekEnded(group_id=group.id, week_on=week_on))
