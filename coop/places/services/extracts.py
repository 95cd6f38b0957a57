"""What somebody does with a list of addresses: upload it, take it over, undo that, discard it.

The work itself is done by the worker, in chunks: see ``entering``. One list waits at a time: a
list that is uploaded takes the place of one that nobody took over.
"""

import uuid
from collections.abc import Mapping

from sqlalchemy import ColumnElement, delete, func, select

from coop.jobs.rules import ImportStage
from coop.jobs.services import cancel_job, start_job
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.documents.extracts import (
    ExtractLayout,
    ensure_columns,
    layout_of_extract,
    missing_columns,
)
from coop.places.errors import (
    ExtractBusyError,
    ExtractChangedError,
    ExtractNotNewestError,
    NothingInExtractError,
)
from coop.places.lookups import extract_by_id, newest_entered, stage_of_extract
from coop.places.lookups.extracts import WANTED
from coop.places.models import Extract, ExtractRow, ExtractText
from coop.places.rules import LONGEST_FILE_NAME, Column
from coop.rendering.tables import text_of

#: When somebody can say which column is what: before anything was taken over.
CHOOSING = frozenset({ImportStage.COLUMNS, ImportStage.PREVIEW})
#: What can be undone; where the work was broken off, so much as went in.
ENTERED = frozenset({ImportStage.ENTERED, ImportStage.STOPPED})


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def upload_extract(uow: UnitOfWork, actor: Actor, *, file_name: str, content: bytes) -> uuid.UUID:
    """Keep a list of addresses, so that it can be looked through before it is taken over."""
    text = text_of(content)
    layout = layout_of_extract(text)
    for other in uow.session.scalars(
        select(Extract).where(Extract.confirmed_at.is_(None), Extract.discarded_at.is_(None))
    ):
        _discard(uow, actor, other)
    extract = Extract(
        id=uow.chance.new_id(),
        file_name=_plain_file_name(file_name),
        uploaded_at=uow.now,
        separator=layout.separator,
        places={column.value: place for column, place in layout.places.items()},
        read_line=layout.line,
    )
    if not missing_columns(layout.places):
        _begin_reading(uow, actor, extract, layout)
    uow.session.add_all((extract, ExtractText(extract_id=extract.id, text=text)))
    uow.note("extract", extract.id, rows=layout.rows)
    return extract.id


def _begin_reading(uow: UnitOfWork, actor: Actor, extract: Extract, layout: ExtractLayout) -> None:
    extract.read_line = layout.line
    extract.job_id = start_job(
        uow,
        actor,
        task="read_extract",
        total=layout.rows,
        cursor=layout.character,
        arguments={"extract_id": extract.id},
    )


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def choose_extract_columns(
    uow: UnitOfWork, actor: Actor, *, extract_id: uuid.UUID, places: Mapping[Column, int]
) -> None:
    """Read a list, or read it again, with the columns as somebody says they are."""
    extract = extract_by_id(uow.session, extract_id, lock=True)
    if stage_of_extract(uow.session, extract) not in CHOOSING:
        raise ExtractBusyError
    layout = layout_of_extract(uow.session.get_one(ExtractText, extract_id).text)
    ensure_columns(places, len(layout.header))
    extract.places = {column.value: place for column, place in places.items()}
    uow.session.execute(delete(ExtractRow).where(ExtractRow.extract_id == extract_id))
    _begin_reading(uow, actor, extract, layout)
    uow.note("extract", extract_id)


def _plain_file_name(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable()).strip()[:LONGEST_FILE_NAME] or "bag.csv"


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def confirm_extract(
    uow: UnitOfWork,
    actor: Actor,
    *,
    extract_id: uuid.UUID,
    expected: int,
    is_whole: bool = False,
) -> None:
    """Begin to take over what a list brings.

    ``expected`` is the number of rows the page showed: nobody confirms what was not seen. A list
    of the whole area also says which addresses are gone; those are kept, and marked.
    """
    extract = extract_by_id(uow.session, extract_id, lock=True)
    if stage_of_extract(uow.session, extract) is not ImportStage.PREVIEW:
        raise ExtractBusyError
    rows = _count(uow, extract, ExtractRow.state.in_(WANTED))
    if not rows and not is_whole:
        raise NothingInExtractError
    if rows != expected:
        raise ExtractChangedError
    _forget_older(uow, extract)
    extract.confirmed_at = uow.now
    extract.is_whole = is_whole
    extract.job_id = start_job(
        uow, actor, task="enter_extract", total=rows, arguments={"extract_id": extract.id}
    )
    uow.note("extract", extract.id, rows=rows, is_whole=is_whole)


def _count(uow: UnitOfWork, extract: Extract, which: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(ExtractRow)
    return uow.session.scalar(query.where(ExtractRow.extract_id == extract.id, which)) or 0


def _forget_older(uow: UnitOfWork, extract: Extract) -> None:
    """Remove the rows of the list before: only the newest can be undone."""
    older = select(Extract.id).where(Extract.id != extract.id, Extract.confirmed_at.is_not(None))
    uow.session.execute(delete(ExtractRow).where(ExtractRow.extract_id.in_(older)))


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def undo_extract(uow: UnitOfWork, actor: Actor, *, extract_id: uuid.UUID) -> None:
    """Begin to put back what a list changed, and to take out what it brought."""
    extract = extract_by_id(uow.session, extract_id, lock=True)
    if stage_of_extract(uow.session, extract) not in ENTERED:
        raise ExtractBusyError
    newest = newest_entered(uow.session)
    if newest is not extract:
        raise ExtractNotNewestError
    rows = _count(uow, extract, ExtractRow.entered_at.is_not(None))
    last = uow.session.scalar(
        select(func.max(ExtractRow.line)).where(ExtractRow.extract_id == extract.id)
    )
    extract.undone_at = uow.now
    extract.job_id = start_job(
        uow,
        actor,
        task="undo_extract",
        total=rows,
        cursor=(last or 0) + 1,
        arguments={"extract_id": extract.id},
    )
    uow.note("extract", extract.id, rows=rows)


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def discard_extract(uow: UnitOfWork, actor: Actor, *, extract_id: uuid.UUID) -> None:
    """Throw an uploaded list away, also while it is being read."""
    extract = extract_by_id(uow.session, extract_id, lock=True)
    if extract.discarded_at is not None:
        return
    if extract.confirmed_at is not None:
        raise ExtractBusyError
    _discard(uow, actor, extract)
    uow.note("extract", extract.id)


def _discard(uow: UnitOfWork, actor: Actor, extract: Extract) -> None:
    if extract.job_id is not None:
        cancel_job(uow, actor, job_id=extract.job_id)
    extract.discarded_at = uow.now
    for kept in (ExtractRow, ExtractText):
        uow.session.execute(delete(kept).where(kept.extract_id == extract.id))
