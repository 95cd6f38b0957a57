"""Planning a tent, staffing it, and calling it off."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import delete

from coop.buurtent.errors import CallPlaceNotFoundError, TentCentreMissingError
from coop.buurtent.events import PoliceAsked, TentCancelled
from coop.buurtent.lookups import known_street, tent_by_id
from coop.buurtent.models import (
    TentCallPlace,
    TentOccasion,
    TentPolice,
    TentSession,
    TentStreet,
    TentVolunteer,
)
from coop.buurtent.rules import (
    CancelReason,
    Cause,
    PoliceContact,
    TentState,
    coarse,
    ensure_not_over,
    ensure_place,
    ensure_planned,
    ensure_radius,
    ensure_times,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.BUURTENT_SESSION_PLAN)
def plan_session(
    uow: UnitOfWork,
    actor: Actor,
    *,
    cause: Cause,
    place: str,
    street: str,
    starts_at: datetime,
    ends_at: datetime,
    radius_m: int | None = None,
    streets: Sequence[str] = (),
    call_place_ids: Sequence[uuid.UUID] = (),
    police: PoliceContact | None = None,
    centre: tuple[float, float] | None = None,
) -> uuid.UUID:
    """Plan a tent in a street, with its neighbourhood, and ask the police to come."""
    starts_at, ends_at = starts_at.astimezone(UTC), ends_at.astimezone(UTC)
    ensure_times(starts_at=starts_at, ends_at=ends_at, now=uow.now)
    stands_in = known_street(uow.session, street)
    ensure_place(place, streets=[stands_in.name])
    if radius_m is None and not streets:
        streets = [stands_in.name]
    session = TentSession(
        id=uow.chance.new_id(),
        cause=cause,
        place=place.strip(),
        street=stands_in.name,
        starts_at=starts_at,
        ends_at=ends_at,
        planned_at=uow.now,
        planned_by_id=actor.person_id,
    )
    _draw(session, centre or stands_in.middle, radius_m)
    uow.session.add(session)
    _list_streets(uow, session, streets)
    _link_places(uow, session, call_place_ids)
    if police is not None:
        _ask(uow, session, police)
    if actor.person_id is not None:
        _staff(uow, session.id, actor.person_id)
    uow.note("tent_session", session.id, cause=cause.value, radius_m=radius_m)
    return session.id


def _draw(session: TentSession, centre: tuple[float, float] | None, radius_m: int | None) -> None:
    """Draw the circle around the tent, never around a house.

    The point is the middle of a street, rounded: it cannot lead back to whoever was burgled
    (people-first C18).
    """
    if centre is not None:
        session.latitude, session.longitude = coarse(centre)
    if radius_m is not None:
        ensure_radius(radius_m)
        if centre is None:
            raise TentCentreMissingError
        session.radius_m = radius_m


def _list_streets(uow: UnitOfWork, session: TentSession, streets: Sequence[str]) -> None:
    names = {known_street(uow.session, name).name for name in streets if name.strip()}
    uow.session.add_all(TentStreet(session_id=session.id, street=name) for name in sorted(names))


def _link_places(
    uow: UnitOfWork, session: TentSession, call_place_ids: Sequence[uuid.UUID]
) -> None:
    for place_id in dict.fromkeys(call_place_ids):
        if uow.session.get(TentCallPlace, place_id) is None:
            raise CallPlaceNotFoundError(call_place_id=place_id)
        uow.session.add(TentOccasion(session_id=session.id, call_place_id=place_id))


def _ask(uow: UnitOfWork, session: TentSession, police: PoliceContact) -> None:
    uow.session.add(
        TentPolice(
            session_id=session.id,
            contact_id=police.contact_id,
            contact_name=police.name,
            email=police.email,
            asked_at=uow.now,
        )
    )
    uow.record(PoliceAsked(session_id=session.id))


def _staff(uow: UnitOfWork, session_id: uuid.UUID, person_id: uuid.UUID) -> None:
    uow.session.add(TentVolunteer(session_id=session_id, person_id=person_id, joined_at=uow.now))


@use_case(Permission.BUURTENT_SESSION_PLAN)
def join_session(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> None:
    """Put the actor on the list of who staffs a tent; once is enough."""
    tent = tent_by_id(uow.session, session_id, to_change=True)
    ensure_planned(tent.state(uow.now))
    if actor.person_id is None:
        return
    uow.note("tent_session", session_id)
    if uow.session.get(TentVolunteer, (session_id, actor.person_id)) is None:
        _staff(uow, session_id, actor.person_id)


@use_case(Permission.BUURTENT_SESSION_PLAN)
def leave_session(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> None:
    """Take the actor off the list of who staffs a tent."""
    tent = tent_by_id(uow.session, session_id, to_change=True)
    ensure_planned(tent.state(uow.now))
    uow.session.execute(
        delete(TentVolunteer).where(
            TentVolunteer.session_id == session_id, TentVolunteer.person_id == actor.person_id
        )
    )
    uow.note("tent_session", session_id)


@use_case(Permission.BUURTENT_SESSION_PLAN)
def cancel_session(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, reason: CancelReason
) -> None:
    """Call a tent off and tell everybody who knew of it; a second time changes nothing."""
    tent = tent_by_id(uow.session, session_id, to_change=True)
    state = tent.state(uow.now)
    ensure_not_over(state)
    uow.note("tent_session", session_id, reason=reason.value)
    if state is TentState.CANCELLED:
        return
    tent.cancelled_at = uow.now
    tent.cancel_reason = reason
    tent.sequence += 1
    uow.record(TentCancelled(session_id=session_id))
