"""One tent, as the volunteers see it: numbers and streets, no neighbour's name."""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from coop.buurtent.documents import Sketch, sketch_of
from coop.buurtent.lookups import (
    channels_at,
    neighbours_of,
    refused_at,
    tent_by_id,
)
from coop.buurtent.lookups.police import deputy_of
from coop.buurtent.models import (
    TentCallPlace,
    TentInvitation,
    TentOccasion,
    TentPolice,
    TentSession,
    TentVolunteer,
)
from coop.buurtent.rules import (
    AnsweredBy,
    CancelReason,
    Cause,
    InvitedBy,
    InvitedIssue,
    NeighbourAnswer,
    PoliceAnswer,
    PoliceState,
    TentState,
    invitees,
    issues_before_inviting,
)
from coop.buurtent.rules.police import DeclineReason
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.places.models import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """How many are invited, or would be: counts and streets only."""

    addresses: int
    by_message: int
    by_letter: int
    #: Street and number of front doors.
    streets: tuple[tuple[str, int], ...]
    issues: tuple[InvitedIssue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceView:
    """The record of the police at one tent, the same for both parties (C21)."""

    state: PoliceState
    contact_name: str
    asked_at: datetime
    answered_at: datetime | None
    answered_by: AnsweredBy | None
    answered_as: str | None
    reason: DeclineReason | None
    replacement: str | None
    #: Who was asked because the first did not answer.
    deputy_name: str | None
    deputy_asked_at: datetime | None
    #: Who stands in was agreed, and was not asked yet.
    may_ask_deputy: bool
    remark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TentView:
    """One tent with all that its volunteers need."""

    id: uuid.UUID
    cause: Cause
    place: str
    street: str
    starts_at: datetime
    ends_at: datetime
    state: TentState
    cancel_reason: CancelReason | None
    radius_m: int | None
    invited_at: datetime | None
    invited: Invited
    comes: int
    stays_away: int
    police: PoliceView | None
    #: First names, as volunteers know each other (C20).
    volunteers: tuple[str, ...]
    is_volunteer: bool
    #: Streets that were called in.
    occasions: tuple[str, ...]
    sketch: Sketch | None


@use_case(Permission.BUURTENT_SESSION_READ)
def tent_view(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> TentView:
    """Return one tent."""
    tent = tent_by_id(uow.session, session_id)
    addresses = neighbours_of(uow.session, tent)
    answers = _answers(uow, session_id)
    staff = _staff(uow, session_id)
    return TentView(
        id=tent.id,
        cause=tent.cause,
        place=tent.place,
        street=tent.street,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        state=tent.state(uow.now),
        cancel_reason=tent.cancel_reason,
        radius_m=tent.radius_m,
        invited_at=tent.invited_at,
        invited=_invited(uow, session_id) if tent.invited_at else _preview(uow, addresses),
        comes=answers[NeighbourAnswer.COMES],
        stays_away=answers[NeighbourAnswer.STAYS_AWAY],
        police=_police(uow, session_id),
        volunteers=tuple(staff.values()),
        is_volunteer=actor.person_id in staff,
        occasions=_occasions(uow, session_id),
        sketch=_sketch(tent, addresses),
    )


def _answers(uow: UnitOfWork, session_id: uuid.UUID) -> Counter[NeighbourAnswer | None]:
    rows = uow.session.execute(
        select(TentInvitation.answer, func.count())
        .where(TentInvitation.session_id == session_id)
        .group_by(TentInvitation.answer)
    )
    return Counter(dict(rows.all()))


def _invited(uow: UnitOfWork, session_id: uuid.UUID) -> Invited:
    rows = uow.session.execute(
        select(
            Address.street,
            TentInvitation.how,
            func.count(),
            func.count(TentInvitation.address_id.distinct()),
        )
        .join(Address, Address.id == TentInvitation.address_id)
        .where(TentInvitation.session_id == session_id)
        .group_by(Address.street, TentInvitation.how)
        .order_by(Address.street)
    ).all()
    # A door is invited by message or by letter, never by both, so its doors add up.
    streets: Counter[str] = Counter()
    how: Counter[InvitedBy] = Counter()
    for street, invited_by, invitations, doors in rows:
        streets[street] += doors
        how[invited_by] += invitations
    return _counted(streets, how)


def _preview(uow: UnitOfWork, addresses: list[Address]) -> Invited:
    doors = [address.id for address in addresses]
    refused = refused_at(uow.session, doors)
    people = invitees(doors, channels_at(uow.session, doors), refused)
    invited = {door for door, _ in people}
    how = Counter(
        InvitedBy.LETTER if person is None else InvitedBy.MESSAGE for _, person in people
    )
    return _counted(Counter(a.street for a in addresses if a.id in invited), how)


def _counted(streets: Counter[str], how: Counter[InvitedBy]) -> Invited:
    return Invited(
        addresses=streets.total(),
        by_message=how[InvitedBy.MESSAGE],
        by_letter=how[InvitedBy.LETTER],
        streets=tuple(sorted(streets.items())),
        issues=tuple(issues_before_inviting(streets.total())),
    )


def _police(uow: UnitOfWork, session_id: uuid.UUID) -> PoliceView | None:
    police = uow.session.get(TentPolice, session_id)
    if police is None:
        return None
    return PoliceView(
        state=police.state,
        contact_name=police.contact_name,
        asked_at=police.asked_at,
        answered_at=police.answered_at,
        answered_by=police.answered_by,
        answered_as=police.answered_as,
        reason=police.reason,
        replacement=police.replacement,
        deputy_name=police.deputy_name,
        deputy_asked_at=police.deputy_asked_at,
        may_ask_deputy=police.answer is not PoliceAnswer.CONFIRMED
        and police.deputy_asked_at is None
        and deputy_of(uow.session, police) is not None,
        remark=police.remark,
    )


def _staff(uow: UnitOfWork, session_id: uuid.UUID) -> dict[uuid.UUID, str]:
    rows = uow.session.execute(
        select(Person.id, Person.given_name)
        .join(TentVolunteer, TentVolunteer.person_id == Person.id)
        .where(TentVolunteer.session_id == session_id)
        .order_by(TentVolunteer.joined_at, Person.given_name)
    )
    return dict(rows.all())


def _occasions(uow: UnitOfWork, session_id: uuid.UUID) -> tuple[str, ...]:
    streets = uow.session.scalars(
        select(TentCallPlace.street)
        .join(TentOccasion, TentOccasion.call_place_id == TentCallPlace.id)
        .where(TentOccasion.session_id == session_id)
        .distinct()
        .order_by(TentCallPlace.street)
    )
    return tuple(streets)


def _sketch(tent: TentSession, addresses: list[Address]) -> Sketch | None:
    points = [
        (address.street, (address.latitude, address.longitude))
        for address in addresses
        if address.latitude is not None and address.longitude is not None
    ]
    return sketch_of(points, tent=tent.centre, radius_m=tent.radius_m)
