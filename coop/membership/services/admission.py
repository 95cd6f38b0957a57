"""Making an applicant a member, once, under one number."""

import uuid
from datetime import date

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import AlreadyMemberError
from coop.membership.events import ApplicantAdmitted
from coop.membership.lookups.applications import (
    person_like,
    refused_application,
    undecided_application,
)
from coop.membership.lookups.members import membership_of, next_number
from coop.membership.models import Application, Member
from coop.membership.rules.lifecycle import Change, MemberState, Way, ensure_may_become
from coop.membership.rules.terms import ensure_received_in_time
from coop.membership.services.history import keep_change
from coop.membership.services.minors import record_admitted_minor
from coop.people.lookups import person_by_id
from coop.people.models import Channel, Consent
from coop.people.rules import ChannelKind
from coop.people.services import add_channel, add_person, record_consent
from coop.places.services import add_address


@use_case(Permission.MEMBERSHIP_APPLICATION_DECIDE)
def admit_applicant(
    uow: UnitOfWork, actor: Actor, *, application_id: uuid.UUID, reference: str
) -> uuid.UUID:
    """Make an applicant a member as the board decided (BW 2:33); returns the membership."""
    application = undecided_application(uow.session, application_id)
    ensure_may_become(application.state, MemberState.MEMBER)
    return _admit(uow, actor, application, reference, uow.today)


@use_case(Permission.MEMBERSHIP_APPLICATION_DECIDE)
def admit_by_assembly(
    uow: UnitOfWork,
    actor: Actor,
    *,
    application_id: uuid.UUID,
    decided_on: date,
    reference: str,
) -> uuid.UUID:
    """Make somebody a member whom the board refused and the assembly admitted (BW 2:33)."""
    application = refused_application(uow.session, application_id)
    ensure_may_become(application.state, MemberState.MEMBER)
    ensure_received_in_time(decided_on, today=uow.today)
    return _admit(uow, actor, application, reference, decided_on)


def _admit(
    uow: UnitOfWork, actor: Actor, application: Application, reference: str, day: date
) -> uuid.UUID:
    # Whoever admits somebody else meanwhile waits here, so that one who applied twice is found.
    number = next_number(uow.session)
    person_id = _person_of(uow, actor, application)
    held = membership_of(uow.session, person_id, uow.today)
    if held is not None:
        raise AlreadyMemberError(number=held.number)
    member = Member(id=uow.chance.new_id(), person_id=person_id, number=number, joined_on=day)
    uow.session.add(member)
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.ADMITTED,
        happened_on=day,
        way=application.way,
        reference=reference,
    )
    if application.adult_on is not None and application.adult_on > uow.today:
        record_admitted_minor(
            uow,
            actor,
            member_id=member.id,
            adult_on=application.adult_on,
            guardian=application.guardian,
        )
    application.member_id = member.id
    application.ended = None
    application.person_id = person_id
    application.decided_at, application.decided_by = uow.now, actor.person_id
    application.reference = reference
    uow.record(ApplicantAdmitted(application_id=application.id))
    uow.note("member", member.id, number=number)
    return member.id


def _person_of(uow: UnitOfWork, actor: Actor, application: Application) -> uuid.UUID:
    address_id = add_address(
        uow, actor, door=application.door, street=application.street, town=application.town
    )
    person_id = application.person_id
    if person_id is None:
        known = person_like(uow.session, application)
        person_id = known.id if known else None
    if person_id is None:
        person_id = add_person(
            uow,
            actor,
            name=application.name,
            address_id=address_id,
            language=application.language,
        )
    else:
        _complete(uow, application, person_id, address_id)
    _add_channels(uow, actor, application, person_id)
    return person_id


def _complete(
    uow: UnitOfWork, application: Application, person_id: uuid.UUID, address_id: uuid.UUID
) -> None:
    """Fill in what a chat or a short form never told of somebody: the name and the address."""
    person = person_by_id(uow.session, person_id)
    if not person.family_name:
        name = application.name
        person.given_name, person.family_name = name.given, name.family
        person.tussenvoegsel = name.tussenvoegsel
        person.__post_init__()
    if person.address_id is None:
        person.address_id = address_id


def _add_channels(
    uow: UnitOfWork, actor: Actor, application: Application, person_id: uuid.UUID
) -> None:
    known = set(uow.session.scalars(select(Channel.value).where(Channel.person_id == person_id)))
    wished = ((ChannelKind.EMAIL, application.email), (ChannelKind.PHONE, application.phone))
    for kind, value in wished:
        if value and value not in known:
            add_channel(uow, actor, person_id=person_id, kind=kind, value=value)
    how = application.way if application.way is not Way.MAIL else Way.PAPER
    agreed = set(
        uow.session.scalars(
            select(Consent.purpose).where(
                Consent.person_id == person_id,
                Consent.channel == ChannelKind.EMAIL,
                Consent.withdrawn_at.is_(None),
            )
        )
    )
    for purpose in sorted(application.purposes - agreed):
        record_consent(
            uow,
            actor,
            person_id=person_id,
            channel=ChannelKind.EMAIL,
            purpose=purpose,
            how=how.value,
        )
