"""Finds lists of addresses that were uploaded."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from coop.jobs.lookups import job_by_id
from coop.jobs.rules import ImportStage, stage_of
from coop.places.errors import ExtractNotFoundError
from coop.places.models import Address, Extract, ExtractRow
from coop.places.rules import RowState

#: Only these change the addresses.
WANTED = frozenset({RowState.NEW, RowState.CHANGED})


def extract_by_id(session: Session, extract_id: uuid.UUID, *, lock: bool = False) -> Extract:
    """Return an uploaded list, or refuse."""
    extract = session.get(Extract, extract_id, with_for_update=True if lock else None)
    if extract is None:
        raise ExtractNotFoundError
    return extract


def stage_of_extract(session: Session, extract: Extract) -> ImportStage:
    """Return how far a list is."""
    if extract.job_id is None:
        waiting = extract.discarded_at is None
        return ImportStage.COLUMNS if waiting else ImportStage.DISCARDED
    return stage_of(
        is_discarded=extract.discarded_at is not None,
        is_confirmed=extract.confirmed_at is not None,
        is_undone=extract.undone_at is not None,
        job=job_by_id(session, extract.job_id).state,
    )


def newest_entered(session: Session) -> Extract | None:
    """Return the list that was taken over last, unless that was undone."""
    return session.scalar(
        select(Extract)
        .where(Extract.confirmed_at.is_not(None), Extract.undone_at.is_(None))
        .order_by(Extract.confirmed_at.desc(), Extract.id)
        .limit(1)
    )


def rows_after(
    session: Session, extract_id: uuid.UUID, line: int, *, limit: int
) -> Sequence[ExtractRow]:
    """Return the rows of a list below a line that bring something, in order."""
    return session.scalars(
        select(ExtractRow)
        .where(
            ExtractRow.extract_id == extract_id,
            ExtractRow.line > line,
            ExtractRow.state.in_(WANTED),
        )
        .order_by(ExtractRow.line)
        .limit(limit)
    ).all()


def rows_before(
    session: Session, extract_id: uuid.UUID, line: int, *, limit: int
) -> Sequence[ExtractRow]:
    """Return the rows of a list above a line that were taken over, the last first."""
    return session.scalars(
        select(ExtractRow)
        .where(
            ExtractRow.extract_id == extract_id,
            ExtractRow.line < line,
            ExtractRow.entered_at.is_not(None),
        )
        .order_by(ExtractRow.line.desc())
        .limit(limit)
    ).all()


def is_said_in(extract_id: uuid.UUID) -> ColumnElement[bool]:
    """Select addresses that stand in some row of a list."""
    return exists().where(
        and_(
            ExtractRow.extract_id == extract_id,
            ExtractRow.postcode == Address.postcode,
            ExtractRow.house_number == Address.house_number,
            ExtractRow.house_letter == Address.house_letter,
            ExtractRow.addition == Address.addition,
        )
    )
