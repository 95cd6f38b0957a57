"""Finds members who are minors, and who votes for them."""

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import BindParameter, ColumnElement, exists, false, select
from sqlalchemy.orm import Session, joinedload

from coop.membership.models import Member, Minor
from coop.statutes.lookups import rule_in_force
from coop.statutes.rules import RuleKey


def is_minor(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Select memberships of minors on a day."""
    minors = exists().where(Minor.member_id == Member.id, Minor.adult_on > day)
    # Also where the question around it is about minors.
    return minors.correlate(Member)


def minors_vote(session: Session, day: date) -> bool:
    """Tell whether minors vote in person on a day, as the statutes say (BW 2:13 lid 2)."""
    return rule_in_force(session, RuleKey.MINORS_VOTE, day).is_on


def is_represented_minor(session: Session, day: date) -> ColumnElement[bool]:
    """Select memberships whose vote the legal representative casts on a day.

    It goes beside ``is_voter``: the vote is there, but not in the member's own hand.
    """
    return false() if minors_vote(session, day) else is_minor(day)


def minor_of(session: Session, member_id: uuid.UUID, day: date) -> Minor | None:
    """Return that a member is a minor on a day, with who acts for him or her."""
    return session.scalar(
        select(Minor)
        .where(Minor.member_id == member_id, Minor.adult_on > day)
        .options(joinedload(Minor.representative))
    )


def minors_of(session: Session, person_id: uuid.UUID | None, day: date) -> Sequence[Minor]:
    """Return the minors somebody acts for on a day, whether or not they vote in person."""
    return session.scalars(
        select(Minor)
        .join(Member, Member.id == Minor.member_id)
        .where(Minor.representative_id == person_id, Minor.adult_on > day)
        .order_by(Member.number)
        .options(joinedload(Minor.member).joinedload(Member.person))
    ).all()
