"""Finds the members that a search and its filters ask for."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, null, or_, select
from sqlalchemy.orm import Session

from coop.membership.lookups.members import is_current, is_suspended
from coop.membership.models import Member
from coop.membership.rules import MemberFilter, Order, Reach, Selection, Word
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose
from coop.places.lookups import address_ids_in
from coop.places.models import Address


def fitting(session: Session, selection: Selection, today: date) -> list[ColumnElement[bool]]:
    """Return what a membership must meet to be in a selection.

    Each condition looks somebody up among persons and addresses in a list that an index gives
    whole: joining all three tables first would take the time of the whole register.
    """
    conditions = _of_memberships(selection, today)
    if persons := _of_persons(session, selection):
        conditions.append(Member.person_id.in_(select(Person.id).where(*persons)))
    return conditions


def _of_memberships(selection: Selection, today: date) -> list[ColumnElement[bool]]:
    conditions = [_is_wanted(selection.wanted, today)]
    if selection.joined_from is not None:
        conditions.append(Member.joined_on >= selection.joined_from)
    if selection.joined_until is not None:
        conditions.append(Member.joined_on <= selection.joined_until)
    if selection.reach is not None:
        conditions.append(~has_email() if selection.reach is Reach.NO_EMAIL else ~_has_agreed())
    return conditions


def chosen_members(
    session: Session, selection: Selection, chosen: frozenset[uuid.UUID], today: date
) -> list[ColumnElement[bool]]:
    """Return what a membership must meet to be in a selection, and among those chosen in it."""
    conditions = fitting(session, selection, today)
    return [*conditions, Member.id.in_(chosen)] if chosen else conditions


def count_chosen(
    session: Session, selection: Selection, chosen: frozenset[uuid.UUID], today: date
) -> int:
    """Count who is in a selection, or among those chosen in it."""
    conditions = chosen_members(session, selection, chosen, today)
    return session.scalar(select(func.count(Member.id)).where(*conditions)) or 0


#: The number decides where names or days are equal, so that no two pages show the same person.
_ORDERS: dict[Order, tuple[ColumnElement[Any], ...]] = {  # Any: each column has its own type
    Order.NAME: (Person.sort_name.expression, Member.number.expression),
    Order.NUMBER: (Member.number.expression,),
    Order.STREET: (
        Address.street.is_(None),
        Address.street.expression,
        Address.house_number.expression,
        Address.house_letter.expression,
        Address.addition.expression,
        Member.number.expression,
    ),
    Order.JOINED: (Member.joined_on.desc(), Member.number.desc()),
}


def sorted_members(order: Order) -> Select[uuid.UUID]:
    """Select the ids of memberships in an order; nothing else, for sorting carries it along."""
    members = select(Member.id)
    if order in {Order.NAME, Order.STREET}:
        members = members.join(Member.person)
    if order is Order.STREET:
        members = members.outerjoin(Person.address)
    return members.order_by(*_ORDERS[order])


def members_in_order(
    session: Session, selection: Selection, order: Order, today: date
) -> Select[uuid.UUID]:
    """Select the ids of the memberships of a selection in an order."""
    members = sorted_members(order)
    if order is not Order.NAME:
        return members.where(*fitting(session, selection, today))
    # Names are looked through in their order, so that a page is found when thirty are.
    return members.where(*_of_memberships(selection, today), *_of_persons(session, selection))


def _is_wanted(wanted: MemberFilter, today: date) -> ColumnElement[bool]:
    match wanted:
        case MemberFilter.CURRENT:
            return is_current(today)
        case MemberFilter.LEAVING:
            return and_(is_current(today), Member.ended_on.is_not(None))
        case MemberFilter.SUSPENDED:
            return and_(is_current(today), is_suspended(today))
        case MemberFilter.ENDED:
            # What was entered twice did not end.
            return and_(Member.ended_on <= today, Member.merged_into_id.is_(None))


def has_email() -> ColumnElement[bool]:
    """Select memberships of whom a mail address is known."""
    return (
        select(Channel.id)
        .where(Channel.kind == ChannelKind.EMAIL, Channel.person_id == Member.person_id)
        .exists()
    )


def _has_agreed() -> ColumnElement[bool]:
    agreed = select(Consent.id).where(
        Consent.person_id == Member.person_id,
        Consent.purpose == Purpose.CONVOCATION,
        Consent.channel == ChannelKind.EMAIL,
        Consent.withdrawn_at.is_(None),
    )
    return agreed.exists()


def _of_persons(session: Session, selection: Selection) -> list[ColumnElement[bool]]:
    conditions = []
    if selection.street:
        conditions.append(_lives_at(Address.street == selection.street))
    if selection.area_id is not None:
        conditions.append(Person.address_id.in_(address_ids_in(selection.area_id)))
    words = selection.words
    # Names of streets are few: they are compared here, where accents can be folded.
    streets = street_names(session) if words else ()
    return [*conditions, *(_is_found_by(word, streets) for word in words)]


def street_names(session: Session) -> Sequence[str]:
    """Return the names of all streets."""
    return session.scalars(select(Address.street).distinct().order_by(Address.street)).all()


#: From so many streets on persons are not found by their addresses one at a time.
MANY_STREETS = 6


def _is_found_by(word: Word, streets: Sequence[str]) -> ColumnElement[bool]:
    if word.is_email:
        has_it = select(Channel.person_id).where(
            Channel.kind == ChannelKind.EMAIL, Channel.value.contains(word.text, autoescape=True)
        )
        return Person.id.in_(has_it)
    found = []
    if word.may_be_a_name:
        found.append(Person.sort_name.contains(word.text, autoescape=True))
    if word.number is not None:
        found.append(Person.id.in_(select(Member.person_id).where(Member.number == word.number)))
    named = word.streets(streets)
    doors = _doors_of(word, named)
    if 2 * len(named) > len(streets):
        # "straat" is in most of their names: those who live elsewhere are the shorter list.
        elsewhere = select(Address.id).where(not_(or_(*doors)))
        found.append(and_(Person.address_id.is_not(None), Person.address_id.not_in(elsewhere)))
    elif doors:
        found.append(_lives_at(or_(*doors), in_many=len(named) >= MANY_STREETS))
    return or_(false(), *found)


def _doors_of(word: Word, named: Sequence[str]) -> list[ColumnElement[bool]]:
    doors: list[ColumnElement[bool]] = []
    if named:
        doors.append(Address.street.in_(named))
    if word.postcode_pattern is not None:
        doors.append(Address.postcode.like(word.postcode_pattern))
    if word.number is not None:
        doors.append(Address.house_number == word.number)
    if word.house is not None:
        number, letter = word.house
        doors.append(and_(Address.house_number == number, Address.house_letter == letter))
    return doors


def _lives_at(doors: ColumnElement[bool], *, in_many: bool = False) -> ColumnElement[bool]:
    there = select(Address.id).where(doors)
    if not in_many:
        return Person.address_id.in_(there)
    # Not plainly the column: SQLite would then find persons one by one through its index, and
    # half the register is found faster by running through the names, where it stands as well.
    return func.coalesce(Person.address_id, null()).in_(there)
