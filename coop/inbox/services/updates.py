"""What can be done with updates of Telegram."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from coop.inbox.errors import UpdateNotFoundError
from coop.inbox.models import InboxUpdate
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

#: Telegram keeps what was not fetched for a day; a week covers every second delivery.
KEPT = timedelta(days=7)
#: Whatever was taken up this often took the process down with it each time.
MOST_ATTEMPTS = 5
GAVE_UP = "gave-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUpdate:
    """An update to be handled."""

    update_id: int
    payload: dict[str, Any]  # Any: Telegram's JSON, read by python-telegram-bot


@use_case(Permission.INBOX_UPDATE_HANDLE, journal=False)
def store_updates(
    uow: UnitOfWork,
    actor: Actor,
    *,
    updates: Sequence[Mapping[str, Any]],  # Any: Telegram's JSON
) -> None:
    """Keep what came in; what is here already is left as it is."""
    if not updates:
        return
    rows = [
        {
            "update_id": entry["update_id"],
            # Escaped: half a surrogate pair is JSON, but no text a database would take.
            "payload": json.dumps(entry, separators=(",", ":")),
            "received_at": uow.now,
            "attempts": 0,
        }
        for entry in updates
    ]
    dialect = uow.session.get_bind().dialect.name
    statement = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(InboxUpdate)
    uow.session.execute(statement.on_conflict_do_nothing(), rows)


# Only how often an update was taken up is written here; each is settled durably.
@use_case(Permission.INBOX_UPDATE_HANDLE, journal=False, durable=False)
def take_updates(
    uow: UnitOfWork, actor: Actor, *, limit: int, in_hand: Collection[int] = ()
) -> tuple[TakenUpdate, ...]:
    """Return the oldest updates that wait and are not in hand, and count that they were taken."""
    uow.session.execute(
        update(InboxUpdate)
        .where(*_waits(), InboxUpdate.attempts >= MOST_ATTEMPTS)
        .where(InboxUpdate.update_id.not_in(in_hand))
        .values(failed_at=uow.now, reference=GAVE_UP)
        .execution_options(synchronize_session=False)
    )
    rows = uow.session.execute(
        select(InboxUpdate.update_id, InboxUpdate.payload)
        .where(*_waits(), InboxUpdate.update_id.not_in(in_hand))
        .order_by(InboxUpdate.update_id)
        .limit(limit)
    ).all()
    if rows:
        uow.session.execute(
            update(InboxUpdate)
            .where(InboxUpdate.update_id.in_([row.update_id for row in rows]))
            .values(attempts=InboxUpdate.attempts + 1)
            .execution_options(synchronize_session=False)
        )
    return tuple(
        TakenUpdate(update_id=row.update_id, payload=json.loads(row.payload or "{}"))
        for row in rows
    )


@use_case(Permission.INBOX_UPDATE_HANDLE, journal=False)
def settle_updates(
    uow: UnitOfWork, actor: Actor, *, handled: Collection[int], failed: Mapping[int, str]
) -> frozenset[int]:
    """Record what was handled, and what failed under which reference.

    Returns those that nobody had settled before: only their answers may go out.
    """
    settled = set(_settle(uow, handled, failed_at=None, reference=None))
    for update_id, reference in failed.items():
        settled.update(_settle(uow, (update_id,), failed_at=uow.now, reference=reference))
    return frozenset(settled)


def _waits() -> tuple[ColumnElement[bool], ...]:
    return InboxUpdate.handled_at.is_(None), InboxUpdate.failed_at.is_(None)


def _settle(
    uow: UnitOfWork,
    update_ids: Collection[int],
    *,
    failed_at: datetime | None,
    reference: str | None,
) -> Iterable[int]:
    if not update_ids:
        return ()
    values: dict[str, object] = {"failed_at": failed_at, "reference": reference}
    if failed_at is None:
        values = {"handled_at": uow.now, "payload": None}
    return uow.session.scalars(
        update(InboxUpdate)
        .where(InboxUpdate.update_id.in_(update_ids), *_waits())
        .values(values)
        .returning(InboxUpdate.update_id)
        .execution_options(synchronize_session=False)
    )


@use_case(Permission.INBOX_UPDATE_HANDLE)
def retry_update(uow: UnitOfWork, actor: Actor, *, update_id: int) -> None:
    """Put a failed update back in line."""
    entry = uow.session.get(InboxUpdate, update_id)
    if entry is None or entry.failed_at is None or entry.payload is None:
        raise UpdateNotFoundError(update_id=update_id)
    entry.failed_at = None
    entry.reference = None
    entry.attempts = 0


@use_case(Permission.INBOX_UPDATE_HANDLE, journal=False)
def forget_updates(uow: UnitOfWork, actor: Actor) -> None:
    """Remove what came in longer ago than it can come again."""
    uow.session.execute(delete(InboxUpdate).where(InboxUpdate.received_at < uow.now - KEPT))
