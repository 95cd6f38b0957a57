"""What can be seen of a list of addresses, before and after it is taken over."""

import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from coop.jobs.lookups import job_by_id
from coop.jobs.rules import ImportStage
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.documents.extracts import (
    example_extract,
    first_rows,
    layout_of_extract,
    missing_columns,
)
from coop.places.errors import ExtractBusyError
from coop.places.lookups import (
    extract_by_id,
    is_listed,
    is_said_in,
    newest_entered,
    stage_of_extract,
)
from coop.places.models import Address, Extract, ExtractRow, ExtractText
from coop.places.rules import Column, Flaw, RowState

ROWS_ON_A_PAGE = 30
#: So many rows show what stands in a column.
ROWS_TO_RECOGNISE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractView:
    """A list, how far it is and what it brings or brought."""

    extract_id: uuid.UUID
    file_name: str
    uploaded_at: datetime
    stage: ImportStage
    #: The work that is done on it, or was done last.
    task: str
    done: int
    total: int
    #: Code and details of the refusal that ended the work, if one did.
    failure: str | None
    failure_details: Mapping[str, object]
    counts: Mapping[RowState, int]
    #: Listed today, and in no row of this list.
    missing: int
    is_whole: bool
    #: Nothing newer was taken over, so it can be undone.
    is_newest: bool

    @property
    def brings(self) -> int:
        """Return how many addresses it adds or changes."""
        return self.counts[RowState.NEW] + self.counts[RowState.CHANGED]


@use_case(Permission.PLACES_ADDRESS_READ)
def extract_view(uow: UnitOfWork, actor: Actor, *, extract_id: uuid.UUID) -> ExtractView:
    """Return what a list would bring, or what became of it."""
    extract = extract_by_id(uow.session, extract_id)
    job = job_by_id(uow.session, extract.job_id) if extract.job_id else None
    stage = stage_of_extract(uow.session, extract)
    return ExtractView(
        extract_id=extract.id,
        file_name=extract.file_name,
        uploaded_at=extract.uploaded_at,
        stage=stage,
        task=job.task if job else "",
        done=job.done if job else 0,
        total=job.total if job else 0,
        failure=job.failure if job else None,
        failure_details=job.failure_details if job else {},
        counts=_counts(uow, extract),
        missing=_missing(uow, extract) if stage is ImportStage.PREVIEW else 0,
        is_whole=extract.is_whole,
        is_newest=newest_entered(uow.session) is extract,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractColumns:
    """The columns of a list, for who says what stands in them."""

    file_name: str
    #: The name above each, what stands in its first rows, and what it is taken for.
    columns: tuple[tuple[str, tuple[str, ...], Column | None], ...]
    missing: tuple[Column, ...]


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def extract_columns(uow: UnitOfWork, actor: Actor, *, extract_id: uuid.UUID) -> ExtractColumns:
    """Return the columns of a list that was not taken over yet."""
    extract = extract_by_id(uow.session, extract_id)
    kept = uow.session.get(ExtractText, extract_id)
    if kept is None or extract.confirmed_at is not None:
        raise ExtractBusyError
    layout = layout_of_extract(kept.text)
    rows = first_rows(kept.text, layout, ROWS_TO_RECOGNISE)
    places = {Column(name): place for name, place in extract.places.items()}
    taken_for = {place: column for column, place in places.items()}
    return ExtractColumns(
        file_name=extract.file_name,
        columns=tuple(
            (
                name.strip(),
                tuple(row[at] for row in rows if at < len(row)),
                taken_for.get(at),
            )
            for at, name in enumerate(layout.header)
        ),
        missing=missing_columns(places),
    )


def _counts(uow: UnitOfWork, extract: Extract) -> dict[RowState, int]:
    rows = uow.session.execute(
        select(ExtractRow.state, func.count().label("rows"))
        .where(ExtractRow.extract_id == extract.id)
        .group_by(ExtractRow.state)
    )
    return dict.fromkeys(RowState, 0) | {row.state: row.rows for row in rows}


def _missing(uow: UnitOfWork, extract: Extract) -> int:
    missing = select(func.count(Address.id)).where(is_listed(), ~is_said_in(extract.id))
    return uow.session.scalar(missing) or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLineView:
    """One row of a list, as somebody decides about it."""

    line: int
    state: RowState
    text: str
    #: What it says, as on an envelope; nothing where it could not be read.
    address: str
    postcode: str
    flaw: Flaw | None
    has_point: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPage:
    """Some rows of a list."""

    rows: tuple[ExtractLineView, ...]
    page: int
    pages: int


@use_case(Permission.PLACES_ADDRESS_READ)
def extract_rows(
    uow: UnitOfWork,
    actor: Actor,
    *,
    extract_id: uuid.UUID,
    wanted: RowState | None = None,
    page: int = 1,
) -> ExtractPage:
    """Return one page of a list with what each row would bring."""
    extract_by_id(uow.session, extract_id)
    fitting = [ExtractRow.extract_id == extract_id]
    if wanted is not None:
        fitting.append(ExtractRow.state == wanted)
    found = uow.session.scalar(select(func.count()).select_from(ExtractRow).where(*fitting)) or 0
    pages = max(1, math.ceil(found / ROWS_ON_A_PAGE))
    page = min(max(1, page), pages)
    rows = uow.session.scalars(
        select(ExtractRow)
        .where(*fitting)
        .order_by(ExtractRow.line)
        .limit(ROWS_ON_A_PAGE)
        .offset((page - 1) * ROWS_ON_A_PAGE)
    )
    return ExtractPage(rows=tuple(map(_shown, rows)), page=page, pages=pages)


def _shown(row: ExtractRow) -> ExtractLineView:
    is_read = row.flaw is None
    return ExtractLineView(
        line=row.line,
        state=row.state,
        text=row.text,
        address=f"{row.street} {row.door.number}" if is_read else "",
        postcode=row.postcode,
        flaw=row.flaw,
        has_point=row.latitude is not None,
    )


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def example_extract_file(uow: UnitOfWork, actor: Actor) -> str:
    """Return a list of addresses with the columns as we like them best."""
    return example_extract()
