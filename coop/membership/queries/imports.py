"""What can be seen of a list of members that was uploaded, before and after it is taken over."""

import math
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.documents.rejected import example_list, rejected_text, sentence_of
from coop.membership.documents.rows import read_list
from coop.membership.lookups import draft_by_id, register_for
from coop.membership.models import ImportDraft
from coop.membership.rules import (
    DRAFT_KEPT,
    Column,
    Row,
    RowFilter,
    RowState,
    judge,
)
from coop.people.models import Person

ROWS_ON_A_PAGE = 30
MOST_IMPORTS_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One row of a list, as somebody decides about it."""

    line: int
    state: RowState
    #: What stands in the row.
    name: str
    address: str
    #: Why not, or what should be known; in words.
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """A list with what each row would bring, one page of it."""

    draft_id: uuid.UUID
    file_name: str
    uploaded_at: datetime
    found: tuple[tuple[Column, str], ...]
    missing: tuple[Column, ...]
    ignored: tuple[str, ...]
    counts: dict[RowFilter, int]
    rows: tuple[PreviewRow, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSummary:
    """An uploaded list, and what became of it."""

    draft_id: uuid.UUID
    file_name: str
    uploaded_at: datetime
    uploaded_by: str
    confirmed_at: datetime | None
    confirmed_by: str
    added: int
    is_discarded: bool
    #: After it was taken over: whether some rows stayed behind.
    has_rejected: bool


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def import_preview(
    uow: UnitOfWork,
    actor: Actor,
    *,
    draft_id: uuid.UUID,
    wanted: RowFilter = RowFilter.ALL,
    page: int = 1,
) -> ImportPreview | ImportSummary:
    """Return what an uploaded list would bring, or what it brought once that is settled."""
    draft = draft_by_id(uow.session, draft_id, uow.now)
    if draft.confirmed_at is not None or draft.discarded_at is not None:
        return _summary(draft, _names(uow, [draft]))
    listed = read_list(draft.text, uow.today)
    places = listed.columns.places
    rows = judge(listed.rows, register_for(uow.session, listed.rows, uow.today))
    shown = [row for row in rows if row.fits(wanted)]
    pages = max(1, math.ceil(len(shown) / ROWS_ON_A_PAGE))
    page = min(max(1, page), pages)
    start = (page - 1) * ROWS_ON_A_PAGE
    return ImportPreview(
        draft_id=draft.id,
        file_name=draft.file_name,
        uploaded_at=draft.uploaded_at,
        found=tuple((column, listed.header[place]) for column, place in places.items()),
        missing=listed.columns.missing,
        ignored=listed.columns.unknown,
        counts=_counts(rows),
        rows=tuple(
            _shown(row, places, actor.locale) for row in shown[start : start + ROWS_ON_A_PAGE]
        ),
        page=page,
        pages=pages,
    )


def _counts(rows: tuple[Row, ...]) -> dict[RowFilter, int]:
    counted = Counter(wanted for row in rows for wanted in RowFilter if row.fits(wanted))
    return {wanted: counted[wanted] for wanted in RowFilter}


def _shown(row: Row, places: Mapping[Column, int], locale: str) -> PreviewRow:
    def said(*columns: Column) -> str:
        found = (places.get(column, len(row.cells)) for column in columns)
        texts = (row.cells[place].strip() for place in found if place < len(row.cells))
        return " ".join(text for text in texts if text)

    # As it stands in the list: that is where somebody looks for it.
    name = said(Column.GIVEN_NAME, Column.TUSSENVOEGSEL, Column.FAMILY_NAME)
    door = said(Column.STREET, Column.HOUSE_NUMBER, Column.ADDITION)
    town = said(Column.POSTCODE, Column.TOWN)
    return PreviewRow(
        line=row.line,
        state=row.state,
        name=name,
        address=", ".join(part for part in (door, town) if part),
        remarks=tuple(sentence_of(finding, locale) for finding in row.remarks),
    )


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def imports_view(uow: UnitOfWork, actor: Actor) -> tuple[ImportSummary, ...]:
    """Return the lists of the last week, newest first."""
    drafts = uow.session.scalars(
        select(ImportDraft)
        .where(ImportDraft.uploaded_at > uow.now - DRAFT_KEPT, ImportDraft.discarded_at.is_(None))
        .order_by(ImportDraft.uploaded_at.desc(), ImportDraft.id)
        .limit(MOST_IMPORTS_SHOWN)
    ).all()
    names = _names(uow, drafts)
    return tuple(_summary(draft, names) for draft in drafts)


def _names(uow: UnitOfWork, drafts: Iterable[ImportDraft]) -> dict[uuid.UUID | None, str]:
    wanted = {key for draft in drafts for key in (draft.uploaded_by, draft.confirmed_by) if key}
    people = uow.session.scalars(select(Person).where(Person.id.in_(wanted)))
    return {person.id: person.name.full for person in people}


def _summary(draft: ImportDraft, names: dict[uuid.UUID | None, str]) -> ImportSummary:
    return ImportSummary(
        draft_id=draft.id,
        file_name=draft.file_name,
        uploaded_at=draft.uploaded_at,
        uploaded_by=names.get(draft.uploaded_by, ""),
        confirmed_at=draft.confirmed_at,
        confirmed_by=names.get(draft.confirmed_by, ""),
        added=draft.added,
        is_discarded=draft.discarded_at is not None,
        has_rejected=draft.confirmed_at is not None and bool(draft.text),
    )


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def rejected_file(uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID) -> str:
    """Return the rows that are not taken over, with their reasons, as a list to correct."""
    draft = draft_by_id(uow.session, draft_id, uow.now)
    if draft.confirmed_at is not None or draft.discarded_at is not None:
        return draft.text
    listed = read_list(draft.text, uow.today)
    return rejected_text(
        listed, judge(listed.rows, register_for(uow.session, listed.rows, uow.today))
    )


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def example_file(uow: UnitOfWork, actor: Actor) -> str:
    """Return a list with the columns as we like them best."""
    return example_list()
