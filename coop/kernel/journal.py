"""The append-only record of who did what, and the causes that were already carried out.

Ballots never get here, nor whole argument lists: a use case names single fields with
``UnitOfWork.note``. A person's id stands in ``details`` only, so that it can be removed
when its retention ends without touching the rest of the row.
"""

import json
import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import String, Text, Uuid, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from coop.kernel.db import Base, Sequence
from coop.kernel.permissions import Actor
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import Declaration

LONGEST_CAUSE = 200


class JournalEntry(Base):
    """One carried-out use case."""

    __tablename__ = "journal"

    seq: Mapped[int] = mapped_column(Sequence, primary_key=True, init=False)
    at: Mapped[datetime] = mapped_column(index=True)
    #: The function that acted ("voorzitter", "wijkagent"), never a name.
    function: Mapped[str] = mapped_column(String(60))
    use_case: Mapped[str] = mapped_column(String(80))
    subject_kind: Mapped[str | None] = mapped_column(String(40))
    subject_id: Mapped[uuid.UUID | None] = mapped_column(Uuid, index=True)
    topic: Mapped[str | None] = mapped_column(String(80))
    details: Mapped[dict[str, Any]]  # Any: plain JSON values, see Note


class Cause(Base):
    """A cause (form token, update, tick) that was carried out, and what came of it."""

    __tablename__ = "causes"

    key: Mapped[str] = mapped_column(String(LONGEST_CAUSE), primary_key=True)
    result: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(index=True)


#: To the table, not the mapped class: nobody needs the number that the database gave.
_APPEND = insert(Base.metadata.tables[JournalEntry.__tablename__])


def write_entry(uow: UnitOfWork, actor: Actor, name: str, declaration: Declaration) -> None:
    """Append what the use case noted, in the use case's own transaction."""
    note = uow.journal_note
    grant = actor.grant_for(declaration.permission)
    details = dict(note.details)
    if actor.person_id is not None and note.signed:
        details["by"] = str(actor.person_id)
    if actor.contact_id is not None:
        details["contact"] = str(actor.contact_id)
    uow.session.execute(
        _APPEND,
        {
            "at": uow.now,
            "function": grant.function if grant else "",
            "use_case": name,
            "subject_kind": note.subject_kind,
            "subject_id": note.subject_id,
            "topic": note.topic,
            "details": details,
        },
    )


#: Built once: every form and every update claims its cause.
_CLAIM = {
    "sqlite": sqlite.insert(Cause).on_conflict_do_nothing().returning(Cause.key),
    "postgresql": postgresql.insert(Cause).on_conflict_do_nothing().returning(Cause.key),
}


def claim_cause(session: Session, key: str, now: datetime) -> bool:
    """Take a cause for this transaction; False when it was carried out before.

    On PostgreSQL a second transaction waits here for the first, so both databases answer
    alike: whoever comes second learns the first one's result.
    """
    claim = _CLAIM[session.get_bind().dialect.name]
    taken = session.execute(claim, {"key": key, "result": None, "at": now})
    return taken.first() is not None


def store_result(session: Session, key: str, result: object) -> None:
    """Keep what the cause led to, for whoever repeats it."""
    if result is not None:
        session.execute(update(Cause).where(Cause.key == key).values(result=_encode(result)))


def first_result(session: Session, key: str) -> object:
    """Return what the cause led to the first time."""
    stored = session.scalar(select(Cause.result).where(Cause.key == key))
    return None if stored is None else _decode(stored)


def _encode(result: object) -> str:
    if isinstance(result, uuid.UUID):
        return json.dumps({"uuid": str(result)})
    if isinstance(result, str | int | bool):
        return json.dumps({"value": result})
    msg = f"a use case with a cause returns an id or a plain value, not {type(result).__name__}"
    raise TypeError(msg)


def _decode(stored: str) -> object:
    value = json.loads(stored)
    return uuid.UUID(value["uuid"]) if "uuid" in value else value["value"]
