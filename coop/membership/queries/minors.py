"""What can be seen of members who are not yet eighteen, and of who acts for them."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Self

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.members import is_current, member_by_id, membership_of
from coop.membership.lookups.minors import minor_of, minors_of, minors_vote
from coop.membership.models import Member, Minor
from coop.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class MinorityView:
    """That a member is a minor, and who acts for him or her."""

    adult_on: date
    representative_id: uuid.UUID
    representative: str
    #: Of who is a member too.
    representative_member_id: uuid.UUID | None
    representative_number: int | None

    @classmethod
    def of(cls, minor: Minor, member: Member | None) -> Self:
        """Return what the register says of it."""
        return cls(
            adult_on=minor.adult_on,
            representative_id=minor.representative_id,
            representative=minor.representative.name.full,
            representative_member_id=member.id if member else None,
            representative_number=member.number if member else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MinorView:
    """One member, as the secretary records who acts for him or her."""

    name: str
    number: int
    minority: MinorityView | None
    #: What the statutes say today: minors vote in person.
    minors_vote: bool


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def minor_view(uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID) -> MinorView:
    """Return whether a member is a minor today, and who acts for him or her."""
    member = member_by_id(uow.session, member_id)
    return MinorView(
        name=uow.session.get_one(Person, member.person_id).name.full,
        number=member.number,
        minority=_minority(uow, member_id),
        minors_vote=minors_vote(uow.session, uow.today),
    )


def _minority(uow: UnitOfWork, member_id: uuid.UUID) -> MinorityView | None:
    minor = minor_of(uow.session, member_id, uow.today)
    if minor is None:
        return None
    return MinorityView.of(minor, membership_of(uow.session, minor.representative_id, uow.today))


@dataclass(frozen=True, slots=True, kw_only=True)
class Represented:
    """A minor somebody acts for."""

    name: str
    adult_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRepresentation:
    """Who acts for the reader, and for whom the reader acts."""

    own: MinorityView | None
    others: tuple[Represented, ...]
    minors_vote: bool


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def own_representation(uow: UnitOfWork, actor: Actor) -> OwnRepresentation:
    """Return what whoever asks has to do with minors: as one, or as a parent or guardian."""
    member_id = uow.session.scalar(
        select(Member.id).where(Member.person_id == actor.person_id, is_current(uow.today))
    )
    return OwnRepresentation(
        own=_minority(uow, member_id) if member_id else None,
        others=tuple(
            Represented(name=minor.member.person.name.full, adult_on=minor.adult_on)
            for minor in minors_of(uow.session, actor.person_id, uow.today)
        ),
        minors_vote=minors_vote(uow.session, uow.today),
    )
