"""Where and when the next tent could stand, how full the week is, and what to think about."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from coop.buurtent.lookups import customs_of, has_permit, newest_custom, tent_by_id
from coop.buurtent.models import TentCall, TentCallPlace, TentOccasion, TentSession
from coop.buurtent.queries.overview import CALLS_ASK_FOR
from coop.buurtent.rules import FARTHEST_AHEAD, TentState, usual_day
from coop.buurtent.rules.calls import Customs
from coop.buurtent.rules.planning import (
    PlanIssue,
    Proposal,
    WaitingPlace,
    evenings_in_week,
    issues_before_planning,
    proposal,
)
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

#: A whole week behind us and all that can be planned ahead.
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningView:
    """What the planner sees before a tent is planned."""

    proposal: Proposal | None
    customs: Customs
    #: Evenings in this week, past and to come.
    this_week: int


@use_case(Permission.BUURTENT_SESSION_READ)
def planning_view(uow: UnitOfWork, actor: Actor) -> PlanningView:
    """Return the proposal for the next tent, and how full this week is."""
    customs = customs_of(newest_custom(uow.session))
    evenings = [day for _, day in _evenings(uow)]
    return PlanningView(
        proposal=proposal(
            _waiting(uow),
            evenings=evenings,
            customs=customs,
            first_day=usual_day(uow.now),
            last_day=uow.today + FARTHEST_AHEAD - timedelta(days=1),
        ),
        customs=customs,
        this_week=evenings_in_week(uow.today, evenings),
    )


def _evenings(uow: UnitOfWork) -> list[tuple[uuid.UUID, date]]:
    rows = uow.session.execute(
        select(TentSession.id, TentSession.starts_at).where(
            TentSession.starts_at > uow.now - A_WEEK, TentSession.cancelled_at.is_(None)
        )
    )
    return [(session_id, at.astimezone(TIME_ZONE).date()) for session_id, at in rows]


def _waiting(uow: UnitOfWork) -> list[WaitingPlace]:
    covered = (
        select(TentOccasion.call_place_id)
        .join(TentSession, TentSession.id == TentOccasion.session_id)
        .where(TentSession.cancelled_at.is_(None))
    )
    rows = uow.session.execute(
        select(TentCallPlace.id, TentCallPlace.street, TentCall.received_at)
        .join(TentCall, TentCall.id == TentCallPlace.call_id)
        .where(TentCall.received_at > uow.now - CALLS_ASK_FOR, TentCallPlace.id.not_in(covered))
        .order_by(TentCall.received_at, TentCallPlace.position)
    )
    return [
        WaitingPlace(id=place_id, street=street, received_at=received_at)
        for place_id, street, received_at in rows
    ]


@use_case(Permission.BUURTENT_SESSION_READ)
def plan_issues(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> tuple[PlanIssue, ...]:
    """Return what to think about for one tent that is to come."""
    tent = tent_by_id(uow.session, session_id)
    if tent.state(uow.now) is not TentState.PLANNED:
        return ()
    day = tent.starts_at.astimezone(TIME_ZONE).date()
    return tuple(
        issues_before_planning(
            day,
            others=[other for other_id, other in _evenings(uow) if other_id != session_id],
            customs=customs_of(newest_custom(uow.session)),
            has_permit=has_permit(uow.session, tent.street, day),
        )
    )
