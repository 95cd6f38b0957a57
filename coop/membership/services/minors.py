"""Who of the members is a minor, and who acts for him or her."""

import uuid
from datetime import date

from sqlalchemy import exists, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import (
    MinorNotFoundError,
    RepresentativeIsMinorError,
    RepresentativeMissingError,
    RepresentativeNotMemberError,
)
from coop.membership.lookups.members import is_current, member_by_id
from coop.membership.lookups.minors import is_minor
from coop.membership.models import Member, Minor
from coop.membership.rules.minors import ensure_minor
from coop.people.models import Person
from coop.people.rules import (
    LONGEST_FAMILY_NAME,
    LONGEST_GIVEN_NAME,
    Name,
    folded,
    split_family_name,
)
from coop.people.services import add_person


@use_case(Permission.MEMBERSHIP_MINOR_RECORD)
def record_minor(
    uow: UnitOfWork,
    actor: Actor,
    *,
    member_id: uuid.UUID,
    born_on: date | None,
    number: int | None = None,
    name: str = "",
) -> None:
    """Record that a member is a minor, and who acts for him or her: a member, or by name.

    Of the day of birth only the day on which it ends is kept (AVG 5(1)(c)).
    """
    member = member_by_id(uow.session, member_id, lock=True)
    end = ensure_minor(born_on, uow.today)
    if number is not None:
        representative_id = _member_numbered(uow, number)
    elif name.strip():
        representative_id = _person_named(uow, actor, name, member)
    else:
        raise RepresentativeMissingError
    if representative_id == member.person_id or _is_minor(uow, representative_id):
        raise RepresentativeIsMinorError
    _keep(uow, actor, member_id, end, representative_id)


# Called at admission, in its transaction; no edge runs it by itself.
@use_case(Permission.MEMBERSHIP_APPLICATION_DECIDE)
def record_admitted_minor(
    uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID, adult_on: date, guardian: str
) -> None:
    """Record of who is admitted what the application says: a minor, and who agreed."""
    member = member_by_id(uow.session, member_id)
    _keep(uow, actor, member_id, adult_on, _person_named(uow, actor, guardian, member))


@use_case(Permission.MEMBERSHIP_MINOR_RECORD)
def remove_minor(uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID) -> None:
    """Take back that a member is a minor, where it was a slip of the pen."""
    member_by_id(uow.session, member_id, lock=True)
    minor = uow.session.get(Minor, member_id)
    if minor is None:
        raise MinorNotFoundError
    uow.session.delete(minor)
    uow.note("member", member_id)


def _keep(
    uow: UnitOfWork, actor: Actor, member_id: uuid.UUID, end: date, representative_id: uuid.UUID
) -> None:
    known = uow.session.get(Minor, member_id)
    if known is None:
        uow.session.add(
            Minor(
                member_id=member_id,
                adult_on=end,
                representative_id=representative_id,
                recorded_at=uow.now,
                recorded_by=actor.person_id,
            )
        )
    else:
        known.adult_on, known.representative_id = end, representative_id
        known.recorded_at, known.recorded_by = uow.now, actor.person_id
    uow.note("member", member_id)


def _member_numbered(uow: UnitOfWork, number: int) -> uuid.UUID:
    found = uow.session.scalar(
        select(Member.person_id).where(Member.number == number, is_current(uow.today))
    )
    if found is None:
        raise RepresentativeNotMemberError(number=number)
    return found


def _person_named(uow: UnitOfWork, actor: Actor, text: str, member: Member) -> uuid.UUID:
    """Return who bears this name behind the minor's door, or put him or her on the register.

    BW 1:12 lid 1: a minor has the domicile of who has authority over him or her.
    """
    name = _name_of(text)
    address_id = uow.session.get_one(Person, member.person_id).address_id
    known = uow.session.scalar(
        select(Person.id)
        .where(
            Person.sort_name == folded(name.sorted),
            Person.address_id == address_id,
            Person.id != member.person_id,
        )
        .order_by(Person.created_at, Person.id)
        .limit(1)
    )
    return known or add_person(uow, actor, name=name, address_id=address_id)


def _name_of(text: str) -> Name:
    words = " ".join(text.split())
    given, _, rest = words.partition(" ")
    if not rest:
        given, rest = "", words
    tussenvoegsel, family = split_family_name(rest)
    return Name(
        given=given[:LONGEST_GIVEN_NAME],
        tussenvoegsel=tussenvoegsel,
        family=family[:LONGEST_FAMILY_NAME],
    )


def _is_minor(uow: UnitOfWork, person_id: uuid.UUID) -> bool:
    minors = exists().where(Member.person_id == person_id, is_minor(uow.today))
    return bool(uow.session.scalar(select(minors)))
