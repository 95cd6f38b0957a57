"""Letters that call members: the files to print, and the list to bring them round."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from coop.assembly.documents.letters import Door, Receiver, delivery_pdf, letters_pdf
from coop.assembly.errors import BatchNotFoundError
from coop.assembly.lookups import (
    call_of,
    convocation_or_refuse,
    is_letter,
    is_near,
)
from coop.assembly.models import Convocation, Invitation, LetterBatch, Meeting
from coop.assembly.rules import LETTERS_IN_A_BATCH, frozen_agenda
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.places.models import Address
from coop.statutes.queries import cooperative_view
from coop.wording.catalogue import SOURCE, supported


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLetters:
    """Letters to keep, and to which address each of them goes."""

    content: bytes
    addresses: dict[uuid.UUID, str]


@use_case(Permission.ASSEMBLY_CONVOCATION_DELIVER, journal=False)
def letters_to_write(uow: UnitOfWork, actor: Actor) -> list[uuid.UUID]:
    """Return which convocations to coming meetings have members without a letter yet."""
    found = uow.session.scalars(
        select(Invitation.convocation_id)
        .join(Convocation, Convocation.id == Invitation.convocation_id)
        .join(Meeting, Meeting.id == Convocation.meeting_id)
        .join(Person, Person.id == Invitation.person_id)
        .where(
            Meeting.starts_at > uow.now,
            Invitation.batch_id.is_(None),
            Invitation.handed_on.is_(None),
            Person.address_id.is_not(None),
            is_letter(),
        )
        .distinct()
    )
    return list(found)


@use_case(Permission.ASSEMBLY_CONVOCATION_DELIVER, journal=False)
def written_letters(
    uow: UnitOfWork, actor: Actor, *, convocation_id: uuid.UUID, base_url: str
) -> WrittenLetters:
    """Write the next file of letters: seconds of work, so nothing is locked meanwhile."""
    convocation = uow.session.get_one(Convocation, convocation_id)
    rows = uow.session.execute(
        _letters(convocation_id)
        .where(Invitation.batch_id.is_(None), Invitation.handed_on.is_(None))
        .limit(LETTERS_IN_A_BATCH)
    ).all()
    cooperative = cooperative_view(uow, actor)
    number = f"KvK {cooperative.chamber_number}" if cooperative.chamber_number else ""
    calls = {
        locale: call_of(uow.session, convocation, locale)
        for locale in {supported(person.language) for _, person in rows}
    }
    receivers, addresses = [], {}
    for _, person in rows:
        assert person.address is not None
        door = person.address.envelope
        receivers.append(Receiver(person.name.full, door, calls[supported(person.language)]))
        addresses[person.id] = ", ".join(door)
    content = letters_pdf(
        receivers,
        sender=" · ".join(filter(None, (cooperative.legal_name, number))),
        url=f"{base_url}/vergaderingen/{convocation.meeting_id}",
    )
    return WrittenLetters(content=content, addresses=addresses)


def _letters(convocation_id: uuid.UUID) -> Select[Invitation, Person]:
    return (
        select(Invitation, Person)
        .join(Person, Person.id == Invitation.person_id)
        .join(Person.address)
        .where(Invitation.convocation_id == convocation_id, is_letter())
        # In walking order: who brings them round need not sort them.
        .order_by(Address.street, Address.house_number, Address.house_letter, Address.addition)
        .order_by(Invitation.member_number)
        .options(joinedload(Person.address))
    )


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def letter_file(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, number: int) -> bytes:
    """Return letters as they were kept."""
    convocation = convocation_or_refuse(uow.session, meeting_id)
    content = uow.session.scalar(
        select(LetterBatch.content).where(
            LetterBatch.convocation_id == convocation.id, LetterBatch.number == number
        )
    )
    if content is None:
        raise BatchNotFoundError
    return content


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def delivery_list(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> bytes:
    """Return the list for who brings letters round: what is still with us and near (C22)."""
    convocation = convocation_or_refuse(uow.session, meeting_id)
    rows = uow.session.execute(
        _letters(convocation.id).where(Invitation.handed_on.is_(None), is_near())
    )
    doors = [
        Door(person.address.street, person.address.number, person.name.full)
        for _, person in rows
        if person.address is not None
    ]
    title = frozen_agenda(convocation.content).title
    return delivery_pdf(title, doors, locale=supported(actor.locale or SOURCE))
