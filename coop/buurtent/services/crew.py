"""Asking who can help, putting people on the list, taking an evening over, thanks and hours."""

import uuid

from sqlalchemy import delete, select

from coop.buurtent.errors import CrewMissingError, NoVolunteerError
from coop.buurtent.events import CrewAsked, CrewPicked, CrewThanked, SwapAsked, SwapTaken
from coop.buurtent.lookups import tent_by_id, volunteers_of
from coop.buurtent.lookups.crew import swap_by_id
from coop.buurtent.models import TentSession, TentVolunteer
from coop.buurtent.models.crew import TentAvailability, TentHours, TentSwap
from coop.buurtent.rules import ensure_begun, ensure_planned
from coop.buurtent.rules.crew import (
    THANKED_WITHIN,
    Availability,
    ensure_minutes,
    ensure_open,
    is_thanked_now,
    minutes_of,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import holders_of
from coop.people.rules import RoleKind


@use_case(Permission.BUURTENT_SESSION_PLAN)
def ask_crew(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> None:
    """Ask every volunteer who was not asked yet whether he or she can help."""
    _planned(uow, session_id)
    asked = set(
        uow.session.scalars(
            select(TentAvailability.person_id).where(TentAvailability.session_id == session_id)
        )
    )
    staff = volunteers_of(uow.session, session_id)
    for person_id in holders_of(uow.session, RoleKind.VOLUNTEER, uow.today):
        if person_id in asked:
            continue
        # Who is on the list already need not be asked whether that is so.
        answer = Availability.YES if person_id in staff else None
        _write(uow, session_id, person_id, answer)
        if answer is None:
            uow.record(CrewAsked(session_id=session_id, person_id=person_id))
    uow.note("tent_session", session_id)


@use_case(Permission.BUURTENT_CREW_ANSWER)
def answer_availability(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, answer: Availability
) -> None:
    """Say whether the actor can help; who cannot is taken off the list."""
    _planned(uow, session_id)
    assert actor.person_id is not None
    kept = uow.session.get(TentAvailability, (session_id, actor.person_id), with_for_update=True)
    if kept is None:
        _write(uow, session_id, actor.person_id, answer)
    else:
        kept.answer, kept.answered_at = answer, uow.now
    if answer is Availability.NO:
        _relieve(uow, session_id, actor.person_id)
    uow.note("tent_session", session_id)


@use_case(Permission.BUURTENT_SESSION_PLAN)
def pick_volunteer(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    """Put a volunteer on the list of a tent; once is enough."""
    _planned(uow, session_id)
    if person_id not in holders_of(uow.session, RoleKind.VOLUNTEER, uow.today):
        raise NoVolunteerError
    uow.note("tent_session", session_id)
    if uow.session.get(TentVolunteer, (session_id, person_id)) is None:
        _staff(uow, session_id, person_id)
        uow.record(CrewPicked(session_id=session_id, person_id=person_id))


@use_case(Permission.BUURTENT_SESSION_PLAN)
def drop_volunteer(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    """Take a volunteer off the list of a tent."""
    _planned(uow, session_id)
    _relieve(uow, session_id, person_id)
    uow.note("tent_session", session_id)


@use_case(Permission.BUURTENT_CREW_ANSWER)
def ask_swap(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> uuid.UUID:
    """Ask who can take the actor's evening over; asking twice asks once."""
    _planned(uow, session_id)
    assert actor.person_id is not None
    if uow.session.get(TentVolunteer, (session_id, actor.person_id)) is None:
        raise CrewMissingError
    uow.note("tent_session", session_id)
    swap = uow.session.scalar(
        select(TentSwap).where(
            TentSwap.session_id == session_id, TentSwap.asked_by == actor.person_id
        )
    )
    if swap is None:
        swap = TentSwap(
            id=uow.chance.new_id(),
            session_id=session_id,
            asked_by=actor.person_id,
            asked_at=uow.now,
        )
        uow.session.add(swap)
        uow.record(SwapAsked(swap_id=swap.id))
    elif swap.taken_at is not None:
        # Whoever came back on the list later may ask again.
        swap.asked_at, swap.taken_by, swap.taken_at = uow.now, None, None
        uow.record(SwapAsked(swap_id=swap.id))
    return swap.id


@use_case(Permission.BUURTENT_CREW_ANSWER)
def take_swap(uow: UnitOfWork, actor: Actor, *, swap_id: uuid.UUID) -> None:
    """Take an evening over: the first who says so has it, the next hears so."""
    # The lock makes whoever presses at the same moment wait and then see that it was done.
    swap = swap_by_id(uow.session, swap_id, to_change=True)
    _planned(uow, swap.session_id)
    assert actor.person_id is not None
    uow.note("tent_session", swap.session_id)
    if actor.person_id in {swap.taken_by, swap.asked_by}:
        return
    ensure_open(swap.taken_at)
    swap.taken_by, swap.taken_at = actor.person_id, uow.now
    _relieve(uow, swap.session_id, swap.asked_by)
    if uow.session.get(TentVolunteer, (swap.session_id, actor.person_id)) is None:
        _staff(uow, swap.session_id, actor.person_id)
    uow.record(SwapTaken(swap_id=swap_id))


@use_case(Permission.BUURTENT_CREW_ANSWER)
def write_hours(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, minutes: int) -> None:
    """Write down how long the actor helped."""
    tent = tent_by_id(uow.session, session_id)
    ensure_begun(tent.state(uow.now))
    ensure_minutes(minutes)
    assert actor.person_id is not None
    if uow.session.get(TentVolunteer, (session_id, actor.person_id)) is None:
        raise CrewMissingError
    _keep_hours(uow, session_id, actor.person_id, minutes)
    uow.note("tent_session", session_id)


@use_case(Permission.BUURTENT_SESSION_TEND, journal=False)
def thank_crew(uow: UnitOfWork, actor: Actor) -> None:
    """Thank everybody who helped at a tent that is over, once, and note the hours."""
    rows = uow.session.execute(
        select(TentSession, TentVolunteer)
        .join(TentVolunteer, TentVolunteer.session_id == TentSession.id)
        .outerjoin(
            TentHours,
            (TentHours.session_id == TentVolunteer.session_id)
            & (TentHours.person_id == TentVolunteer.person_id),
        )
        .where(
            TentSession.ends_at <= uow.now,
            TentSession.ends_at > uow.now - THANKED_WITHIN,
            TentSession.cancelled_at.is_(None),
            TentHours.person_id.is_(None),
        )
        .order_by(TentSession.id, TentVolunteer.person_id)
    ).all()
    for tent, helper in rows:
        if is_thanked_now(tent.ends_at, uow.now):
            minutes = minutes_of(tent.starts_at, tent.ends_at)
            _keep_hours(uow, tent.id, helper.person_id, minutes)
            uow.record(CrewThanked(session_id=tent.id, person_id=helper.person_id))


def _planned(uow: UnitOfWork, session_id: uuid.UUID) -> TentSession:
    tent = tent_by_id(uow.session, session_id, to_change=True)
    ensure_planned(tent.state(uow.now))
    return tent


def _write(
    uow: UnitOfWork, session_id: uuid.UUID, person_id: uuid.UUID, answer: Availability | None
) -> None:
    uow.session.add(
        TentAvailability(
            session_id=session_id,
            person_id=person_id,
            asked_at=uow.now,
            answer=answer,
            answered_at=None if answer is None else uow.now,
        )
    )


def _staff(uow: UnitOfWork, session_id: uuid.UUID, person_id: uuid.UUID) -> None:
    uow.session.add(TentVolunteer(session_id=session_id, person_id=person_id, joined_at=uow.now))


def _relieve(uow: UnitOfWork, session_id: uuid.UUID, person_id: uuid.UUID) -> None:
    uow.session.execute(
        delete(TentVolunteer).where(
            TentVolunteer.session_id == session_id, TentVolunteer.person_id == person_id
        )
    )


def _keep_hours(
    uow: UnitOfWork, session_id: uuid.UUID, person_id: uuid.UUID, minutes: int
) -> None:
    kept = uow.session.get(TentHours, (session_id, person_id), with_for_update=True)
    if kept is None:
        uow.session.add(TentHours(session_id=session_id, person_id=person_id, minutes=minutes))
    else:
        kept.minutes = minutes
