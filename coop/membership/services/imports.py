"""What can be done about lists of members: look one through and take it over."""

import uuid
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from sqlalchemy import delete, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.documents.rejected import rejected_text
from coop.membership.documents.rows import read_list
from coop.membership.documents.tables import text_of
from coop.membership.errors import (
    ImportChangedError,
    ImportConfirmedError,
    ImportDiscardedError,
    MissingColumnsError,
    NothingToImportError,
)
from coop.membership.lookups import addresses_at, draft_by_id, register_for
from coop.membership.models import ImportDraft, Member
from coop.membership.rules import (
    DRAFT_KEPT,
    LONGEST_FILE_NAME,
    Candidate,
    Register,
    Row,
    RowState,
    free_numbers,
    judge,
)
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose
from coop.places.models import Address
from coop.wording.catalogue import N_, say

ChannelKey: TypeAlias = tuple[uuid.UUID, ChannelKind, str]

#: How a consent that stood in a list was given.
BY_IMPORT = "import"
#: What "toestemming e-mail" in a members' list can honestly be taken for: BW 2:41(5) asks it
#: for the convocation, and what belongs to the meeting follows it.
PURPOSES_OF_CONSENT = (Purpose.CONVOCATION, Purpose.ASSEMBLY)


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def upload_list(uow: UnitOfWork, actor: Actor, *, file_name: str, content: bytes) -> uuid.UUID:
    """Keep a list of members so that it can be looked through before anything is taken over."""
    text = text_of(content)
    read_list(text, uow.today)
    draft = ImportDraft(
        id=uow.chance.new_id(),
        file_name=_plain_file_name(file_name),
        text=text,
        uploaded_at=uow.now,
        uploaded_by=actor.person_id,
    )
    uow.session.add(draft)
    uow.note("import_draft", draft.id)
    return draft.id


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE, journal=False)
def forget_lists(uow: UnitOfWork, actor: Actor) -> None:
    """Remove lists whose week is over, with all the personal data in them."""
    uow.session.execute(delete(ImportDraft).where(ImportDraft.uploaded_at <= uow.now - DRAFT_KEPT))


def _plain_file_name(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable()).strip()[:LONGEST_FILE_NAME] or "lijst.csv"


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def confirm_import(
    uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID, expected: int
) -> uuid.UUID:
    """Take over every row of a list that brings somebody new, all at once or none.

    ``expected`` is the number the preview showed: nobody confirms what was not seen. The rows
    that stay behind are kept with their reasons; the rest of the text is forgotten.
    """
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    _ensure_open(uow, draft)
    listed = read_list(draft.text, uow.today)
    if listed.columns.missing:
        raise MissingColumnsError
    register = register_for(uow.session, listed.rows, uow.today)
    rows = judge(listed.rows, register)
    new = [row for row in rows if row.state is RowState.NEW]
    if not new:
        raise NothingToImportError
    if len(new) != expected:
        raise ImportChangedError
    _enter(uow, new, register)
    draft.confirmed_at = uow.now
    draft.confirmed_by = actor.person_id
    draft.added = len(new)
    draft.text = rejected_text(listed, rows)
    uow.note("import_draft", draft.id, added=len(new))
    return draft.id


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def discard_import(uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID) -> None:
    """Throw an uploaded list away."""
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    if draft.discarded_at is not None:
        return
    _ensure_open(uow, draft)
    draft.discarded_at = uow.now
    draft.text = ""
    uow.note("import_draft", draft.id)


def _ensure_open(uow: UnitOfWork, draft: ImportDraft) -> None:
    if draft.discarded_at is not None:
        raise ImportDiscardedError
    if draft.confirmed_at is not None:
        person = uow.session.get(Person, draft.confirmed_by)
        name = person.name.full if person else say(N_("Iemand"))
        raise ImportConfirmedError(name=name, added=draft.added)


def _enter(uow: UnitOfWork, rows: Sequence[Row], register: Register) -> None:
    candidates = [row.candidate for row in rows if row.candidate is not None]
    numbers = iter(free_numbers(register, rows))
    addresses = addresses_at(uow.session, [candidate.door for candidate in candidates])
    known = _channels_of(uow, filter(None, map(register.person_id, candidates)))
    for candidate in candidates:
        address = addresses.get(candidate.door) or _add_address(uow, candidate)
        addresses[candidate.door] = address
        person_id = register.person_id(candidate)
        if person_id is None:
            person_id = _add_person(uow, candidate, address.id)
        _add_channels(uow, candidate, person_id, known)
        uow.session.add(
            Member(
                id=uow.chance.new_id(),
                person_id=person_id,
                number=candidate.number or next(numbers),
                joined_on=candidate.joined_on or uow.today,
            )
        )


def _channels_of(uow: UnitOfWork, people: Iterable[uuid.UUID]) -> set[ChannelKey]:
    rows = uow.session.execute(
        select(Channel.person_id, Channel.kind, Channel.value).where(
            Channel.person_id.in_(set(people))
        )
    )
    return {(person_id, kind, value) for person_id, kind, value in rows}


def _add_address(uow: UnitOfWork, candidate: Candidate) -> Address:
    door = candidate.door
    address = Address(
        id=uow.chance.new_id(),
        postcode=door.postcode,
        house_number=door.house_number,
        house_letter=door.house_letter,
        addition=door.addition,
        street=candidate.street,
        town=candidate.town,
    )
    uow.session.add(address)
    return address


def _add_person(uow: UnitOfWork, candidate: Candidate, address_id: uuid.UUID) -> uuid.UUID:
    person = Person(
        id=uow.chance.new_id(),
        given_name=candidate.name.given,
        tussenvoegsel=candidate.name.tussenvoegsel,
        family_name=candidate.name.family,
        address_id=address_id,
        created_at=uow.now,
    )
    uow.session.add(person)
    return person.id


def _add_channels(
    uow: UnitOfWork, candidate: Candidate, person_id: uuid.UUID, known: set[ChannelKey]
) -> None:
    wished = ((ChannelKind.EMAIL, candidate.email), (ChannelKind.PHONE, candidate.phone))
    for kind, value in wished:
        if value is not None and (person_id, kind, value) not in known:
            uow.session.add(
                Channel(id=uow.chance.new_id(), person_id=person_id, kind=kind, value=value)
            )
    if candidate.email is None or not candidate.has_consented:
        return
    for purpose in PURPOSES_OF_CONSENT:
        uow.session.add(
            Consent(
                id=uow.chance.new_id(),
                person_id=person_id,
                channel=ChannelKind.EMAIL,
                purpose=purpose,
                given_at=uow.now,
                given_how=BY_IMPORT,
            )
        )
