"""What can be seen of a list of members that was uploaded, before and after it is taken over."""

import math
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select

from coop.jobs.lookups import job_by_id
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.documents.columns import chosen_columns
from coop.membership.documents.rejected import example_list, rejected_text, sentence_of
from coop.membership.lookups import counts_of, draft_by_id, stage_of_draft
from coop.membership.models import ImportDraft, ImportRow
from coop.membership.rules import (
    DRAFT_KEPT,
    Column,
    Finding,
    ImportStage,
    RowFilter,
    RowState,
    findings_of,
    places_of,
)
from coop.people.models import Person

ROWS_ON_A_PAGE = 30
MOST_IMPORTS_SHOWN = 10
#: The file of what stays behind is put together from so many rows at a time.
ROWS_WRITTEN_AT_ONCE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One row of a list, as somebody decides about it."""

    line: int
    state: RowState
    #: What stands in the row.
    name: str
    address: str
    #: What the list says otherwise of a member: what it is about, and before and after.
    changes: tuple[tuple[Column, str, str], ...]
    #: Why not, or what should be known; in words.
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """Some rows of a list."""

    rows: tuple[PreviewRow, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """A list, how far it is and what it brings or brought."""

    draft_id: uuid.UUID
    file_name: str
    uploaded_at: datetime
    uploaded_by: str
    stage: ImportStage
    #: The work that is done on it, or was done last.
    task: str
    done: int
    total: int
    #: Code and details of the refusal that ended the work, if one did.
    failure: str | None
    failure_details: Mapping[str, object]
    #: Each column of the file, and what it was taken for.
    columns: tuple[tuple[str, Column | None], ...]
    missing: tuple[Column, ...]
    #: These, and what follows, when no work is done on it any more.
    counts: Mapping[RowFilter, int]
    confirmed_at: datetime | None
    confirmed_by: str
    added: int
    changed: int
    #: Of what was taken over: what was undone, and what cannot be.
    undone: int
    kept: int
    #: How many rows stayed behind.
    rejected: int


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def import_view(uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID) -> ImportView:
    """Return what an uploaded list would bring, or what it brought once that is settled."""
    draft = draft_by_id(uow.session, draft_id, uow.now)
    return _view(uow, draft, _names(uow, [draft]))


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def imports_view(uow: UnitOfWork, actor: Actor) -> tuple[ImportView, ...]:
    """Return the lists of the last week, newest first."""
    drafts = uow.session.scalars(
        select(ImportDraft)
        .where(ImportDraft.uploaded_at > uow.now - DRAFT_KEPT, ImportDraft.discarded_at.is_(None))
        .order_by(ImportDraft.uploaded_at.desc(), ImportDraft.id)
        .limit(MOST_IMPORTS_SHOWN)
    ).all()
    names = _names(uow, drafts)
    return tuple(_view(uow, draft, names) for draft in drafts)


def _names(uow: UnitOfWork, drafts: Iterable[ImportDraft]) -> dict[uuid.UUID | None, str]:
    wanted = {key for draft in drafts for key in (draft.uploaded_by, draft.confirmed_by) if key}
    people = uow.session.scalars(select(Person).where(Person.id.in_(wanted)))
    return {person.id: person.name.full for person in people}


def _view(
    uow: UnitOfWork, draft: ImportDraft, names: Mapping[uuid.UUID | None, str]
) -> ImportView:
    assert draft.job_id is not None
    job = job_by_id(uow.session, draft.job_id)
    places = places_of(draft.places)
    meanings = {place: column for column, place in places.items()}
    # While it is worked on its page asks every second, and shows only how far it is.
    counts = {} if job.state.is_open else counts_of(uow.session, draft.id)
    entered = {state: _count(counts, state=state, is_entered=True) for state in RowState}
    undone, kept = (0, 0) if job.state.is_open else _undone_and_kept(uow, draft)
    return ImportView(
        draft_id=draft.id,
        file_name=draft.file_name,
        uploaded_at=draft.uploaded_at,
        uploaded_by=names.get(draft.uploaded_by, ""),
        stage=stage_of_draft(uow.session, draft),
        task=job.task,
        done=job.done,
        total=job.total,
        failure=job.failure,
        failure_details=job.failure_details,
        columns=tuple((name, meanings.get(place)) for place, name in enumerate(draft.header)),
        missing=chosen_columns(draft.header, places).missing,
        counts={wanted: _count_of(counts, wanted) for wanted in RowFilter},
        confirmed_at=draft.confirmed_at,
        confirmed_by=names.get(draft.confirmed_by, ""),
        added=entered[RowState.NEW],
        changed=entered[RowState.CHANGED],
        undone=undone,
        kept=kept,
        rejected=sum(count for (_, _, is_entered), count in counts.items() if not is_entered),
    )


Counts = Mapping[tuple[RowState, bool, bool], int]


def _count(counts: Counts, *, state: RowState, is_entered: bool) -> int:
    return sum(
        count
        for (its, _, entered), count in counts.items()
        if its is state and entered == is_entered
    )


def _count_of(counts: Counts, wanted: RowFilter) -> int:
    match wanted:
        case RowFilter.ALL:
            return sum(counts.values())
        case RowFilter.WARNING:
            return sum(count for (_, warning, _), count in counts.items() if warning)
        case _:
            return sum(
                count for (state, _, _), count in counts.items() if state.value == wanted.value
            )


def _undone_and_kept(uow: UnitOfWork, draft: ImportDraft) -> tuple[int, int]:
    if draft.undone_at is None:
        return 0, 0
    undone, kept = uow.session.execute(
        select(func.count(ImportRow.undone_at), func.count(ImportRow.kept_by)).where(
            ImportRow.draft_id == draft.id, ImportRow.entered_at.is_not(None)
        )
    ).one()
    return undone, kept


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def import_rows(
    uow: UnitOfWork,
    actor: Actor,
    *,
    draft_id: uuid.UUID,
    wanted: RowFilter = RowFilter.ALL,
    page: int = 1,
) -> PreviewPage:
    """Return one page of a list with what each row would bring."""
    draft = draft_by_id(uow.session, draft_id, uow.now)
    fitting = and_(ImportRow.draft_id == draft_id, *_fitting(wanted))
    found = uow.session.scalar(select(func.count()).select_from(ImportRow).where(fitting)) or 0
    pages = max(1, math.ceil(found / ROWS_ON_A_PAGE))
    page = min(max(1, page), pages)
    rows = uow.session.scalars(
        select(ImportRow)
        .where(fitting)
        .order_by(ImportRow.line)
        .limit(ROWS_ON_A_PAGE)
        .offset((page - 1) * ROWS_ON_A_PAGE)
    )
    places = places_of(draft.places)
    return PreviewPage(
        rows=tuple(_shown(row, places, actor.locale) for row in rows), page=page, pages=pages
    )


def _fitting(wanted: RowFilter) -> list[ColumnElement[bool]]:
    match wanted:
        case RowFilter.ALL:
            return [ImportRow.state.is_not(None)]
        case RowFilter.WARNING:
            return [ImportRow.has_warning.is_(True)]
        case _:
            return [ImportRow.state == RowState(wanted.value)]


def _shown(row: ImportRow, places: Mapping[Column, int], locale: str) -> PreviewRow:
    def said(*columns: Column) -> str:
        found = (places.get(column, len(row.cells)) for column in columns)
        texts = (row.cells[place].strip() for place in found if place < len(row.cells))
        return " ".join(text for text in texts if text)

    # As it stands in the list: that is where somebody looks for it.
    name = said(Column.GIVEN_NAME, Column.TUSSENVOEGSEL, Column.FAMILY_NAME)
    door = said(Column.STREET, Column.HOUSE_NUMBER, Column.ADDITION)
    town = said(Column.POSTCODE, Column.TOWN)
    findings = findings_of(row.findings)
    is_changed = row.state is RowState.CHANGED
    assert row.state is not None
    return PreviewRow(
        line=row.line,
        state=row.state,
        name=_cut(name),
        address=_cut(", ".join(part for part in (door, town) if part)),
        changes=tuple(
            (finding.column, finding.before, finding.value)
            for finding in findings
            if is_changed and finding.column is not None
        ),
        remarks=() if is_changed else tuple(sentence_of(found, locale) for found in findings),
    )


#: A cell may hold a whole letter; a page shows how it begins.
LONGEST_SHOWN = 120


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMember:
    """Somebody whom undoing an import left in the register, and why."""

    name: str
    #: The table in which something was built on him or her.
    kept_by: str


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def kept_members(
    uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID, page: int = 1
) -> tuple[KeptMember, ...]:
    """Return who stays although the import was undone, a page at a time."""
    draft_by_id(uow.session, draft_id, uow.now)
    rows = uow.session.scalars(
        select(ImportRow)
        .where(ImportRow.draft_id == draft_id, ImportRow.kept_by.is_not(None))
        .order_by(ImportRow.line)
        .limit(ROWS_ON_A_PAGE)
        .offset((max(1, page) - 1) * ROWS_ON_A_PAGE)
    ).all()
    people = {row.line: uuid.UUID(row.traces["person_id"]) for row in rows}
    found = uow.session.scalars(select(Person).where(Person.id.in_(people.values())))
    names = {person.id: person.name.full for person in found}
    return tuple(
        KeptMember(name=names.get(people[row.line], "–"), kept_by=row.kept_by or "")
        for row in rows
    )


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def rejected_file(uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID) -> str:
    """Return the rows that are not taken over, with their reasons, as a list to correct."""
    draft = draft_by_id(uow.session, draft_id, uow.now)
    if draft.discarded_at is not None:
        return ""
    return rejected_text(draft.header, _rejected(uow, draft))


def _rejected(
    uow: UnitOfWork, draft: ImportDraft
) -> Iterator[tuple[Sequence[str], tuple[Finding, ...]]]:
    """Yield what stays behind: before it is confirmed, what is not simply new."""
    behind: list[ColumnElement[bool]] = [
        ImportRow.entered_at.is_(None),
        ImportRow.state.is_not(None),
    ]
    if draft.confirmed_at is None:
        behind.append(ImportRow.state != RowState.NEW)
    line = 0
    while rows := uow.session.execute(
        select(ImportRow.line, ImportRow.cells, ImportRow.findings)
        .where(ImportRow.draft_id == draft.id, ImportRow.line > line, *behind)
        .order_by(ImportRow.line)
        .limit(ROWS_WRITTEN_AT_ONCE)
    ).all():
        yield from ((cells, findings_of(findings)) for _, cells, findings in rows)
        line = rows[-1].line


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def example_file(uow: UnitOfWork, actor: Actor) -> str:
    """Return a list with the columns as we like them best."""
    return example_list()
