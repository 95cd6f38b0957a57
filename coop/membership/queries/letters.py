"""Who of a selection gets a letter to sign in with."""

import uuid
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, select

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
    without = [*selected, ~has_email()]
    has_letter = _has_letter(uow)
    wanted = [*without, _has_address(), ~has_letter]
    people = uow.session.scalars(
        sorted_members(Order.STREET)
        .with_only_columns(Member.person_id)
        .where(*wanted)
        .limit(MOST_LETTERS)
    )
    return LettersView(
        people=tuple(people),
        waiting=_count(uow, *wanted),
        with_email=_count(uow, *selected, has_email()),
        without_address=_count(uow, *without, ~_has_address()),
        have_letter=_count(uow, *without, _has_address(), has_letter),
    )


def _count(uow: UnitOfWork, *conditions: ColumnElement[bool]) -> int:
    return uow.session.scalar(select(func.count(Member.id)).where(*conditions)) or 0


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
