"""What somebody kept here for a function that is over: a second step, filters of the list."""

from datetime import date

from sqlalchemy import ColumnElement, delete, exists, func, or_, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.models import Member, SavedFilter
from coop.people.models import Authenticator, Person, RecoveryCode, Role, SecondStepReset
from coop.privacy.rules.retention import end_of
from coop.roles.rules.kinds import BOARD_KINDS

ROWS_AT_ONCE = 500


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_second_steps(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove second steps nobody needs: of who serves no more, and what was never finished.

    Who set one up without a function keeps it for the own account.
    """
    before = end_of(until)
    decided = func.coalesce(
        SecondStepReset.carried_out_at, SecondStepReset.refused_at, SecondStepReset.proposed_at
    )
    former = select(Person.id).where(*_served(until)).scalar_subquery()
    count = 0
    for kind, which in (
        (SecondStepReset, decided < before),
        (
            Authenticator,
            or_(
                Authenticator.set_up_at.is_(None) & (Authenticator.asked_at < before),
                Authenticator.person_id.in_(former),
            ),
        ),
        (RecoveryCode, RecoveryCode.person_id.in_(former)),
    ):
        over = uow.session.scalars(select(kind.id).where(which).limit(ROWS_AT_ONCE - count)).all()
        uow.session.execute(delete(kind).where(kind.id.in_(over)))
        count += len(over)
    return count


def _served(until: date) -> tuple[ColumnElement[bool], ...]:
    """Select who had functions, all over since that day, and is no member since then either."""
    mine = Role.person_id == Person.id
    member = Member.person_id == Person.id
    return (
        exists().where(mine),
        ~exists().where(mine, or_(Role.ends_on.is_(None), Role.ends_on > until)),
        ~exists().where(member, or_(Member.ended_on.is_(None), Member.ended_on > until)),
    )


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_filters(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove filters that somebody kept for himself or herself and who left the board so long ago.

    What was shared is the board's: that stays.
    """
    serves = exists().where(
        Role.person_id == SavedFilter.owner_id,
        Role.kind.in_(BOARD_KINDS),
        or_(Role.ends_on.is_(None), Role.ends_on > until),
    )
    over = uow.session.scalars(
        select(SavedFilter.id)
        .where(SavedFilter.is_shared.is_(False), SavedFilter.saved_at < end_of(until), ~serves)
        .limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(SavedFilter).where(SavedFilter.id.in_(over)))
    return len(over)
