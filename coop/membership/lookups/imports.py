"""Finds lists that were uploaded, and reads of the register what some rows are compared with."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Select, func, select, union
from sqlalchemy.orm import Session, joinedload

from coop.jobs.lookups import job_by_id
from coop.membership.errors import ImportNotFoundError
from coop.membership.lookups.members import is_current
from coop.membership.models import ImportDraft, ImportRow, Member
from coop.membership.rules import (
    DRAFT_KEPT,
    Candidate,
    ImportStage,
    KnownMember,
    ListFacts,
    Marks,
    Register,
    RowState,
    mark_of,
    stage_of,
)
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind, folded
from coop.places.models import Address
from coop.places.rules import Door


def draft_by_id(
    session: Session, draft_id: uuid.UUID, now: datetime, *, lock: bool = False
) -> ImportDraft:
    """Return an uploaded list that is still kept, or refuse."""
    draft = session.get(ImportDraft, draft_id, with_for_update=True if lock else None)
    if draft is None or now - draft.uploaded_at >= DRAFT_KEPT:
        raise ImportNotFoundError
    return draft


def stage_of_draft(session: Session, draft: ImportDraft) -> ImportStage:
    """Return how far a list is."""
    assert draft.job_id is not None
    return stage_of(
        is_discarded=draft.discarded_at is not None,
        is_confirmed=draft.confirmed_at is not None,
        is_undone=draft.undone_at is not None,
        job=job_by_id(session, draft.job_id).state,
    )


def rows_after(
    session: Session,
    draft_id: uuid.UUID,
    line: int,
    *,
    states: Collection[RowState] | None = None,
    limit: int,
) -> Sequence[ImportRow]:
    """Return the rows of a list below a line that were not taken over yet, in order."""
    wanted = select(ImportRow).where(
        ImportRow.draft_id == draft_id, ImportRow.line > line, ImportRow.entered_at.is_(None)
    )
    if states is not None:
        wanted = wanted.where(ImportRow.state.in_(states))
    return session.scalars(wanted.order_by(ImportRow.line).limit(limit)).all()


def rows_to_undo_before(
    session: Session, draft_id: uuid.UUID, line: int, *, limit: int
) -> Sequence[ImportRow]:
    """Return the rows of a list above a line that were taken over, the last first."""
    return session.scalars(
        select(ImportRow)
        .where(
            ImportRow.draft_id == draft_id,
            ImportRow.line < line,
            ImportRow.entered_at.is_not(None),
            ImportRow.undone_at.is_(None),
        )
        .order_by(ImportRow.line.desc())
        .limit(limit)
    ).all()


def counts_of(session: Session, draft_id: uuid.UUID) -> dict[tuple[RowState, bool, bool], int]:
    """Count the rows of a list by state, whether they have a warning, and whether taken over."""
    is_entered = ImportRow.entered_at.is_not(None)
    rows = session.execute(
        select(ImportRow.state, ImportRow.has_warning, is_entered, func.count())
        .where(ImportRow.draft_id == draft_id, ImportRow.state.is_not(None))
        .group_by(ImportRow.state, ImportRow.has_warning, is_entered)
    )
    return {
        (state, warning, bool(entered)): count
        for state, warning, entered, count in rows
        if state is not None
    }


def listed_facts(session: Session, draft_id: uuid.UUID) -> ListFacts:
    """Return what a row must know of the rest of its list."""
    rows = session.execute(
        select(
            ImportRow.line,
            ImportRow.name_mark,
            ImportRow.door_mark,
            ImportRow.mail_mark,
            ImportRow.email_mark,
            ImportRow.number,
        )
        .where(ImportRow.draft_id == draft_id, ImportRow.name_mark.is_not(None))
        .order_by(ImportRow.line)
    )
    return ListFacts.of(
        (line, Marks(name=name, door=door, mail=mail, email=email, number=number))
        for line, name, door, mail, email, number in rows
        if name is not None
    )


def addresses_at(session: Session, doors: Iterable[Door]) -> dict[Door, tuple[uuid.UUID, str]]:
    """Return id and street of the doors among these that are on the map, in one question."""
    wanted = set(doors)
    found = session.execute(
        select(
            Address.id,
            Address.street,
            Address.postcode,
            Address.house_number,
            Address.house_letter,
            Address.addition,
        ).where(Address.postcode.in_({door.postcode for door in wanted}))
    )
    by_door = {
        Door(postcode=postcode, house_number=number, house_letter=letter, addition=addition): (
            address_id,
            street,
        )
        for address_id, street, postcode, number, letter, addition in found
    }
    return {door: at for door, at in by_door.items() if door in wanted}


def register_for(session: Session, candidates: Collection[Candidate], today: date) -> Register:
    """Read of the register what may concern these people, in a fixed number of questions."""
    concerned = _concerned(candidates)
    people = session.scalars(
        select(Person).where(Person.id.in_(concerned)).options(joinedload(Person.address))
    ).all()
    channels = _channels(session, concerned)
    emails = {candidate.email for candidate in candidates if candidate.email}
    names = {person.id: folded(person.name.full) for person in people}
    marks = {
        person.id: _marks_of(person, names[person.id], channels.get(person.id, ()))
        for person in people
    }
    by_id = {person.id: person for person in people}
    numbers: dict[int, str] = {}
    members: dict[str, KnownMember] = {}
    by_number: dict[int, KnownMember] = {}
    for member, is_now in session.execute(
        select(Member, is_current(today)).where(Member.person_id.in_(concerned))
    ):
        numbers[member.number] = mark_of(names[member.person_id])
        if is_now:
            known = _known(member, by_id[member.person_id], channels.get(member.person_id, ()))
            by_number[member.number] = known
            members.update(dict.fromkeys(marks[member.person_id], known))
    places = addresses_at(session, (candidate.door for candidate in candidates))
    return Register(
        numbers=numbers,
        members=members,
        members_by_number=by_number,
        people={mark: person_id for person_id, several in marks.items() for mark in several},
        emails=frozenset(
            session.scalars(
                select(Channel.value).where(
                    Channel.kind == ChannelKind.EMAIL, Channel.value.in_(emails)
                )
            )
        ),
        streets={door: street for door, (_, street) in places.items()},
    )


def _concerned(candidates: Collection[Candidate]) -> Select[tuple[uuid.UUID]]:
    """Select everybody who has the name or the number of one of these people."""
    names = {
        folded(name)
        for candidate in candidates
        # Some have their whole name in one field.
        for name in (candidate.name.sorted, candidate.name.full)
    }
    numbers = {candidate.number for candidate in candidates if candidate.number is not None}
    found = union(
        select(Person.id).where(Person.sort_name.in_(names)),
        select(Member.person_id).where(Member.number.in_(numbers)),
    ).subquery()
    return select(found.c[0])


ChannelValue = tuple[ChannelKind, str]


def _channels(
    session: Session, concerned: Select[tuple[uuid.UUID]]
) -> dict[uuid.UUID, list[ChannelValue]]:
    found: dict[uuid.UUID, list[ChannelValue]] = {}
    for person_id, kind, value in session.execute(
        select(Channel.person_id, Channel.kind, Channel.value)
        .where(Channel.person_id.in_(concerned))
        .order_by(Channel.value)
    ):
        found.setdefault(person_id, []).append((kind, value))
    return found


def _marks_of(person: Person, name: str, channels: Sequence[ChannelValue]) -> list[str]:
    marks = [mark_of(name, value) for kind, value in channels if kind is ChannelKind.EMAIL]
    if person.address is not None:
        marks.append(mark_of(name, _door_of(person.address)))
    return marks


def _known(member: Member, person: Person, channels: Sequence[ChannelValue]) -> KnownMember:
    address = person.address
    return KnownMember(
        number=member.number,
        member_id=member.id,
        person_id=person.id,
        address_id=person.address_id,
        door=None if address is None else _door_of(address),
        address=""
        if address is None
        else f"{address.line}, {address.postcode[:4]} {address.postcode[4:]}",
        emails=tuple(value for kind, value in channels if kind is ChannelKind.EMAIL),
        phones=tuple(value for kind, value in channels if kind is ChannelKind.PHONE),
    )


def _door_of(address: Address) -> Door:
    return Door(
        postcode=address.postcode,
        house_number=address.house_number,
        house_letter=address.house_letter,
        addition=address.addition,
    )
