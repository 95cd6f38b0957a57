"""What people change about themselves.

Everything here locks the person first: of two windows at once the second one sees what the
first one did. The journal keeps that something changed, never what it became.
"""

import uuid

from sqlalchemy import Select, delete, select, update

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.documents import phone_of
from coop.people.errors import (
    AddressMissingError,
    ChannelMissingError,
    EmailAlreadyOwnError,
    EmailChangeNotAskedError,
    PersonNotFoundError,
)
from coop.people.events import EmailChangeAsked, EmailChanged
from coop.people.lookups import own_values, waiting_email_change
from coop.people.models import Channel, Consent, EmailChange, Person, SignIn
from coop.people.rules import (
    LIMITS_PER_ADDRESS,
    ChannelKind,
    Purpose,
    email_of,
    ensure_attempts_left,
    ensure_may_ask,
    hash_of_code,
    same_secret,
)
from coop.people.rules.own import (
    EMAIL_CHANGE_KEPT,
    EMAIL_CODE_LASTS,
    EmailOutcome,
    called,
    ensure_still,
)
from coop.places.rules import LONGEST_STREET, LONGEST_TOWN, Door
from coop.places.services import add_address
from coop.wording.catalogue import supported

ON_THE_WEBSITE = "web"


@use_case(Permission.PEOPLE_PERSON_CHANGE_OWN)
def change_own_details(
    uow: UnitOfWork, actor: Actor, *, given: str, phone: str, language: str, seen: str
) -> None:
    """Change how the actor is called, phoned and written to."""
    person = _own_person(uow, actor)
    ensure_still(seen, *own_values(uow.session, person).details)
    person.given_name = called(given)
    person.language = supported(language)
    person.__post_init__()
    number = phone_of(phone) if phone.strip() else None
    _keep_only(uow, person.id, ChannelKind.PHONE, number)
    uow.note("person", person.id, changed="details")


@use_case(Permission.PEOPLE_PERSON_CHANGE_OWN)
def move_house(
    uow: UnitOfWork, actor: Actor, *, door: Door, street: str, town: str, seen: str
) -> None:
    """Record where the actor lives now; somebody has to check it anew (C4)."""
    person = _own_person(uow, actor)
    ensure_still(seen, *own_values(uow.session, person).home)
    street, town = " ".join(street.split()), " ".join(town.split())
    if not street or not town:
        raise AddressMissingError
    address_id = add_address(
        uow, actor, door=door, street=street[:LONGEST_STREET], town=town[:LONGEST_TOWN]
    )
    if address_id != person.address_id:
        person.address_id = address_id
        person.address_checked_at = None
    uow.note("person", person.id, changed="address")


@use_case(Permission.PEOPLE_PERSON_CHANGE_OWN)
def ask_new_email(uow: UnitOfWork, actor: Actor, *, email: str) -> uuid.UUID:
    """Give a new mail address; it counts once the code that goes there has come back."""
    actor.require_second_step()
    person = _own_person(uow, actor)
    email = email_of(email)
    if own_values(uow.session, person).verified_email == email:
        raise EmailAlreadyOwnError
    asked = uow.session.scalars(
        select(EmailChange.asked_at)
        .where(
            EmailChange.person_id == person.id, EmailChange.asked_at > uow.now - EMAIL_CHANGE_KEPT
        )
        .order_by(EmailChange.asked_at)
    )
    ensure_may_ask(asked.all(), LIMITS_PER_ADDRESS, uow.now)
    change = EmailChange(
        id=uow.chance.new_id(),
        person_id=person.id,
        email=email,
        asked_at=uow.now,
        expires_at=uow.now + EMAIL_CODE_LASTS,
    )
    uow.session.add(change)
    uow.record(EmailChangeAsked(change_id=change.id))
    uow.note("person", person.id, asked="email")
    return change.id


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def issue_email_code(uow: UnitOfWork, actor: Actor, *, change_id: uuid.UUID) -> str:
    """Make the code when the mail is built; its time begins here, as with signing in."""
    change = uow.session.get(EmailChange, change_id, with_for_update=True)
    if change is None:
        raise EmailChangeNotAskedError
    code = uow.chance.new_code()
    change.code_hash = hash_of_code(code, change.id)
    change.expires_at = uow.now + EMAIL_CODE_LASTS
    return code


