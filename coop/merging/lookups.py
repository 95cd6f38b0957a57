"""Finds two entries, what refers to them, and what stands in the way of making them one."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import Column, Select, func, literal, select, union_all
from sqlalchemy.orm import Session, joinedload

from coop.assembly.models import Attendance, Meeting
from coop.contribution.models import Due
from coop.kernel.db import Base
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor
from coop.kernel.unit_of_work import UnitOfWork
from coop.membership.errors import SamePersonError
from coop.membership.lookups import is_current, is_suspended, is_voter
from coop.membership.models import Member
from coop.merging.errors import AlreadyMergedError
from coop.merging.rules.choices import Entry, share_something
from coop.merging.rules.obstacles import MergeFacts, issues_before_merging
from coop.merging.rules.references import COUNTED, REFERENCES, Treatment
from coop.people.errors import PersonNotFoundError
from coop.people.models import Channel, Person, PersonMerge
from coop.people.rules import ChannelKind
from coop.voting.models import Elector, Poll
from coop.wording.catalogue import N_, say

PERSONS, MEMBERS = "persons", "members"


def entries(
    uow: UnitOfWork, one: uuid.UUID, other: uuid.UUID, *, lock: bool = False
) -> tuple[Entry, Entry]:
    """Return two entries, or refuse: there must be two, and neither may have gone before."""
    if one == other:
        raise SamePersonError
    people = _people(uow.session, {one, other}, lock=lock)
    for person_id in (one, other):
        if person_id not in people:
            raise PersonNotFoundError(person_id=person_id)
    _ensure_not_merged(uow.session, {one, other})
    channels: dict[uuid.UUID, list[tuple[ChannelKind, str]]] = defaultdict(list)
    for channel in uow.session.scalars(
        select(Channel).where(Channel.person_id.in_(people)).order_by(Channel.kind, Channel.value)
    ):
        channels[channel.person_id].append((channel.kind, channel.value))
    members = {
        member.person_id: member
        for member in uow.session.scalars(
            select(Member).where(Member.person_id.in_(people), is_current(uow.today))
        )
    }
    return _entry(people[one], channels[one], members.get(one)), _entry(
        people[other], channels[other], members.get(other)
    )


def _people(session: Session, wanted: set[uuid.UUID], *, lock: bool) -> dict[uuid.UUID, Person]:
    # In one order, so that two who merge the same people the other way round do not deadlock.
    query = select(Person).where(Person.id.in_(wanted)).order_by(Person.id)
    if lock:
        session.execute(query.with_for_update())
    people = session.scalars(query.options(joinedload(Person.address)))
    return {person.id: person for person in people}


def _ensure_not_merged(session: Session, wanted: Collection[uuid.UUID]) -> None:
    merge = session.scalar(select(PersonMerge).where(PersonMerge.person_id.in_(wanted)).limit(1))
    if merge is not None:
        by = session.get(Person, merge.merged_by) if merge.merged_by else None
        raise AlreadyMergedError(name=by.name.full if by else say(N_("Iemand")))


def _entry(
    person: Person, channels: list[tuple[ChannelKind, str]], member: Member | None
) -> Entry:
    place = person.address
    return Entry(
        person_id=person.id,
        name=person.name,
        language=person.language,
        address_id=person.address_id,
        address=f"{place.line}, {place.postcode} {place.town}" if place else "",
        channels=tuple(channels),
        member_id=member.id if member else None,
        number=member.number if member else None,
        joined_on=member.joined_on if member else None,
    )


def obstacles(uow: UnitOfWork, actor: Actor, one: Entry, other: Entry) -> list[CoopError]:
    """Return all that stands in the way of making two entries one."""
    pair = {one.person_id, other.person_id}
    session = uow.session
    in_open_vote = (
        select(Elector.person_id)
        .join(Poll, Poll.id == Elector.poll_id)
        .where(Elector.person_id.in_(pair), Poll.closed_at.is_(None))
    )
    present = select(Attendance.person_id).where(
        Attendance.person_id.in_(pair), Attendance.until_at.is_(None)
    )
    going_on = select(Meeting.id).where(
        Meeting.opened_at.is_not(None), Meeting.closed_at.is_(None)
    )
    suspended = select(Member.id).where(Member.person_id.in_(pair), is_suspended(uow.today))
    voters = select(Member.id).where(Member.person_id.in_(pair), is_voter(uow.today))
    return issues_before_merging(
        MergeFacts(
            is_own=actor.person_id in pair,
            share_something=share_something(one, other),
            may_vote_now=_has_any(session, in_open_vote),
            is_present=_has_any(session, present),
            is_meeting_on=_has_any(session, going_on),
            voters=len(session.scalars(voters).all()),
            is_suspended=_has_any(session, suspended),
        )
    )


def _has_any(session: Session, rows: Select[uuid.UUID]) -> bool:
    return bool(session.scalar(select(rows.exists())))


def lock_meetings(session: Session) -> None:
    """Let no meeting be opened, and no vote in it, until we are done."""
    session.execute(
        select(Meeting.id)
        .where(Meeting.closed_at.is_(None))
        .order_by(Meeting.id)
        .with_for_update()
    )


def moving(target: str) -> Iterator[Column[uuid.UUID]]:
    """Yield the columns that name a person, or a membership, and whose rows move."""
    for name, treatment in REFERENCES.items():
        table, _, column = name.partition(".")
        found = Base.metadata.tables[table].columns[column]
        targets = {key.column.table.name for key in found.foreign_keys}
        if treatment is Treatment.MOVES and target in targets:
            yield found


def counted(session: Session, goes: Entry) -> dict[str, int]:
    """Count what the board is told of the entry that goes, by table, in one question."""
    asked = []
    for name in COUNTED:
        table_name, _, column = name.partition(".")
        table = Base.metadata.tables[table_name]
        key = goes.member_id if column == "member_id" else goes.person_id
        asked.append(
            select(literal(table_name), func.count())
            .select_from(table)
            .where(table.columns[column] == key)
        )
    return {table: number for table, number in session.execute(union_all(*asked)) if number}


def years_asked_twice(session: Session, one: Entry, other: Entry) -> tuple[int, ...]:
    """Return the years for which both memberships were asked a contribution."""
    return tuple(
        session.scalars(
            select(Due.year)
            .where(Due.member_id.in_({one.member_id, other.member_id} - {None}))
            .group_by(Due.year)
            .having(func.count() > 1)
            .order_by(Due.year)
        )
    )
