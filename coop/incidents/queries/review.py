"""What moderators see: the queue of their groups."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.groups.models import Group
from coop.incidents.lookups.overviews import silent_in
from coop.incidents.lookups.readings import kind_of, street_of
from coop.incidents.lookups.reports import reports_in
from coop.incidents.lookups.review import reviewing_by_group
from coop.incidents.models import Report, ReportClaim
from coop.incidents.rules.answers import Called, Happening
from coop.incidents.rules.review import USUAL, Reviewing
from coop.incidents.rules.states import HANDLED, OPEN_FOR_REVIEW, UNREVIEWED, State
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
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
    #: First name of another moderator who looks at it; empty when it is oneself.
    claimed_by: str | None
    #: An answer was agreed and did not come, though reminder and deputy were tried (C21).
    is_silent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueGroup:
    """A group a moderator looks after, to look at alone or to choose settings for."""

    id: uuid.UUID
    name: str
    slug: str
    reviewing: Reviewing


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The reports of a moderator's groups: what waits, and what was done before."""

    groups: tuple[QueueGroup, ...]
    waiting: tuple[QueueLine, ...]
    underway: tuple[QueueLine, ...]
    done: tuple[QueueLine, ...]


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def review_queue(
    uow: UnitOfWork, actor: Actor, *, group: str | None = None, locale: str = "nl"
) -> Queue:
    """Return the reports of the groups a moderator looks after, or of one of them.

    By group and by where they stand, and by nothing else: nobody searches reports for a name,
    a plate, a description or a photo (C6).
    """
    groups = _groups(uow, actor)
    seen = {one.id: one.name for one in groups if group in {None, one.slug}}
    claims = _claims(uow, actor, set(seen))
    silent = silent_in(uow.session, set(seen))
    lines = [
        _line(
            report,
            state,
            group=seen[report.group_id],
            claimed_by=claims.get(report.id),
            is_silent=report.id in silent,
            locale=locale,
        )
        for report, state in (
            *reports_in(uow.session, set(seen), OPEN_FOR_REVIEW),
            *reports_in(uow.session, set(seen), HANDLED, most=MOST_DONE),
        )
    ]
    waiting = [line for line in lines if line.state in UNREVIEWED]
    # What goes on now stands on top; the rest by who has waited longest.
    waiting.sort(key=lambda line: (not line.happens_now, line.received_at))
    return Queue(
        groups=groups,
        waiting=tuple(waiting),
        underway=tuple(
            line
            for line in lines
            if line.state in OPEN_FOR_REVIEW and line.state not in UNREVIEWED
        ),
        done=tuple(line for line in lines if line.state in HANDLED),
    )


def _groups(uow: UnitOfWork, actor: Actor) -> tuple[QueueGroup, ...]:
    groups = [
        group
        for group in uow.session.scalars(select(Group).order_by(Group.name))
        if actor.holds(Permission.INCIDENTS_REPORT_REVIEW, Scope(ScopeKind.GROUP, group.id))
    ]
    for group in groups:
        uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, Scope(ScopeKind.GROUP, group.id))
    # Who looks after no group at all is refused nothing and sees nothing.
    uow.scope_checked = True
    chosen = reviewing_by_group(uow.session, {group.id for group in groups})
    return tuple(
        QueueGroup(
            id=group.id, name=group.name, slug=group.slug, reviewing=chosen.get(group.id, USUAL)
        )
        for group in groups
    )


def _claims(uow: UnitOfWork, actor: Actor, groups: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return by report who looks at it: a first name, or nothing for oneself."""
    rows = uow.session.execute(
        select(ReportClaim.report_id, ReportClaim.person_id, Person.given_name)
        .join(Report, Report.id == ReportClaim.report_id)
        .join(Person, Person.id == ReportClaim.person_id)
        .where(Report.group_id.in_(groups), ReportClaim.expires_at > uow.now)
    )
    return {
        report_id: "" if person_id == actor.person_id else first_name
        for report_id, person_id, first_name in rows
    }


def _line(
    report: Report,
    state: State,
    *,
    group: str,
    claimed_by: str | None,
    is_silent: bool,
    locale: str,
) -> QueueLine:
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
        claimed_by=claimed_by if state is State.IN_REVIEW else None,
        # Who took it up, or answered after all, is silent no more.
        is_silent=is_silent and state is State.FORWARDED,
    )
