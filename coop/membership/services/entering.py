"""Taking a list over in chunks: new members, and what is said otherwise of known ones."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from sqlalchemy import delete, func, insert, select, update

from coop.jobs.rules import Chunk, Progress
from coop.kernel.db import Base
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import addresses_at, draft_by_id, register_for
from coop.membership.lookups.members import member_counter
from coop.membership.models import ImportRow, ImportText, Member
from coop.membership.rules import (
    Candidate,
    Finding,
    FindingKind,
    KnownMember,
    ListFacts,
    Register,
    Replaced,
    Row,
    RowState,
    Traces,
    judge,
    stored_verdict,
    wanted_states,
)
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose, folded
from coop.places.models import Address
from coop.wording.catalogue import SOURCE

#: Columns of one row by name.
Values: TypeAlias = dict[str, object]

#: How a consent that stood in a list was given.
BY_IMPORT = "import"
#: What "toestemming e-mail" in a members' list can honestly be taken for: BW 2:41(5) asks it
#: for the convocation, and what belongs to the meeting follows it.
PURPOSES_OF_CONSENT = (Purpose.CONVOCATION, Purpose.ASSEMBLY)


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE, journal=False)
def enter_rows(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: Sequence[Row], draft_id: uuid.UUID
) -> Progress:
    """Take over the rows of one chunk, each only if the register still allows it.

    Since the preview others may have entered the same people; their rows stay behind and say so.
    """
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    candidates = [row.candidate for row in found if row.candidate is not None]
    register = register_for(uow.session, candidates, uow.today)
    wanted = wanted_states(with_changes=draft.with_changes)
    judged = list(_once_each(judge(found, register, ListFacts()), register))
    entering = _Entering(uow, draft_id, register, [r for r in judged if r.state in wanted])
    taken = [entering.enter(row) for row in judged if row.state in wanted]
    left = [stored_verdict(row) for row in judged if row.state not in wanted]
    entering.write()
    for values in (taken, left):
        if values:
            uow.session.execute(
                update(ImportRow), [{"draft_id": draft_id, **one} for one in values]
            )
    is_finished = len(found) < chunk.rows
    if is_finished:
        uow.session.execute(delete(ImportText).where(ImportText.draft_id == draft_id))
    return Progress(
        done=chunk.done + len(found),
        cursor=found[-1].line if found else chunk.cursor,
        is_finished=is_finished,
    )


def _once_each(rows: Iterator[Row], register: Register) -> Iterator[Row]:
    """Let nobody in twice of whom two rows know different things: the door and the mailbox."""
    seen: dict[uuid.UUID, int] = {}
    for row in rows:
        person_id = register.person_id(row.candidate.marks) if row.candidate else None
        if person_id is not None and person_id in seen:
            first = str(seen[person_id])
            yield row.saying(Finding(kind=FindingKind.SAME_AS_LINE, value=first))
            continue
        if person_id is not None:
            seen[person_id] = row.line
        yield row


class _Entering:
    """Gathers what some rows bring into the register, and writes it a table at a time."""

    def __init__(
        self, uow: UnitOfWork, draft_id: uuid.UUID, register: Register, rows: Sequence[Row]
    ) -> None:
        self._uow = uow
        self._register = register
        self._addresses = {
            door: address_id
            for door, (address_id, _) in addresses_at(
                uow.session, [row.candidate.door for row in rows if row.candidate]
            ).items()
        }
        self._channels = _channels_of(uow, register, rows)
        self._counter = member_counter(uow.session)
        if any(row.candidate and row.candidate.number is None for row in rows):
            # Whoever is given a number gets none that the list claims for another.
            claimed = uow.session.scalar(
                select(func.max(ImportRow.number)).where(ImportRow.draft_id == draft_id)
            )
            self._counter.number = max(self._counter.number, claimed or 0)
        # In the order in which they refer to each other.
        self._new: dict[type[Base], list[Values]] = {
            kind: [] for kind in (Address, Person, Channel, Consent, Member)
        }
        self._otherwise: dict[type[Base], list[Values]] = {Person: [], Channel: []}

    def enter(self, row: Row) -> Values:
        """Take one row, and return what is kept of it."""
        candidate = row.candidate
        assert candidate is not None
        if row.state is RowState.CHANGED:
            member = self._register.member(candidate.marks)
            assert member is not None
            traces = self._change(candidate, member)
        else:
            traces = self._add(candidate)
        return {
            "line": row.line,
            "state": row.state,
            "entered_at": self._uow.now,
            "traces": traces.stored,
            # Whoever is a member stands in the register and nowhere else.
            "cells": [],
            "findings": [],
        }

    def write(self) -> None:
        """Write all that was gathered: many rows in one statement, for there are many."""
        for kind, values in self._new.items():
            if values:
                # To the table, not the mapped class: nobody needs the objects.
                table = Base.metadata.tables[kind.__tablename__]
                self._uow.session.execute(insert(table), values)
        for kind, values in self._otherwise.items():
            if values:
                self._uow.session.execute(update(kind), values)

    def _put(self, table: type[Base], /, **values: object) -> uuid.UUID:
        key = self._uow.chance.new_id()
        self._new[table].append({"id": key, **values})
        return key

    def _add(self, candidate: Candidate) -> Traces:
        address_id, is_new_address = self._address(candidate)
        person_id = self._register.person_id(candidate.marks)
        is_new_person = person_id is None
        if person_id is None:
            person_id = self._person(candidate, address_id)
        channel_ids = [
            self._channel(person_id, kind, value)
            for kind, value in _channels_in(candidate)
            if value not in {c.value for c in self._channels.get((person_id, kind), ())}
        ]
        consent_ids = self._consents(candidate, person_id)
        member_id = self._put(
            Member,
            person_id=person_id,
            number=self._number_of(candidate),
            joined_on=candidate.joined_on or self._uow.today,
            ended_on=None,
        )
        return Traces(
            person_id=person_id.hex,
            member_id=member_id.hex,
            is_new_person=is_new_person,
            new_address_id=address_id.hex if is_new_address else None,
            channel_ids=tuple(channel_id.hex for channel_id in channel_ids),
            consent_ids=tuple(consent_id.hex for consent_id in consent_ids),
        )

    def _number_of(self, candidate: Candidate) -> int:
        if candidate.number is not None:
            return candidate.number
        self._counter.number += 1
        return self._counter.number

    def _change(self, candidate: Candidate, known: KnownMember) -> Traces:
        address_id, is_new_address = known.address_id, False
        has_moved = candidate.door != known.door
        if has_moved:
            address_id, is_new_address = self._address(candidate)
            self._otherwise[Person].append(
                {"id": known.person_id, "address_id": address_id, "address_checked_at": None}
            )
        added, replaced = [], []
        for kind, value in _channels_in(candidate):
            has = self._channels.get((known.person_id, kind), [])
            if value in {channel.value for channel in has}:
                continue
            if len(has) == 1:
                replaced.append(self._replace(has[0], value))
            else:
                added.append(self._channel(known.person_id, kind, value))
        return Traces(
            person_id=known.person_id.hex,
            new_address_id=address_id.hex if is_new_address and address_id else None,
            channel_ids=tuple(channel_id.hex for channel_id in added),
            replaced=tuple(replaced),
            has_moved=has_moved,
            address_before=known.address_id.hex if known.address_id else None,
            address_after=address_id.hex if address_id else None,
        )

    def _replace(self, channel: Channel, value: str) -> Replaced:
        self._otherwise[Channel].append(
            {"id": channel.id, "value": value, "verified_at": None, "dead_since": None}
        )
        return Replaced(channel_id=channel.id.hex, before=channel.value, after=value)

    def _address(self, candidate: Candidate) -> tuple[uuid.UUID, bool]:
        door = candidate.door
        if door in self._addresses:
            return self._addresses[door], False
        self._addresses[door] = self._put(
            Address,
            postcode=door.postcode,
            house_number=door.house_number,
            house_letter=door.house_letter,
            addition=door.addition,
            street=candidate.street,
            town=candidate.town,
            latitude=None,
            longitude=None,
        )
        return self._addresses[door], True

    def _person(self, candidate: Candidate, address_id: uuid.UUID) -> uuid.UUID:
        name = candidate.name
        return self._put(
            Person,
            given_name=name.given,
            tussenvoegsel=name.tussenvoegsel,
            family_name=name.family,
            sort_name=folded(name.sorted),
            language=SOURCE,
            address_id=address_id,
            address_checked_at=None,
            created_at=self._uow.now,
        )

    def _channel(self, person_id: uuid.UUID, kind: ChannelKind, value: str) -> uuid.UUID:
        return self._put(
            Channel, person_id=person_id, kind=kind, value=value, verified_at=None, dead_since=None
        )

    def _consents(self, candidate: Candidate, person_id: uuid.UUID) -> list[uuid.UUID]:
        if candidate.email is None or not candidate.has_consented:
            return []
        return [
            self._put(
                Consent,
                person_id=person_id,
                channel=ChannelKind.EMAIL,
                purpose=purpose,
                given_at=self._uow.now,
                given_how=BY_IMPORT,
                withdrawn_at=None,
            )
            for purpose in PURPOSES_OF_CONSENT
        ]


def _channels_of(
    uow: UnitOfWork, register: Register, rows: Sequence[Row]
) -> dict[tuple[uuid.UUID, ChannelKind], list[Channel]]:
    """Return what reaches those of the rows who are known here."""
    people = {register.person_id(row.candidate.marks) for row in rows if row.candidate}
    members = (register.member(row.candidate.marks) for row in rows if row.candidate)
    people |= {member.person_id for member in members if member is not None}
    found: dict[tuple[uuid.UUID, ChannelKind], list[Channel]] = defaultdict(list)
    for channel in uow.session.scalars(
        select(Channel).where(Channel.person_id.in_(people - {None}))
    ):
        found[channel.person_id, channel.kind].append(channel)
    return found


def _channels_in(candidate: Candidate) -> list[tuple[ChannelKind, str]]:
    wished = ((ChannelKind.EMAIL, candidate.email), (ChannelKind.PHONE, candidate.phone))
    return [(kind, value) for kind, value in wished if value is not None]
