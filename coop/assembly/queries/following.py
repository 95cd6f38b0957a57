"""What the relay of each web process asks, so that no browser has to."""

import uuid
from dataclasses import dataclass

from sqlalchemy import String, func, select

from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.lookups import ballots_cast

TOPIC = "meeting:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One journalled change of a meeting."""

    seq: int
    meeting_id: uuid.UUID
    use_case: str
    #: Who came or went, if that is what changed.
    person_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What was journalled about meetings, and how far the journal is."""

    last: int
    changes: tuple[Change, ...]


@use_case(Permission.ASSEMBLY_MEETING_FOLLOW)
def meeting_changes(uow: UnitOfWork, actor: Actor, *, after: int | None) -> Changes:
    """Return what was journalled about meetings after a point; without one, only how far it is."""
    last = uow.session.scalar(select(func.max(JournalEntry.seq))) or 0
    if after is None:
        return Changes(last=last, changes=())
    topic = func.coalesce(JournalEntry.topic, "", type_=String)
    rows = uow.session.execute(
        select(JournalEntry.seq, topic, JournalEntry.use_case, JournalEntry.details)
        .where(JournalEntry.seq > after, topic.startswith(TOPIC))
        .order_by(JournalEntry.seq)
    )
    return Changes(
        last=last,
        changes=tuple(
            Change(
                seq=seq,
                meeting_id=uuid.UUID(found.removeprefix(TOPIC)),
                use_case=name,
                person_id=uuid.UUID(details["person"]) if "person" in details else None,
            )
            for seq, found, name, details in rows
        ),
    )


@use_case(Permission.ASSEMBLY_MEETING_FOLLOW)
def turnout(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> int:
    """Return how many ballots are in the box."""
    return ballots_cast(uow.session, poll_id)
