"""What of the register goes into a file."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.documents.exported import ExportedMember, file_of, rows_of
from coop.membership.lookups.selections import chosen_members
from coop.membership.models import Member
from coop.membership.rules import MOST_AT_ONCE, ExportForm, Selection
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose

#: How many members one question brings; so much is in memory at a time.
CHUNK = MOST_AT_ONCE


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT)
def exported_members(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection,
    chosen: frozenset[uuid.UUID] = frozenset(),
    after: int = 0,
) -> tuple[ExportedMember, ...]:
    """Return the next members of a selection, by number; whoever hands them out records it."""
    members = uow.session.scalars(
        select(Member)
        .where(*chosen_members(uow.session, selection, chosen, uow.today), Member.number > after)
        .order_by(Member.number)
        .limit(CHUNK)
        .options(joinedload(Member.person).joinedload(Person.address))
    ).all()
    people = [member.person_id for member in members]
    channels = _channels(uow, people)
    agreed = _agreed(uow, people)
    return tuple(
        _exported(
            member, channels.get(member.person_id, {}), has_consented=member.person_id in agreed
        )
        for member in members
    )


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT)
def exported_file(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection,
    form: ExportForm,
    chosen: frozenset[uuid.UUID] = frozenset(),
) -> bytes:
    """Return a short selection as a file; whoever hands it out records it."""
    members = exported_members(uow, actor, selection=selection, chosen=chosen)
    return file_of(form, [rows_of(form, members)])


def _channels(
    uow: UnitOfWork, people: Sequence[uuid.UUID]
) -> dict[uuid.UUID, dict[ChannelKind, str]]:
    found: dict[uuid.UUID, dict[ChannelKind, str]] = {}
    rows = uow.session.execute(
        select(Channel.person_id, Channel.kind, Channel.value).where(Channel.person_id.in_(people))
    )
    # Of two addresses the first in the alphabet, as the list shows it.
    for person_id, kind, value in sorted(rows, key=lambda row: row.value, reverse=True):
        found.setdefault(person_id, {})[kind] = value
    return found


def _agreed(uow: UnitOfWork, people: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    return set(
        uow.session.scalars(
            select(Consent.person_id).where(
                Consent.person_id.in_(people),
                Consent.purpose == Purpose.CONVOCATION,
                Consent.channel == ChannelKind.EMAIL,
                Consent.withdrawn_at.is_(None),
            )
        )
    )


def _exported(
    member: Member, channels: dict[ChannelKind, str], *, has_consented: bool
) -> ExportedMember:
    address = member.person.address
    return ExportedMember(
        number=member.number,
        name=member.person.name,
        postcode=address.postcode if address else "",
        house_number=address.house_number if address else None,
        addition=f"{address.house_letter}{address.addition}" if address else "",
        street=address.street if address else "",
        town=address.town if address else "",
        email=channels.get(ChannelKind.EMAIL, ""),
        phone=channels.get(ChannelKind.PHONE, ""),
        joined_on=member.joined_on,
        ended_on=member.ended_on,
        has_consented=has_consented,
    )
