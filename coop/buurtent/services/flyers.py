"""Flyers: their codes, bringing them round, and what a household answers."""

import uuid

from coop.buurtent.errors import FlyerNotFoundError, UnknownLanguageError
from coop.buurtent.lookups import (
    doors_of_round,
    flyer_behind,
    known_street,
    refusal_of_address,
    tent_by_id,
)
from coop.buurtent.models import (
    TentDelivery,
    TentInvitation,
    TentRefusal,
    TentStreetLanguage,
)
from coop.buurtent.rules import InvitedBy, NeighbourAnswer, ensure_planned
from coop.buurtent.rules.flyers import DeliveryOutcome
from coop.buurtent.rules.neighbours import RefusedBy
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import LinkPurpose
from coop.people.services import issue_link
from coop.wording.catalogue import LOCALES, SOURCE


@use_case(Permission.BUURTENT_SESSION_PLAN)
def issue_flyers(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """Make a code for each flyer of this round; only its hash is kept.

    Printed a second time there are two codes to a door, and both work: one may be in its letter
    box already.
    """
    tent = tent_by_id(uow.session, session_id)
    doors = doors_of_round(uow.session, tent)
    uow.note("tent_session", session_id, flyers=len(doors))
    return {
        door.invitation_id: issue_link(
            uow, actor, purpose=LinkPurpose.TENT_FLYER, subject_id=door.invitation_id
        )
        for door in doors
    }


@use_case(Permission.BUURTENT_SESSION_PLAN)
def issue_round(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> str:
    """Make a link with which a deliverer ticks off the doors of one tent, without an account."""
    tent_by_id(uow.session, session_id)
    uow.note("tent_session", session_id)
    return issue_link(uow, actor, purpose=LinkPurpose.TENT_DELIVERY, subject_id=session_id)


@use_case(Permission.BUURTENT_FLYER_DELIVER)
def tick_door(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    invitation_id: uuid.UUID,
    outcome: DeliveryOutcome | None,
) -> None:
    """Tick one door off, or take the tick away; a second time changes nothing."""
    uow.require(
        actor, Permission.BUURTENT_FLYER_DELIVER, Scope(ScopeKind.TENT_SESSION, session_id)
    )
    tent = tent_by_id(uow.session, session_id)
    # The lock lets two who tick the same door do so one after the other.
    invitation = uow.session.get(TentInvitation, invitation_id, with_for_update=True)
    if (
        invitation is None
        or invitation.session_id != session_id
        or invitation.how is not InvitedBy.LETTER
    ):
        raise FlyerNotFoundError
    uow.note("tent_session", session_id)
    held = uow.session.get(TentDelivery, (invitation_id, tent.sequence))
    if outcome is None:
        if held is not None:
            uow.session.delete(held)
    elif held is None:
        uow.session.add(
            TentDelivery(
                invitation_id=invitation_id,
                round=tent.sequence,
                outcome=outcome,
                noted_at=uow.now,
            )
        )
    elif held.outcome is not outcome:
        held.outcome, held.noted_at = outcome, uow.now


@use_case(Permission.BUURTENT_FLYER_ANSWER)
def answer_flyer(uow: UnitOfWork, actor: Actor, *, answer: NeighbourAnswer) -> None:
    """Say for a household whether it comes; it may be changed until the tent stands."""
    invitation = flyer_behind(uow.session, actor.link_id)
    tent = tent_by_id(uow.session, invitation.session_id)
    ensure_planned(tent.state(uow.now))
    invitation.answer, invitation.answered_at = answer, uow.now
    # What a neighbour answers is nobody's business: the journal knows that, not what.
    uow.note("tent_session", tent.id)


@use_case(Permission.BUURTENT_FLYER_ANSWER)
def choose_flyers(uow: UnitOfWork, actor: Actor, *, wants: bool) -> None:
    """Say for a household whether flyers about tents may come; it holds for every tent."""
    invitation = flyer_behind(uow.session, actor.link_id)
    held = refusal_of_address(uow.session, invitation.address_id)
    if wants and held is not None:
        held.ended_at = uow.now
    elif not wants and held is None:
        uow.session.add(
            TentRefusal(
                id=uow.chance.new_id(),
                address_id=invitation.address_id,
                refused_at=uow.now,
                how=RefusedBy.FLYER,
            )
        )
    uow.note("tent_session", invitation.session_id)


@use_case(Permission.BUURTENT_CUSTOM_SET)
def set_street_language(
    uow: UnitOfWork, actor: Actor, *, street: str, language: str | None
) -> None:
    """Let flyers for a street say the same in another language too, or no longer."""
    known = known_street(uow.session, street)
    if language not in {None, *LOCALES} or language == SOURCE:
        raise UnknownLanguageError
    held = uow.session.get(TentStreetLanguage, known.name, with_for_update=True)
    if language is None:
        if held is not None:
            uow.session.delete(held)
    elif held is None:
        uow.session.add(TentStreetLanguage(street=known.name, language=language))
    else:
        held.language = language
