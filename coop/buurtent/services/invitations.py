"""Inviting the neighbours, and what they answer."""

import uuid
from collections.abc import Sequence

from sqlalchemy import update

from coop.buurtent.errors import NobodyNearbyError
from coop.buurtent.events import NeighboursInvited
from coop.buurtent.lookups import (
    channels_at,
    invitation_of,
    neighbours_of,
    refusal_of_person,
    refused_at,
    tent_by_id,
)
from coop.buurtent.models import TentInvitation, TentRefusal, TentSession
from coop.buurtent.rules import InvitedBy, NeighbourAnswer, ensure_planned, invitees
from coop.buurtent.rules.neighbours import RefusedBy
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Consent
from coop.people.rules import Purpose


@use_case(Permission.BUURTENT_SESSION_PLAN)
def invite_neighbours(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> None:
    """Invite everybody near a tent, once; a second time changes nothing."""
    # The lock makes whoever presses at the same moment wait and then see that it was done.
    tent = tent_by_id(uow.session, session_id, to_change=True)
    ensure_planned(tent.state(uow.now))
    uow.note("tent_session", session_id)
    if tent.invited_at is not None:
        return
    invited = _invitations(uow, tent)
    if not invited:
        raise NobodyNearbyError
    uow.session.add_all(invited)
    tent.invited_at = uow.now
    uow.note("tent_session", session_id, invitations=len(invited))
    uow.record(NeighboursInvited(session_id=session_id))


def _invitations(uow: UnitOfWork, tent: TentSession) -> Sequence[TentInvitation]:
    doors = [address.id for address in neighbours_of(uow.session, tent)]
    reachable = channels_at(uow.session, doors)
    refused = refused_at(uow.session, doors)
    return [
        TentInvitation(
            id=uow.chance.new_id(),
            session_id=tent.id,
            address_id=address_id,
            person_id=person_id,
            how=InvitedBy.LETTER if person_id is None else InvitedBy.MESSAGE,
            invited_at=uow.now,
        )
        for address_id, person_id in invitees(doors, reachable, refused)
    ]


@use_case(Permission.BUURTENT_INVITATION_ANSWER)
def answer_invitation(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, answer: NeighbourAnswer
) -> None:
    """Say whether the actor comes; it may be changed until the tent stands."""
    actor.require(Permission.BUURTENT_INVITATION_ANSWER, Scope(ScopeKind.TENT_SESSION, session_id))
    tent = tent_by_id(uow.session, session_id)
    invitation = invitation_of(uow.session, session_id, actor.person_id, to_change=True)
    ensure_planned(tent.state(uow.now))
    invitation.answer = answer
    invitation.answered_at = uow.now
    # What a neighbour answers is nobody's business: the journal knows that, not what.
    uow.note("tent_session", session_id)


@use_case(Permission.PEOPLE_CONSENT_WITHDRAW)
def stop_invitations(uow: UnitOfWork, actor: Actor) -> None:
    """End all invitations to tents for the actor; a second time changes nothing.

    No flyer takes the place of the messages: who stops them would rather hear nothing of it.
    """
    uow.session.execute(
        update(Consent)
        .where(
            Consent.person_id == actor.person_id,
            Consent.purpose == Purpose.BUURTENT,
            Consent.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=uow.now)
    )
    if actor.person_id is None or refusal_of_person(uow.session, actor.person_id) is not None:
        return
    uow.session.add(
        TentRefusal(
            id=uow.chance.new_id(),
            person_id=actor.person_id,
            refused_at=uow.now,
            how=RefusedBy.MESSAGE,
        )
    )