@use_case(Permission.PEOPLE_PERSON_CHANGE_OWN)
def confirm_new_email(uow: UnitOfWork, actor: Actor, *, code: str) -> EmailOutcome:
    """Let the new mail address count, shown by the code that went there.

    A wrong code is no refusal but an outcome, because the attempt must be counted.
    """
    actor.require_second_step()
    person = _own_person(uow, actor)
    change = waiting_email_change(uow.session, person.id, uow.now, lock=True)
    if change is None:
        raise EmailChangeNotAskedError
    ensure_attempts_left(change.attempts)
    change.attempts += 1
    uow.note("person", person.id, tried="email")
    if not same_secret(hash_of_code(code, change.id), change.code_hash or ""):
        return EmailOutcome.WRONG_CODE
    change.used_at = uow.now
    uow.note("person", person.id, changed="email")
    previous = own_values(uow.session, person).emails
    _keep_only(uow, person.id, ChannelKind.EMAIL, change.email)
    uow.record(EmailChanged(person_id=person.id, previous=previous))
    return EmailOutcome.CHANGED


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_email_changes(uow: UnitOfWork, actor: Actor) -> None:
    """Remove wishes that are no longer needed for the limits, with the addresses in them."""
    uow.session.execute(
        delete(EmailChange).where(EmailChange.asked_at <= uow.now - EMAIL_CHANGE_KEPT)
    )


@use_case(Permission.PEOPLE_CONSENT_GIVE)
def give_consent(uow: UnitOfWork, actor: Actor, *, channel: ChannelKind, purpose: Purpose) -> None:
    """Agree to hear of something over a kind of channel; a second yes changes nothing."""
    person = _own_person(uow, actor)
    if channel not in own_values(uow.session, person).kinds:
        raise ChannelMissingError
    if not uow.session.scalar(_agreed(person.id, channel, purpose)):
        uow.session.add(
            Consent(
                id=uow.chance.new_id(),
                person_id=person.id,
                channel=channel,
                purpose=purpose,
                given_at=uow.now,
                given_how=ON_THE_WEBSITE,
            )
        )
    uow.note("person", person.id, consent="given", channel=channel.value, purpose=purpose.value)


@use_case(Permission.PEOPLE_CONSENT_WITHDRAW)
def withdraw_consent(
    uow: UnitOfWork, actor: Actor, *, channel: ChannelKind, purpose: Purpose
) -> None:
    """Take a yes back; as easy as giving it was (AVG art. 7 lid 3)."""
    person = _own_person(uow, actor)
    uow.session.execute(
        update(Consent)
        .where(
            Consent.person_id == person.id,
            Consent.channel == channel,
            Consent.purpose == purpose,
            Consent.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=uow.now)
    )
    uow.note(
        "person", person.id, consent="withdrawn", channel=channel.value, purpose=purpose.value
    )


@use_case(Permission.PEOPLE_CONSENT_WITHDRAW)
def end_purpose(uow: UnitOfWork, actor: Actor, *, purpose: Purpose) -> None:
    """Take a yes back for every channel; a second time changes nothing."""
    uow.session.execute(
        update(Consent)
        .where(
            Consent.person_id == actor.person_id,
            Consent.purpose == purpose,
            Consent.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=uow.now)
    )
    if actor.person_id is not None:
        uow.note("person", actor.person_id, consent="withdrawn", purpose=purpose.value)


def _agreed(person_id: uuid.UUID, channel: ChannelKind, purpose: Purpose) -> Select[uuid.UUID]:
    return select(Consent.id).where(
        Consent.person_id == person_id,
        Consent.channel == channel,
        Consent.purpose == purpose,
        Consent.withdrawn_at.is_(None),
    )


def _own_person(uow: UnitOfWork, actor: Actor) -> Person:
    person = None
    if actor.person_id is not None:
        person = uow.session.get(Person, actor.person_id, with_for_update=True)
    if person is None:
        raise PersonNotFoundError
    return person


def _keep_only(
    uow: UnitOfWork, person_id: uuid.UUID, kind: ChannelKind, value: str | None
) -> None:
    """Let one address of a kind remain, or none."""
    old = select(Channel.id).where(Channel.person_id == person_id, Channel.kind == kind)
    if value is not None:
        old = old.where(Channel.value != value)
    # A sign-in on its way to the old mailbox opens nothing any more.
    uow.session.execute(update(SignIn).where(SignIn.channel_id.in_(old)).values(channel_id=None))
    uow.session.execute(delete(Channel).where(Channel.id.in_(old)))
    if value is None:
        return
    verified_at = uow.now if kind is ChannelKind.EMAIL else None
    known = uow.session.scalar(
        select(Channel).where(
            Channel.person_id == person_id, Channel.kind == kind, Channel.value == value
        )
    )
    if known is None:
        uow.session.add(
            Channel(
                id=uow.chance.new_id(),
                person_id=person_id,
                kind=kind,
                value=value,
                verified_at=verified_at,
            )
        )
    elif verified_at is not None:
        known.verified_at, known.dead_since = verified_at, None
