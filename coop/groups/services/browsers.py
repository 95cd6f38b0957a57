"""How a contact without an account shows a browser to be his or hers (people-first C2).

Whoever holds a forwarded mail holds its link; the code goes to the contact's own address.
"""

import uuid

from sqlalchemy import delete, func, select

from coop.groups.errors import ContactNotFoundError
from coop.groups.events import ContactCodeAsked
from coop.groups.lookups import contact_by_id, newest_code
from coop.groups.models import Contact, ContactBrowser, ContactCode
from coop.groups.rules import (
    BROWSER_KNOWN,
    CODE_ATTEMPTS,
    CODE_LASTS,
    CODES_WINDOW,
    CodeOutcome,
    ensure_few_codes,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import hash_of, hash_of_code, same_secret


@use_case(Permission.GROUPS_CONTACT_PROVE)
def ask_contact_code(uow: UnitOfWork, actor: Actor, *, browser: str) -> None:
    """Send a code to the address of the contact whose link this is."""
    contact = _contact(uow, actor)
    address_hash = hash_of(contact.email)
    asked = uow.session.scalar(
        select(func.count())
        .select_from(ContactCode)
        .where(
            ContactCode.address_hash == address_hash,
            ContactCode.asked_at > uow.now - CODES_WINDOW,
        )
    )
    ensure_few_codes(asked or 0)
    _forget_old(uow)
    code = ContactCode(
        id=uow.chance.new_id(),
        address_hash=address_hash,
        browser_hash=hash_of(browser),
        asked_at=uow.now,
        expires_at=uow.now + CODE_LASTS,
    )
    uow.session.add(code)
    uow.record(ContactCodeAsked(code_id=code.id, contact_id=contact.id))
    uow.note("contact", contact.id)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def issue_contact_code(uow: UnitOfWork, actor: Actor, *, code_id: uuid.UUID) -> str:
    """Make the code when its mail is built; its time begins again here."""
    code = uow.session.get(ContactCode, code_id, with_for_update=True)
    if code is None:
        raise ContactNotFoundError
    digits = uow.chance.new_code()
    code.code_hash = hash_of_code(digits, code.id)
    code.expires_at = uow.now + CODE_LASTS
    return digits


@use_case(Permission.GROUPS_CONTACT_PROVE)
def prove_browser(uow: UnitOfWork, actor: Actor, *, browser: str, code: str) -> str:
    """Know this browser from now on, if the code is the one that was mailed.

    A wrong code is no refusal but an outcome, because the attempt must be counted.
    """
    contact = _contact(uow, actor)
    asked = newest_code(uow.session, contact.email, browser, uow.now, lock=True)
    if asked is None or asked.attempts >= CODE_ATTEMPTS:
        return CodeOutcome.OVER
    asked.attempts += 1
    uow.note("contact", contact.id)
    if not same_secret(hash_of_code(code, asked.id), asked.code_hash or ""):
        return CodeOutcome.WRONG
    asked.used_at = uow.now
    _know(uow, contact, browser)
    return CodeOutcome.RIGHT


def _forget_old(uow: UnitOfWork) -> None:
    uow.session.execute(delete(ContactCode).where(ContactCode.asked_at <= uow.now - CODES_WINDOW))
    uow.session.execute(delete(ContactBrowser).where(ContactBrowser.known_until <= uow.now))


def _know(uow: UnitOfWork, contact: Contact, browser: str) -> None:
    known = uow.session.scalar(
        select(ContactBrowser).where(
            ContactBrowser.address_hash == hash_of(contact.email),
            ContactBrowser.browser_hash == hash_of(browser),
        )
    )
    until = uow.now + BROWSER_KNOWN
    if known is not None:
        known.known_until = until
        return
    uow.session.add(
        ContactBrowser(
            id=uow.chance.new_id(),
            address_hash=hash_of(contact.email),
            browser_hash=hash_of(browser),
            known_until=until,
        )
    )


def _contact(uow: UnitOfWork, actor: Actor) -> Contact:
    if actor.contact_id is None:
        raise ContactNotFoundError
    return contact_by_id(uow.session, actor.contact_id)
