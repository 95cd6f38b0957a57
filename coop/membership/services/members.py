"""What can be done about one membership."""

import uuid
from datetime import date

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.members import next_number
from coop.membership.models import Member
from coop.people.lookups import person_by_id


@use_case(Permission.PEOPLE_PERSON_MANAGE)
def add_member(
    uow: UnitOfWork,
    actor: Actor,
    *,
    person_id: uuid.UUID,
    number: int | None = None,
    joined_on: date | None = None,
) -> uuid.UUID:
    """Enter a person in the members' register, under the next number unless one is given."""
    person_by_id(uow.session, person_id)
    if number is None:
        number = next_number(uow.session)
    member = Member(
        id=uow.chance.new_id(),
        person_id=person_id,
        number=number,
        joined_on=joined_on or uow.today,
    )
    uow.session.add(member)
    uow.note("member", member.id, number=number)
    return member.id
