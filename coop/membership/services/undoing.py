"""Undoing an import in chunks: out goes what it brought, unless something was built on it.

What was built on somebody is asked of the database's own references, so that an area that is
added later is heard without being known here.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select

from coop.jobs.rules import Chunk, Progress
from coop.kernel.db import Base
from coop.kernel.permissions import Actor, Permission
from coop.kernel.references import references_to
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import draft_by_id, rows_to_undo_before
from coop.membership.models import Member
from coop.membership.rules import Traces
from coop.people.models import Channel, Consent, Person
from coop.places.models import Address

#: Said of a member of whom somebody changed what the import had changed.
CHANGED_SINCE = "persons"


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE, journal=False)
def undo_rows(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: None, draft_id: uuid.UUID
) -> Progress:
    """Take out what the rows of one chunk brought, the last first: they build on others."""
    draft_by_id(uow.session, draft_id, uow.now, lock=True)
    rows = rows_to_undo_before(uow.session, draft_id, chunk.cursor, limit=chunk.rows)
    traces = {row.line: Traces.read(row.traces) for row in rows}
    kept = _kept_by(uow, traces)
    _take_out(uow, [one for line, one in traces.items() if one.member_id and line not in kept])
    for row in rows:
        one = traces[row.line]
        if one.member_id is None and not _change_back(uow, one):
            kept[row.line] = CHANGED_SINCE
        row.kept_by = kept.get(row.line)
        if row.kept_by is None:
            row.undone_at = uow.now
            row.traces = {}
    return Progress(
        done=chunk.done + len(rows),
        cursor=rows[-1].line if rows else chunk.cursor,
        is_finished=len(rows) < chunk.rows,
    )


def _kept_by(uow: UnitOfWork, traces: Mapping[int, Traces]) -> dict[int, str]:
    """Return the lines whose members must stay, with the table that refers to them."""
    added = {line: one for line, one in traces.items() if one.member_id is not None}
    own = {
        Channel.__tablename__: _ids(i for one in added.values() for i in one.channel_ids),
        Consent.__tablename__: _ids(i for one in added.values() for i in one.consent_ids),
        Member.__tablename__: _ids(one.member_id for one in added.values()),
    }
    found: dict[uuid.UUID, str] = {}
    for target, ids in (
        (Person, _ids(one.person_id for one in added.values() if one.is_new_person)),
        (Member, own[Member.__tablename__]),
        (Channel, own[Channel.__tablename__]),
    ):
        found |= references_to(uow.session, Base.metadata.tables[target.__tablename__], ids, own)
    ended = uow.session.scalars(
        select(Member.id).where(
            Member.id.in_(own[Member.__tablename__]), Member.ended_on.is_not(None)
        )
    )
    found |= dict.fromkeys(ended, Member.__tablename__)
    return {
        line: found[key]
        for line, one in added.items()
        for key in _ids((one.person_id, one.member_id, *one.channel_ids))
        if key in found
    }


def _ids(texts: Iterable[str | None]) -> set[uuid.UUID]:
    return {uuid.UUID(text) for text in texts if text is not None}


def _take_out(uow: UnitOfWork, traces: Sequence[Traces]) -> None:
    people = _ids(one.person_id for one in traces if one.is_new_person)
    for kind, ids in (
        (Consent, _ids(i for one in traces for i in one.consent_ids)),
        (Channel, _ids(i for one in traces for i in one.channel_ids)),
        (Member, _ids(one.member_id for one in traces)),
        (Person, people),
    ):
        uow.session.execute(delete(kind).where(kind.id.in_(ids)))
    addresses = _ids(one.new_address_id for one in traces)
    table = Base.metadata.tables[Address.__tablename__]
    used = references_to(uow.session, table, addresses, {})
    uow.session.execute(delete(Address).where(Address.id.in_(addresses - used.keys())))


def _change_back(uow: UnitOfWork, one: Traces) -> bool:
    """Put back what a row changed of a member; False when somebody changed it since."""
    person = uow.session.get_one(Person, uuid.UUID(one.person_id))
    channels = [
        (uow.session.get(Channel, uuid.UUID(replaced.channel_id)), replaced)
        for replaced in one.replaced
    ]
    lives_there = person.address_id == (
        uuid.UUID(one.address_after) if one.address_after else None
    )
    if (one.has_moved and not lives_there) or any(
        channel is None or channel.value != replaced.after for channel, replaced in channels
    ):
        return False
    if one.has_moved:
        person.address_id = uuid.UUID(one.address_before) if one.address_before else None
    for channel, replaced in channels:
        assert channel is not None
        channel.value = replaced.before
    added = _ids(one.channel_ids)
    uow.session.execute(delete(Channel).where(Channel.id.in_(added)))
    return True
