"""Finds the terms of joining and leaving, suspensions and expulsions."""

import uuid
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from coop.membership.models import Expulsion, Suspension
from coop.membership.rules.terms import NoticeTerms, Terms, Towards
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey


def open_suspension(session: Session, member_id: uuid.UUID, day: date) -> Suspension | None:
    """Return the suspension of a member that holds on a day."""
    return session.scalar(
        select(Suspension)
        .where(
            Suspension.member_id == member_id,
            Suspension.starts_on <= day,
            or_(Suspension.ends_on.is_(None), Suspension.ends_on > day),
        )
        # Of an expulsion and an earlier suspension the one without an end weighs more.
        .order_by(Suspension.ends_on.is_not(None), Suspension.starts_on.desc())
        .limit(1)
    )


def open_expulsion(session: Session, member_id: uuid.UUID) -> Expulsion | None:
    """Return the newest expulsion of a member about which the assembly has not decided."""
    return session.scalar(
        select(Expulsion)
        .where(Expulsion.member_id == member_id, Expulsion.settled_on.is_(None))
        .order_by(Expulsion.notified_on.desc())
        .limit(1)
    )


def terms_on(session: Session, day: date) -> Terms:
    """Return the terms of joining and leaving as they hold on a day."""
    rules = rules_in_force(session, day)

    def number(key: RuleKey) -> int:
        return int(rules[key].value)

    return Terms(
        notice=NoticeTerms(
            days=number(RuleKey.NOTICE_BY_MEMBER),
            towards=Towards(rules[RuleKey.NOTICE_AGAINST].value),
            year_ends_in=number(RuleKey.LAST_MONTH_OF_YEAR),
        ),
        decide_days=number(RuleKey.ADMISSION_TERM),
        appeal_months=number(RuleKey.EXPULSION_APPEAL_TERM),
        suspension_days=number(RuleKey.SUSPENSION_LONGEST),
    )
