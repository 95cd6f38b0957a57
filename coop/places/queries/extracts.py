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
from coop.places.documents.extracts import example_extract
from coop.places.lookups import (
    extract_by_id,
    is_listed,
    is_said_in,
    newest_entered,
    stage_of_extract,
)
from coop.places.models import Address, Extract, ExtractRow
from coop.places.rules import Flaw, RowState

ROWS_ON_A_PAGE = 30


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
    assert extract.job_id is not None
    job = job_by_id(uow.session, extract.job_id)
    stage = stage_of_extract(uow.session, extract)
    return ExtractView(
        extract_id=extract.id,
        file_name=extract.file_name,
        uploaded_at=extract.uploaded_at,
        stage=stage,
        task=job.task,
        done=job.done,
        total=job.total,
        failure=job.failure,
        failure_details=job.failure_details,
        counts=_counts(uow, extract),
        missing=_missing(uow, extract) if stage is ImportStage.PREVIEW else 0,
        is_whole=extract.is_whole,
        is_newest=newest_entered(uow.session) is extract,
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
