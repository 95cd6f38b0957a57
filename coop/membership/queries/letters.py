"""Who of a selection gets a letter to sign in with."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.selections import chosen_members, has_email, sorted_members
from coop.membership.models import Member
from coop.membership.rules import Order, Selection
from coop.people.models import AccessCode, Person
from coop.people.rules import CodeWay

#: Each code is hashed slowly, and one PDF of all is made while the reader waits.
MOST_LETTERS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersView:
    """Who gets a letter now, and who does not and why."""

    #: In the order in which one walks past their doors; at most ``MOST_LETTERS``.
    people: tuple[uuid.UUID, ...]
    #: All who could have one, also beyond those.
    waiting: int
    with_email: int
    without_address: int
    #: Hold a letter that still works.
    have_letter: int


@use_case(Permission.PEOPLE_ACCESS_HELP)
def letters_view(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection,
    chosen: frozenset[uuid.UUID] = frozenset(),
) -> LettersView:
    """Return who of a selection has no mail address and needs a letter."""
    selected = chosen_members(uow.session, selection, chosen, uow.today)
    has_address, has_letter = _has_address(), _has_letter(uow)
    can_have = and_(~has_email(), has_address)
    waits = and_(can_have, ~has_letter)
    people = uow.session.scalars(
        sorted_members(Order.STREET)
        .with_only_columns(Member.person_id)
        .where(*selected, waits)
        .limit(MOST_LETTERS)
    )
    # One look at each member answers them all.
    kinds = (waits, has_email(), and_(~has_email(), ~has_address), and_(can_have, has_letter))
    counted = select(*(func.count().filter(kind) for kind in kinds)).select_from(Member)
    found: Sequence[int] = uow.session.execute(counted.where(*selected)).one()
    waiting, with_email, without_address, have_letter = found
    return LettersView(
        people=tuple(people),
        waiting=waiting,
        with_email=with_email,
        without_address=without_address,
        have_letter=have_letter,
    )


def _has_address() -> ColumnElement[bool]:
    return (
        exists()
        .where(Person.id == Member.person_id, Person.address_id.is_not(None))
        .correlate(Member)
    )


def _has_letter(uow: UnitOfWork) -> ColumnElement[bool]:
    return exists().where(
        AccessCode.person_id == Member.person_id,
        AccessCode.way == CodeWay.LETTER,
        AccessCode.used_at.is_(None),
        AccessCode.voided_at.is_(None),
        AccessCode.expires_at > uow.now,
    )
