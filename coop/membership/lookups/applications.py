"""Finds applications, and whom of the register they may be about."""

import uuid

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from coop.membership.errors import (
    ApplicantAdmittedError,
    ApplicationEndedError,
    ApplicationNotFoundError,
    NotYetPossibleError,
)
from coop.membership.models import Application, Member
from coop.membership.rules.lifecycle import EndGround
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind, folded
from coop.places.models import Address
from coop.wording.catalogue import N_, say


def application_by_id(
    session: Session, application_id: uuid.UUID, *, lock: bool = False
) -> Application:
    """Return an application, or refuse."""
    found = session.get(Application, application_id, with_for_update=True if lock else None)
    if found is None:
        raise ApplicationNotFoundError
    return found


def undecided_application(session: Session, application_id: uuid.UUID) -> Application:
    """Return an application nobody else decides about meanwhile, or say what came of it."""
    application = application_by_id(session, application_id, lock=True)
    _ensure_not_admitted(session, application)
    if application.ended is not None:
        raise ApplicationEndedError
    return application


def refused_application(session: Session, application_id: uuid.UUID) -> Application:
    """Return an application the board refused, which the assembly may still grant (BW 2:33)."""
    application = application_by_id(session, application_id, lock=True)
    _ensure_not_admitted(session, application)
    if application.ended is not EndGround.REFUSED:
        raise NotYetPossibleError(state=application.state)
    return application


def _ensure_not_admitted(session: Session, application: Application) -> None:
    if application.member_id is None:
        return
    member = session.get(Member, application.member_id)
    person = session.get(Person, application.decided_by)
    raise ApplicantAdmittedError(
        name=person.name.full if person else say(N_("Iemand")),
        number=member.number if member else "",
    )


def person_like(session: Session, application: Application) -> Person | None:
    """Return who bears the same name behind the same door, or at the same mail address."""
    same_email = exists().where(
        Channel.person_id == Person.id,
        Channel.kind == ChannelKind.EMAIL,
        Channel.value == application.email,
    )
    same_door = exists().where(
        Address.id == Person.address_id,
        Address.postcode == application.postcode,
        Address.house_number == application.house_number,
        Address.house_letter == application.house_letter,
        Address.addition == application.addition,
    )
    return session.scalar(
        select(Person)
        .where(
            Person.sort_name == folded(application.name.sorted),
            or_(same_door, same_email),
        )
        .order_by(Person.created_at, Person.id)
        .limit(1)
    )
