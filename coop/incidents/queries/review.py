"""What moderators see: the queue of their groups."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.groups.models import Group
from coop.incidents.lookups.readings import kind_of, street_of
from coop.incidents.lookups.reports import reports_in
from coop.incidents.models import Report
from coop.incidents.rules.answers import Called, Happening
from coop.incidents.rules.states import HANDLED, OPEN_FOR_REVIEW, UNREVIEWED, State
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.wording import incidents as words
from coop.wording import review
from coop.wording.catalogue import say

#: What was done before stands there to look back at, not to be searched.
MOST_DONE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """One report in the queue: enough to know what to open first."""

    id: uuid.UUID
    number: int
    group: str
    state: State
    state_name: str
    kind: str
    kind_icon: str
    street: str
    received_at: datetime
    happens_now: bool
    called_emergency: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The reports of a moderator's groups: what waits, and what was done before."""

    groups: tuple[str, ...]
    waiting: tuple[QueueLine, ...]
    underway: tuple[QueueLine, ...]
    done: tuple[QueueLine, ...]


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def review_queue(uow: UnitOfWork, actor: Actor, *, locale: str = "nl") -> Queue:
    """Return the reports of the groups a moderator looks after."""
    groups = [
        group
        for group in uow.session.scalars(select(Group).order_by(Group.name))
        if actor.holds(Permission.INCIDENTS_REPORT_REVIEW, Scope(ScopeKind.GROUP, group.id))
    ]
    for group in groups:
        uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, Scope(ScopeKind.GROUP, group.id))
    # Who looks after no group at all is refused nothing and sees nothing.
    uow.scope_checked = True
    names = {group.id: group.name for group in groups}
    lines = [
        _line(report, state, names[report.group_id], locale)
        for report, state in (
            *reports_in(uow.session, set(names), OPEN_FOR_REVIEW),
            *reports_in(uow.session, set(names), HANDLED, most=MOST_DONE),
        )
    ]
    waiting = [line for line in lines if line.state in UNREVIEWED]
    # What goes on now stands on top; the rest by who has waited longest.
    waiting.sort(key=lambda line: (not line.happens_now, line.received_at))
    return Queue(
        groups=tuple(names.values()),
        waiting=tuple(waiting),
        underway=tuple(
            line
            for line in lines
            if line.state in OPEN_FOR_REVIEW and line.state not in UNREVIEWED
        ),
        done=tuple(line for line in lines if line.state in HANDLED),
    )


def _line(report: Report, state: State, group: str, locale: str) -> QueueLine:
    assert report.kind is not None
    return QueueLine(
        id=report.id,
        number=report.number,
        group=group,
        state=state,
        state_name=say(review.STATE_NAMES[state], locale),
        kind=kind_of(report, locale),
        kind_icon=words.CHOICES["kind"][report.kind].icon,
        street=street_of(report, locale),
        received_at=report.received_at,
        happens_now=report.happening is Happening.NOW,
        called_emergency=report.called is Called.EMERGENCY,
    )
