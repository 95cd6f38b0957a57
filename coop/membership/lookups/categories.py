"""Finds categories, who is in which on a day, and what that gives a right to."""

import uuid
from datetime import date

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    case,
    exists,
    literal,
    select,
)
from sqlalchemy.orm import Session

from coop.membership.errors import CategoryNotFoundError
from coop.membership.models import Category, Member, Placement
from coop.membership.rules.categories import VotesAllowed, votes_of
from coop.statutes.lookups import rule_in_force
from coop.statutes.rules import RuleKey


def category_by_id(session: Session, category_id: uuid.UUID, *, lock: bool = False) -> Category:
    """Return a category, or refuse."""
    category = session.get(Category, category_id, with_for_update=True if lock else None)
    if category is None:
        raise CategoryNotFoundError
    return category


def category_on(day: date | BindParameter[date]) -> ScalarSelect[uuid.UUID | None]:
    """Select the category a member is in on a day; none for an ordinary member."""
    return (
        select(Placement.category_id)
        .where(Placement.member_id == Member.id, Placement.effective_on <= day)
        .order_by(Placement.effective_on.desc())
        .limit(1)
        .correlate(Member)
        .scalar_subquery()
    )


def is_friend(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Select who is in a category that is no membership in the sense of the law on a day."""
    return exists().where(Category.id == category_on(day), Category.is_legal_member.is_(False))


def votes_allowed(session: Session, day: date) -> VotesAllowed:
    """Return what law and statutes say about the number of votes on a day."""
    each = rule_in_force(session, RuleKey.VOTES_PER_MEMBER, day)
    most = rule_in_force(session, RuleKey.VOTES_PER_CATEGORY, day)
    return VotesAllowed(each=int(each.value), most=int(most.value), article=most.article)


def votes_on(session: Session, day: date) -> ColumnElement[int]:
    """Select how many votes a member has on a day.

    The numbers come from the rule, one for each category; the database only looks up which.
    """
    allowed = votes_allowed(session, day)
    by_category = {
        category.id: votes_of(category.terms, allowed)
        for category in session.scalars(select(Category))
    }
    each = votes_of(None, allowed)
    if not by_category:
        return literal(each)
    return case(by_category, value=category_on(day), else_=each)
