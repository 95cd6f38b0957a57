"""Who waits for a letter, and the files of letters the desk prints."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coop.assembly.rules import Handing
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.documents import House
from coop.notices.errors import LettersNotFoundError
from coop.notices.lookups import waits_for_paper
from coop.notices.messages.writing import Writer
from coop.notices.models import LetterFile, Notice
from coop.people.models import Person
from coop.places.models import Address
from coop.rendering.letters import letters_pdf
from coop.statutes.queries import cooperative_view
from coop.wording.catalogue import SOURCE
from coop.wording.notices import kind_label

SHOWN_FILES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFileLine:
    """A file of letters, and how far it is."""

    id: uuid.UUID
    kind: str
    count: int
    asked_at: datetime
    is_written: bool
    handed_on: date | None
    handed_how: Handing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersView:
    """What waits for paper, by kind, and what was printed."""

    waiting: tuple[tuple[str, int], ...]
    files: tuple[LetterFileLine, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """Letters to keep; none when nothing of it is worth saying any more."""

    content: bytes | None
    count: int


@use_case(Permission.NOTICES_DESK_READ)
def letters_view(uow: UnitOfWork, actor: Actor) -> LettersView:
    """Return who waits for a letter, and the newest files."""
    waiting = uow.session.execute(
        select(Notice.kind, func.count())
        .where(waits_for_paper(uow.now))
        .group_by(Notice.kind)
        .order_by(Notice.kind)
    )
    files = uow.session.scalars(
        select(LetterFile).order_by(LetterFile.asked_at.desc(), LetterFile.id).limit(SHOWN_FILES)
    )
    return LettersView(
        waiting=tuple((row[0], row[1]) for row in waiting),
        files=tuple(
            LetterFileLine(
                id=file.id,
                kind=file.kind,
                count=file.count,
                asked_at=file.asked_at,
                is_written=file.written_at is not None,
                handed_on=file.handed_on,
                handed_how=file.handed_how,
            )
            for file in files
        ),
        today=uow.today,
    )


@use_case(Permission.NOTICES_DESK_STEER)
def letter_file(uow: UnitOfWork, actor: Actor, *, file_id: uuid.UUID) -> bytes:
    """Return letters as they were kept, to print."""
    file = uow.session.get(LetterFile, file_id)
    if file is None or file.content is None:
        raise LettersNotFoundError
    return file.content


@use_case(Permission.NOTICES_OUTBOX_DELIVER)
def letter_files_to_write(uow: UnitOfWork, actor: Actor) -> list[uuid.UUID]:
    """Return the files the desk asked for that are not written yet."""
    found = uow.session.scalars(
        select(LetterFile.id).where(LetterFile.written_at.is_(None)).order_by(LetterFile.asked_at)
    )
    return list(found)


@use_case(Permission.NOTICES_OUTBOX_DELIVER)
def written_letter_file(
    uow: UnitOfWork, actor: Actor, *, file_id: uuid.UUID, house: House
) -> WrittenFile:
    """Write the letters of a file in walking order: seconds of work, that lock nothing."""
    file = uow.session.get_one(LetterFile, file_id)
    rows = uow.session.execute(
        select(Notice, Person)
        .join(Person, Person.id == Notice.person_id)
        .join(Person.address)
        .where(Notice.letters_id == file_id)
        .order_by(Address.street, Address.house_number, Address.house_letter, Address.addition)
        .order_by(Notice.id)
        .options(joinedload(Person.address))
    ).all()
    writer = Writer(uow, actor, house, {person.id: person for _, person in rows})
    letters = [
        letter
        for notice, person in rows
        if (letter := writer.on_paper(notice, person)) is not None
    ]
    if not letters:
        return WrittenFile(content=None, count=0)
    cooperative = cooperative_view(uow, actor)
    number = f"KvK {cooperative.chamber_number}" if cooperative.chamber_number else ""
    content = letters_pdf(
        letters,
        sender=" · ".join(filter(None, (cooperative.legal_name, number))),
        title=kind_label(file.kind, SOURCE),
    )
    return WrittenFile(content=content, count=len(letters))
