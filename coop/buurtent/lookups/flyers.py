"""Finds the doors of a round of flyers, what each reads, and what was ticked off."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.buurtent.errors import FlyerNotFoundError
from coop.buurtent.models import (
    TentDelivery,
    TentInvitation,
    TentRefusal,
    TentSession,
    TentStreetLanguage,
)
from coop.buurtent.rules import InvitedBy
from coop.buurtent.rules.flyers import (
    DeliveryOutcome,
    DoorPlace,
    FlyerWord,
    door_place,
    word_of,
)
from coop.people.models import Link
from coop.places.models import Address
from coop.wording.catalogue import SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundDoor:
    """One door of a round: what it reads, in which languages, and what came of it."""

    invitation_id: uuid.UUID
    address: Address
    word: FlyerWord
    language: str
    outcome: DeliveryOutcome | None


def doors_of_round(session: Session, tent: TentSession) -> list[RoundDoor]:
    """Return the doors of a tent's present round in walking order.

    Who said since that no flyer is wanted falls out, unless one was brought in this round.
    """
    rows = session.execute(
        select(TentInvitation.id, Address)
        .join(Address, Address.id == TentInvitation.address_id)
        .where(TentInvitation.session_id == tent.id, TentInvitation.how == InvitedBy.LETTER)
    ).all()
    ticks = _ticks(session, tent.id)
    refused = _refused(session, tent.id)
    languages = street_languages(session)
    doors = []
    for invitation_id, address in rows:
        earlier = ticks.get(invitation_id, {})
        outcome = earlier.get(tent.sequence)
        word = word_of(
            is_cancelled=tent.cancelled_at is not None,
            was_brought=any(
                ticked is DeliveryOutcome.DELIVERED and of_round < tent.sequence
                for of_round, ticked in earlier.items()
            ),
            has_moved=tent.sequence > 0,
        )
        if word is None or (address.id in refused and outcome is None):
            continue
        doors.append(
            RoundDoor(
                invitation_id=invitation_id,
                address=address,
                word=word,
                language=languages.get(address.street, SOURCE),
                outcome=outcome,
            )
        )
    return sorted(doors, key=_on_the_walk)


def _on_the_walk(door: RoundDoor) -> DoorPlace:
    address = door.address
    return door_place(address.street, address.house_number, address.house_letter, address.addition)


def _ticks(session: Session, session_id: uuid.UUID) -> dict[uuid.UUID, dict[int, DeliveryOutcome]]:
    rows = session.execute(
        select(TentDelivery.invitation_id, TentDelivery.round, TentDelivery.outcome)
        .join(TentInvitation, TentInvitation.id == TentDelivery.invitation_id)
        .where(TentInvitation.session_id == session_id)
    )
    found: dict[uuid.UUID, dict[int, DeliveryOutcome]] = {}
    for invitation_id, of_round, outcome in rows:
        found.setdefault(invitation_id, {})[of_round] = outcome
    return found


def _refused(session: Session, session_id: uuid.UUID) -> set[uuid.UUID | None]:
    return set(
        session.scalars(
            select(TentRefusal.address_id)
            .join(TentInvitation, TentInvitation.address_id == TentRefusal.address_id)
            .where(TentInvitation.session_id == session_id, TentRefusal.ended_at.is_(None))
        )
    )


def street_languages(session: Session) -> dict[str, str]:
    """Return which streets read another language beside Dutch."""
    rows = session.execute(select(TentStreetLanguage.street, TentStreetLanguage.language))
    return dict(rows.all())


def flyer_behind(session: Session, link_id: uuid.UUID | None) -> TentInvitation:
    """Return the invitation whose flyer carries a link, or refuse."""
    link = None if link_id is None else session.get(Link, link_id)
    invitation = None
    if link is not None and link.subject_id is not None:
        invitation = session.get(TentInvitation, link.subject_id, with_for_update=True)
    if invitation is None or invitation.how is not InvitedBy.LETTER:
        raise FlyerNotFoundError
    return invitation
