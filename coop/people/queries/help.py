"""What the secretary sees of somebody who does not get in (C14)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.documents import AccessLetter, letters_pdf
from coop.people.errors import (
    AccessCodeNotFoundError,
)
from coop.people.lookups import (
    channels_of,
    consents_of,
    person_with_address,
)
from coop.people.models import AccessCode, Person
from coop.people.queries.own import OwnChannel, OwnConsent
from coop.people.rules import (
    CodeWay,
    same_secret,
    slow_hash,
)

#: Enough to see what went wrong lately.
CODES_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCode:
    """A code that the secretary printed or read out; the code itself nobody sees again."""

    number: int
    way: CodeWay
    issued_at: datetime
    issued_by: str
    expires_at: datetime
    used_at: datetime | None
    voided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpView:
    """What the secretary needs to help somebody in."""

    person_id: uuid.UUID
    name: str
    #: Lines as on an envelope.
    address: tuple[str, ...]
    channels: tuple[OwnChannel, ...]
    consents: tuple[OwnConsent, ...]
    #: The newest first.
    codes: tuple[IssuedCode, ...]


@use_case(Permission.PEOPLE_ACCESS_HELP)
def help_view(uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID) -> HelpView:
    """Return how somebody is reached and what was done to let him or her in."""
    person = person_with_address(uow.session, person_id)
    codes = uow.session.scalars(
        select(AccessCode)
        .where(AccessCode.person_id == person_id)
        .order_by(AccessCode.number.desc())
        .limit(CODES_SHOWN)
    ).all()
    issuers = uow.session.scalars(
        select(Person).where(Person.id.in_({code.issued_by for code in codes}))
    )
    names = {one.id: one.name.full for one in issuers}
    return HelpView(
        person_id=person.id,
        name=person.name.full,
        address=_envelope(person),
        channels=tuple(map(OwnChannel.of, channels_of(uow.session, person_id))),
        consents=tuple(map(OwnConsent.of, consents_of(uow.session, person_id))),
        codes=tuple(
            IssuedCode(
                number=code.number,
                way=code.way,
                issued_at=code.issued_at,
                issued_by=names.get(code.issued_by, "") if code.issued_by else "",
                expires_at=code.expires_at,
                used_at=code.used_at,
                voided_at=code.voided_at,
            )
            for code in codes
        ),
    )


def _envelope(person: Person) -> tuple[str, ...]:
    address = person.address
    if address is None:
        return ()
    return (address.line, f"{address.postcode[:4]} {address.postcode[4:]}  {address.town}")


@use_case(Permission.PEOPLE_ACCESS_HELP)
def access_letter(
    uow: UnitOfWork, actor: Actor, *, code_id: uuid.UUID, code: str, sender: str, url: str
) -> bytes:
    """Return the letter with a code as PDF, for who just made the code and still knows it."""
    return letters_pdf([_letter(uow, code_id, code, sender, url)])


@use_case(Permission.PEOPLE_ACCESS_HELP)
def access_letters(
    uow: UnitOfWork, actor: Actor, *, codes: Mapping[uuid.UUID, str], sender: str, url: str
) -> bytes:
    """Return letters with codes as one PDF, in the order given; none of it is kept."""
    return letters_pdf(_letter(uow, key, code, sender, url) for key, code in codes.items())


def _letter(uow: UnitOfWork, code_id: uuid.UUID, code: str, sender: str, url: str) -> AccessLetter:
    issued = _known_code(uow, code_id, code)
    person = person_with_address(uow.session, issued.person_id)
    return AccessLetter(
        sender=sender,
        name=person.name.full,
        address=_envelope(person),
        number=issued.number,
        code=code,
        url=url,
        expires_at=issued.expires_at,
        language=person.language,
    )


@use_case(Permission.PEOPLE_ACCESS_HELP)
def spoken_number(uow: UnitOfWork, actor: Actor, *, code_id: uuid.UUID, code: str) -> int:
    """Return the number that is read out beside a code, to who still knows the code."""
    return _known_code(uow, code_id, code).number


def _known_code(uow: UnitOfWork, code_id: uuid.UUID, code: str) -> AccessCode:
    issued = uow.session.get(AccessCode, code_id)
    if issued is None or not same_secret(slow_hash(code, issued.id), issued.code_hash):
        raise AccessCodeNotFoundError
    return issued
