"""What each chunk of an import needs to know; asked outside any lock, so it may take its time."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
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
from coop.membership.lookups import (
    draft_by_id,
    facts_about,
    register_for,
    rows_after,
    rows_alike,
)
from coop.membership.models import ImportDraft, ImportRow, ImportText
from coop.membership.rules import (
    FindingKind,
    ListFacts,
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
    """Read the next rows of a list's text, and compare them with the register."""
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
    piece = read_piece(
        text,
        line=line,
        separator=separator,
        header=header,
        places=places_of(places),
        today=uow.today,
        most=chunk.rows,
    )
    verdicts = _judged(uow, [one.row for one in piece.rows], ListFacts())
    return replace(
        piece,
        rows=tuple(replace(one, row=row) for one, row in zip(piece.rows, verdicts, strict=True)),
    )


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def next_verdicts(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, draft_id: uuid.UUID
) -> tuple[Row, ...]:
    """Judge again the next rows that have something in common with others of their list."""
    draft = draft_by_id(uow.session, draft_id, uow.now)
    kept = rows_alike(uow.session, draft_id, chunk.cursor, limit=chunk.rows)
    facts = facts_about(uow.session, draft_id, kept)
    return tuple(_judged(uow, _rows(draft, kept, uow.today), facts))


def _judged(uow: UnitOfWork, rows: Sequence[Row], facts: ListFacts) -> Iterator[Row]:
    candidates = [row.candidate for row in rows if row.candidate is not None]
    return judge(rows, register_for(uow.session, candidates, uow.today), facts)


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
        limit=chunk.rows,
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
