"""What the gemeente sees: groups, how far they are and figures; no report and no name (C17)."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func, select

from coop.groups.lookups import admitted_in, groups_by_name, moderators_in, newest_steps
from coop.groups.rules import FEWEST_COUNTED, GroupModel, GroupState
from coop.incidents.models import Report, ReportState
from coop.incidents.rules.states import State
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """One group as the gemeente sees it; ``None`` stands for fewer than five."""

    name: str
    area: str
    model: GroupModel
    state: GroupState
    since: date
    kick_off_on: date | None
    has_moderator: bool
    participants: int | None
    received: int | None
    passed_on: int | None
    answered: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityView:
    """All groups, those who wait for a kick-off first, the longest waiting at the top."""

    quarter: int
    year: int
    waiting: tuple[GroupFigures, ...]
    others: tuple[GroupFigures, ...]


@use_case(Permission.GROUPS_FIGURE_READ)
def municipality_view(uow: UnitOfWork, actor: Actor) -> MunicipalityView:
    """Return every group with the figures of this quarter; what was practice is not counted."""
    groups = groups_by_name(uow.session)
    ids = [group.id for group in groups]
    steps, people = newest_steps(uow.session, ids), admitted_in(uow.session, ids)
    looked_after = moderators_in(uow.session, ids, uow.today)
    counts = {state: _passed(uow, state) for state in (State.FORWARDED, State.ANSWERED)}
    received = _received(uow)
    lines = tuple(
        GroupFigures(
            name=group.name,
            area=group.area,
            model=group.model,
            state=steps[group.id].state,
            since=steps[group.id].happened_on,
            kick_off_on=group.kick_off_on,
            has_moderator=group.id in looked_after,
            participants=_shown(people.get(group.id, 0)),
            received=_shown(received.get(group.id, 0)),
            passed_on=_shown(counts[State.FORWARDED].get(group.id, 0)),
            answered=_shown(counts[State.ANSWERED].get(group.id, 0)),
        )
        for group in groups
    )
    waiting = [line for line in lines if line.state is GroupState.WAITING]
    return MunicipalityView(
        quarter=_quarter(uow.today),
        year=uow.today.year,
        waiting=tuple(sorted(waiting, key=lambda line: line.since)),
        others=tuple(line for line in lines if line.state is not GroupState.WAITING),
    )


def _quarter(day: date) -> int:
    return (day.month - 1) // MONTHS_A_QUARTER + 1


def _begin(today: date) -> datetime:
    first = (_quarter(today) - 1) * MONTHS_A_QUARTER + 1
    return datetime.combine(date(today.year, first, 1), time(), TIME_ZONE)


def _shown(count: int) -> int | None:
    return count if count >= FEWEST_COUNTED else None


def _received(uow: UnitOfWork) -> dict[uuid.UUID, int]:
    rows = uow.session.execute(
        select(Report.group_id, func.count().label("reports"))
        .where(Report.received_at >= _begin(uow.today), Report.is_practice.is_(False))
        .group_by(Report.group_id)
    )
    return {row.group_id: row.reports for row in rows}


def _passed(uow: UnitOfWork, state: State) -> dict[uuid.UUID, int]:
    rows = uow.session.execute(
        select(Report.group_id, func.count(Report.id.distinct()).label("reports"))
        .join(ReportState, ReportState.report_id == Report.id)
        .where(
            ReportState.state == state,
            ReportState.at >= _begin(uow.today),
            Report.is_practice.is_(False),
        )
        .group_by(Report.group_id)
    )
    return {row.group_id: row.reports for row in rows}
