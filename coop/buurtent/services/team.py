"""What the team agrees on, and what is told when the time has come."""

import uuid
from datetime import timedelta

from sqlalchemy import func, select

from coop.buurtent.events import PoliceMonthOver, TentExpected, TentShort
from coop.buurtent.lookups.police import deputy_of, presence_lines
from coop.buurtent.lookups.team import team_rules
from coop.buurtent.models import TentPolice, TentSession, TentVolunteer
from coop.buurtent.models.team import THE_TEAM, TentTeam, TentTelling
from coop.buurtent.rules import FARTHEST_AHEAD
from coop.buurtent.rules.police import deputy_due_at, is_month_sent, month_before, month_of
from coop.buurtent.rules.team import TeamRules, Telling, ensure_team_rules, tellings_due
from coop.buurtent.services.police import ask_deputy
from coop.groups.models import Contact
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

EVENTS = {Telling.EXPECTED: TentExpected, Telling.SHORT: TentShort}


@use_case(Permission.BUURTENT_TEAM_STEER)
def agree_team_rules(uow: UnitOfWork, actor: Actor, *, rules: TeamRules) -> None:
    """Keep how many volunteers a tent needs, and when they hear what to expect."""
    ensure_team_rules(rules)
    kept = uow.session.get(TentTeam, THE_TEAM, with_for_update=True)
    if kept is None:
        uow.session.add(
            TentTeam(
                id=THE_TEAM,
                minimum=rules.minimum,
                warning_hours=rules.warning_hours,
                telling_minutes=rules.telling_minutes,
            )
        )
    else:
        kept.minimum = rules.minimum
        kept.warning_hours = rules.warning_hours
        kept.telling_minutes = rules.telling_minutes
    uow.note(
        "tent_team", uuid.UUID(int=THE_TEAM), minimum=rules.minimum, hours=rules.warning_hours
    )


@use_case(Permission.BUURTENT_SESSION_TEND, journal=False)
def tend_tents(uow: UnitOfWork, actor: Actor) -> None:
    """Ask deputies and tell volunteers, for each tent whose time has come."""
    rules = team_rules(uow.session)
    staff = (
        select(func.count())
        .where(TentVolunteer.session_id == TentSession.id)
        .correlate(TentSession)
        .scalar_subquery()
    )
    coming = (
        select(TentSession, TentPolice, staff)
        .outerjoin(TentPolice, TentPolice.session_id == TentSession.id)
        .where(
            TentSession.starts_at > uow.now,
            TentSession.starts_at <= uow.now + FARTHEST_AHEAD + timedelta(days=1),
            TentSession.cancelled_at.is_(None),
        )
        .order_by(TentSession.starts_at, TentSession.id)
    )
    for tent, police, helpers in uow.session.execute(coming).all():
        if police is not None:
            _ask_whoever_stands_in(uow, actor, tent, police)
        for what in tellings_due(rules, starts_at=tent.starts_at, staff=helpers, now=uow.now):
            _tell(uow, tent, what)


def _ask_whoever_stands_in(
    uow: UnitOfWork, actor: Actor, tent: TentSession, police: TentPolice
) -> None:
    if police.answer is not None or police.deputy_asked_at is not None:
        return
    if deputy_of(uow.session, police) is None:
        return
    asked = uow.session.get_one(Contact, police.contact_id)
    due_at = deputy_due_at(
        asked_at=police.asked_at,
        starts_at=tent.starts_at,
        within_days=asked.answer_within_days,
        absent_until=asked.absent_until,
    )
    if due_at is not None and uow.now >= due_at:
        ask_deputy(uow, actor, session_id=tent.id)


def _tell(uow: UnitOfWork, tent: TentSession, what: Telling) -> None:
    if uow.session.get(TentTelling, (tent.id, what)) is not None:
        return
    uow.session.add(TentTelling(session_id=tent.id, what=what, at=uow.now))
    uow.record(EVENTS[what](session_id=tent.id))


@use_case(Permission.BUURTENT_SESSION_TEND, journal=False)
def send_police_month(uow: UnitOfWork, actor: Actor) -> None:
    """Send the record of last month to each of the police who was asked in it, once."""
    if not is_month_sent(uow.now):
        return
    month = month_before(month_of(uow.today))
    last = {}
    for line in presence_lines(uow, month):
        police = uow.session.get_one(TentPolice, line.session_id)
        last[police.email] = line.session_id
        if police.deputy_email is not None:
            last[police.deputy_email] = line.session_id
    for email, session_id in sorted(last.items()):
        uow.record(PoliceMonthOver(session_id=session_id, email=email, month=month))
