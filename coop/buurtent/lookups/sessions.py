"""Finds tents, and who lives near them."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.buurtent.errors import (
    PoliceNotAskedError,
    TentInvitationNotFoundError,
    TentNotFoundError,
    UnknownStreetError,
)
from coop.buurtent.models import (
    TentInvitation,
    TentPolice,
    TentSession,
    TentStreet,
    TentVolunteer,
)
from coop.people.rules import ChannelKind
from coop.places.lookups import Street, addresses_in_streets, addresses_within, street_by_name
from coop.places.models import Address

#: More than this nobody reads in a chat.
MOST_AHEAD = 5
#: What an invitation goes over; nobody is phoned.
CHANNELS = (ChannelKind.EMAIL, ChannelKind.TELEGRAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The neighbourhood of a tent: a circle, or a list of streets."""

    centre: tuple[float, float] | None
    radius_m: int | None
    streets: tuple[str, ...] = ()


def tent_by_id(session: Session, session_id: uuid.UUID, *, to_change: bool = False) -> TentSession:
    """Return a tent session, locked when it is going to change, or refuse."""
    tent = session.get(TentSession, session_id, with_for_update=to_change)
    if tent is None:
        raise TentNotFoundError(session_id=session_id)
    return tent


def police_of(session: Session, session_id: uuid.UUID, *, to_change: bool = False) -> TentPolice:
    """Return the record of the police at a tent, or refuse when they were not asked."""
    police = session.get(TentPolice, session_id, with_for_update=to_change)
    if police is None:
        raise PoliceNotAskedError
    return police


def invitation_of(
    session: Session,
    session_id: uuid.UUID,
    person_id: uuid.UUID | None,
    *,
    to_change: bool = False,
) -> TentInvitation:
    """Return the invitation of a person to a tent, or refuse."""
    if person_id is None:
        # Letters name no person, and there are many of them: nobody in particular has none.
        raise TentInvitationNotFoundError
    invitation = invitation_or_none(session, session_id, person_id, to_change=to_change)
    if invitation is None:
        raise TentInvitationNotFoundError
    return invitation


def invitation_or_none(
    session: Session, session_id: uuid.UUID, person_id: uuid.UUID, *, to_change: bool = False
) -> TentInvitation | None:
    """Return the invitation of a person to a tent, if there is one."""
    wanted = select(TentInvitation).where(
        TentInvitation.session_id == session_id, TentInvitation.person_id == person_id
    )
    return session.scalar(wanted.with_for_update() if to_change else wanted)


def tents_ahead_of(session: Session, person_id: uuid.UUID, now: datetime) -> list[TentSession]:
    """Return the tents a person is invited to that still come, the first one first."""
    return list(
        session.scalars(
            select(TentSession)
            .join(TentInvitation, TentInvitation.session_id == TentSession.id)
            .where(
                TentInvitation.person_id == person_id,
                TentSession.ends_at > now,
                TentSession.cancelled_at.is_(None),
            )
            .order_by(TentSession.starts_at, TentSession.id)
            .limit(MOST_AHEAD)
        )
    )


def area_of(session: Session, tent: TentSession) -> Area:
    """Return the neighbourhood of a tent."""
    streets = session.scalars(
        select(TentStreet.street)
        .where(TentStreet.session_id == tent.id)
        .order_by(TentStreet.street)
    )
    return Area(centre=tent.centre, radius_m=tent.radius_m, streets=tuple(streets))


def addresses_of(session: Session, area: Area) -> list[Address]:
    """Return every front door in the neighbourhood once, in walking order per street."""
    found: dict[uuid.UUID, Address] = {}
    if area.centre is not None and area.radius_m is not None:
        found |= {a.id: a for a in addresses_within(session, area.centre, area.radius_m)}
    if area.streets:
        found |= {a.id: a for a in addresses_in_streets(session, area.streets)}
    return sorted(
        found.values(), key=lambda a: (a.street, a.house_number, a.house_letter, a.addition)
    )


def volunteers_of(session: Session, session_id: uuid.UUID) -> list[uuid.UUID]:
    """Return who will staff a tent, in the order they joined."""
    return list(
        session.scalars(
            select(TentVolunteer.person_id)
            .where(TentVolunteer.session_id == session_id)
            .order_by(TentVolunteer.joined_at, TentVolunteer.person_id)
        )
    )


def known_street(session: Session, name: str) -> Street:
    """Return a street of ours however it was capitalised, or refuse."""
    street = street_by_name(session, name)
    if street is None:
        raise UnknownStreetError(street=name.strip())
    return street
