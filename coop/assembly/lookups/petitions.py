"""Finds requests for a meeting, and counts the votes behind them."""

import uuid
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.assembly.errors import PetitionNotFoundError
from coop.assembly.models import Meeting, Petition, PetitionSignature
from coop.assembly.rules import PetitionState, Support, Terms, day_of, petition_state_of
from coop.membership.lookups import is_voter
from coop.membership.lookups.categories import votes_on
from coop.membership.models import Member
from coop.statutes.lookups import rule_in_force, rules_in_force
from coop.statutes.rules import RuleKey


def locked_petition(session: Session, petition_id: uuid.UUID) -> Petition:
    """Return a request that nobody else signs or answers until we are done, or refuse."""
    petition = session.scalar(select(Petition).where(Petition.id == petition_id).with_for_update())
    if petition is None:
        raise PetitionNotFoundError(petition_id=petition_id)
    return petition


def petition_by_id(session: Session, petition_id: uuid.UUID) -> Petition:
    """Return a request, or refuse."""
    petition = session.get(Petition, petition_id)
    if petition is None:
        raise PetitionNotFoundError(petition_id=petition_id)
    return petition


def petition_of_meeting(session: Session, meeting_id: uuid.UUID) -> Petition | None:
    """Return the request on which a meeting is held."""
    return session.scalar(select(Petition).where(Petition.meeting_id == meeting_id))


def votes_behind(session: Session, petitions: list[uuid.UUID], day: date) -> dict[uuid.UUID, int]:
    """Count the votes behind each request on a day.

    BW 2:41 lid 2 asks for members who may cast them, so who is suspended or left by then counts
    no more, and who has several votes (BW 2:38 lid 1) counts for all of them.
    """
    rows = session.execute(
        select(PetitionSignature.petition_id, func.sum(votes_on(session, day)))
        .join(Member, Member.person_id == PetitionSignature.person_id)
        .where(PetitionSignature.petition_id.in_(petitions), is_voter(day))
        .group_by(PetitionSignature.petition_id)
    )
    return {petition_id: int(votes) for petition_id, votes in rows}


def support_of(session: Session, signed: int, day: date) -> Support:
    """Return how far so many votes go on a day."""
    votes = session.scalar(
        select(func.coalesce(func.sum(votes_on(session, day)), 0))
        .select_from(Member)
        .where(is_voter(day))
    )
    share = rule_in_force(session, RuleKey.MINORITY, day).fraction
    return Support(signed=signed, votes=int(votes or 0), share=share)


def terms_on(session: Session, day: date) -> Terms:
    """Return the terms of law and statutes as they hold on a day."""
    rules = rules_in_force(session, day)
    return Terms(
        board=rules[RuleKey.MINORITY_BOARD_TERM].days,
        petitioners=rules[RuleKey.MINORITY_SELF_TERM].days,
    )


def state_of_petition(session: Session, petition: Petition, today: date) -> PetitionState:
    """Tell how far a request is today."""
    meeting = session.get(Meeting, petition.meeting_id) if petition.meeting_id else None
    return petition_state_of(
        complete_on=day_of(petition.completed_at) if petition.completed_at else None,
        is_withdrawn=petition.withdrawn_at is not None,
        is_convened=meeting is not None and meeting.convened_at is not None,
        today=today,
        terms=terms_on(session, today),
    )


def has_signed(session: Session, petition_id: uuid.UUID, person_id: uuid.UUID | None) -> bool:
    """Tell whether somebody stands behind a request."""
    key = {"petition_id": petition_id, "person_id": person_id}
    return person_id is not None and session.get(PetitionSignature, key) is not None
