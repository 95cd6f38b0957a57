"""Reading a list in chunks: its plan, its rows, and what each of them would bring."""

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, insert, update

from coop.jobs.rules import Chunk, Progress
from coop.jobs.services import start_job
from coop.kernel.db import Base
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.documents.reading import ListPlan, ReadPiece, ReadRow
from coop.membership.lookups import draft_by_id
from coop.membership.models import ImportRow, ImportText
from coop.membership.rules import Row, stored_verdict


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE, journal=False)
def keep_plan(
    uow: UnitOfWork,
    actor: Actor,
    *,
    chunk: Chunk,
    found: tuple[str, ListPlan],
    draft_id: uuid.UUID,
) -> Progress:
    """Keep how a list is to be read, and begin to read it."""
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    text, plan = found
    kept = uow.session.get_one(ImportText, draft_id)
    kept.text, kept.workbook = text, None
    draft.separator = plan.layout.separator
    draft.header = list(plan.layout.header)
    draft.places = {column.value: place for column, place in plan.columns.places.items()}
    draft.first_line = draft.read_line = plan.layout.line
    draft.first_character = plan.layout.character
    draft.job_id = start_job(
        uow,
        actor,
        task="read_list",
        total=plan.rows,
        cursor=plan.layout.character,
        arguments={"draft_id": draft.id},
    )
    return Progress(done=1, cursor=1, is_finished=True)


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE, journal=False)
def keep_rows(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: ReadPiece, draft_id: uuid.UUID
) -> Progress:
    """Keep the rows of a piece, in the place of what was read there with other columns."""
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    end = draft.read_line + found.lines
    uow.session.execute(
        delete(ImportRow).where(
            ImportRow.draft_id == draft_id, ImportRow.line >= draft.read_line, ImportRow.line < end
        )
    )
    if found.rows:
        # To the table, not the mapped class: nobody needs the objects.
        table = Base.metadata.tables[ImportRow.__tablename__]
        uow.session.execute(insert(table), [_values(draft_id, row) for row in found.rows])
    draft.read_line = end
    done = chunk.done + len(found.rows)
    is_finished = done >= chunk.total
    if is_finished:
        draft.job_id = start_job(
            uow, actor, task="compare_list", total=done, arguments={"draft_id": draft.id}
        )
    return Progress(done=done, cursor=chunk.cursor + found.characters, is_finished=is_finished)


def _values(draft_id: uuid.UUID, row: ReadRow) -> dict[str, object]:
    marks = row.marks
    return {
        **stored_verdict(row.row),
        "draft_id": draft_id,
        "cells": row.record.cells,
        "flaw": row.record.flaw,
        "name_mark": marks and marks.name,
        "door_mark": marks and marks.door,
        "mail_mark": marks and marks.mail,
        "email_mark": marks and marks.email,
        "number": marks and marks.number,
        "traces": {},
    }


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE, journal=False)
def keep_verdicts(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: Sequence[Row], draft_id: uuid.UUID
) -> Progress:
    """Keep what rows would bring that meet others of their list."""
    if found:
        uow.session.execute(
            update(ImportRow), [{"draft_id": draft_id, **stored_verdict(row)} for row in found]
        )
    is_finished = len(found) < chunk.rows
    return Progress(
        # The rows between these meet nobody; they were done when they were read.
        done=chunk.total if is_finished else chunk.done + len(found),
        cursor=found[-1].line if found else chunk.cursor,
        is_finished=is_finished,
    )
