"""What in the database refers to rows that somebody wants to remove."""

import uuid
from collections.abc import Collection, Mapping

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from coop.kernel.db import Base


def references_to(
    session: Session,
    target: Table,
    ids: Collection[uuid.UUID],
    own: Mapping[str, set[uuid.UUID]],
) -> dict[uuid.UUID, str]:
    """Return which of these rows something refers to, with the table that does.

    What one removes besides, by table, does not count. The database's own references are asked,
    so that an area that is added later is heard without being known.
    """
    found: dict[uuid.UUID, str] = {}
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table is not target:
                continue
            referring = select(key.parent).where(key.parent.in_(ids)).distinct()
            if table.name in own:
                referring = referring.where(table.c.id.not_in(own[table.name]))
            found |= dict.fromkeys(session.scalars(referring), table.name)
    return found
