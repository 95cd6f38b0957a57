"""What each chunk of an import needs to know; asked outside any lock, so it may take its time."""

import uuid
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select

from coop.jobs.rules import Chunk
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.documents.reading import ListPlan, ReadPiece, plan_of, read_piece
from coop.membership.documents.rows import row_of
from coop.membership.documents.tables import SLICE, Record
from coop.membership.documents.workbooks import text_of_workbook
from coop.membership.lookups import draft_by_id, listed_facts, register_for, rows_after
from coop.membership.models import ImportDraft, ImportRow, ImportText
from coop.membership.rules import (
    ROWS_COMPARED_AT_ONCE,
    ROWS_ENTERED_AT_ONCE,
    ROWS_READ_AT_ONCE,
    FindingKind,
    Row,
    judge,
    places_of,
    wanted_states,
)


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def list_plan(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, draft_id: uuid.UUID
) -> tuple[str, ListPlan]:
    """Return a list as text, whatever it was uploaded as, and how to read it."""
    draft_by_id(uow.session, draft_id, uow.now)
    kept = uow.session.get_one(ImportText, draft_id)
    text = kept.text if kept.workbook is None else text_of_workbook(kept.workbook)
    return text, plan_of(text)


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def next_rows(uow: UnitOfWork, actor: Actor, *, chunk: Chunk, draft_id: uuid.UUID) -> ReadPiece:
    """Read the next rows of a list's text."""
    text, line, separator, header, places = uow.session.execute(
        select(
            func.substr(ImportText.text, chunk.cursor + 1, SLICE),
            ImportDraft.read_line,
            ImportDraft.separator,
            ImportDraft.header,
            ImportDraft.places,
        )
        .join(ImportText, ImportText.draft_id == ImportDraft.id)
        .where(ImportDraft.id == draft_id)
    ).one()
    return read_piece(
        text,
        line=line,
        separator=separator,
        header=header,
        places=places_of(places),
        today=uow.today,
        most=ROWS_READ_AT_ONCE,
    )


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def next_verdicts(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, draft_id: uuid.UUID
) -> tuple[Row, ...]:
    """Compare the next rows with the register and with the rest of their list."""
    draft = draft_by_id(uow.session, draft_id, uow.now)
    kept = rows_after(uow.session, draft_id, chunk.cursor, limit=ROWS_COMPARED_AT_ONCE)
    rows = _rows(draft, kept, uow.today)
    candidates = [row.candidate for row in rows if row.candidate is not None]
    register = register_for(uow.session, candidates, uow.today)
    return tuple(judge(rows, register, listed_facts(uow.session, draft_id)))


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def next_candidates(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, draft_id: uuid.UUID
) -> tuple[Row, ...]:
    """Read the next rows that are to be taken over."""
    draft = draft_by_id(uow.session, draft_id, uow.now)
    kept = rows_after(
        uow.session,
        draft_id,
        chunk.cursor,
        states=wanted_states(with_changes=draft.with_changes),
        limit=ROWS_ENTERED_AT_ONCE,
    )
    return _rows(draft, kept, uow.today)


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def rows_to_undo(uow: UnitOfWork, actor: Actor, *, chunk: Chunk, draft_id: uuid.UUID) -> None:
    """Refuse when the list is no longer kept; who was built on is for the step to see."""
    draft_by_id(uow.session, draft_id, uow.now)


def _rows(draft: ImportDraft, kept: Iterable[ImportRow], today: date) -> tuple[Row, ...]:
    places, width = places_of(draft.places), len(draft.header)
    return tuple(
        row_of(
            Record(
                line=row.line,
                cells=tuple(row.cells),
                flaw=FindingKind(row.flaw) if row.flaw else None,
            ),
            places,
            width,
            today,
        )
        for row in kept
    )
