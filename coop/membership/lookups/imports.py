"""Finds lists that were uploaded, and their rows."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from coop.jobs.lookups import job_by_id
from coop.membership.errors import ImportNotFoundError
from coop.membership.models import ImportDraft, ImportRow
from coop.membership.rules import (
    DRAFT_KEPT,
    ImportStage,
    ListFacts,
    Marks,
    RowState,
    stage_of,
)


def draft_by_id(
    session: Session, draft_id: uuid.UUID, now: datetime, *, lock: bool = False
) -> ImportDraft:
    """Return an uploaded list that is still kept, or refuse."""
    draft = session.get(ImportDraft, draft_id, with_for_update=True if lock else None)
    if draft is None or now - draft.uploaded_at >= DRAFT_KEPT:
        raise ImportNotFoundError
    return draft


def stage_of_draft(session: Session, draft: ImportDraft) -> ImportStage:
    """Return how far a list is."""
    assert draft.job_id is not None
    return stage_of(
        is_discarded=draft.discarded_at is not None,
        is_confirmed=draft.confirmed_at is not None,
        is_undone=draft.undone_at is not None,
        job=job_by_id(session, draft.job_id).state,
    )


def rows_after(
    session: Session,
    draft_id: uuid.UUID,
    line: int,
    *,
    states: Collection[RowState] | None = None,
    limit: int,
) -> Sequence[ImportRow]:
    """Return the rows of a list below a line that were not taken over yet, in order."""
    wanted = select(ImportRow).where(
        ImportRow.draft_id == draft_id, ImportRow.line > line, ImportRow.entered_at.is_(None)
    )
    if states is not None:
        wanted = wanted.where(ImportRow.state.in_(states))
    return session.scalars(wanted.order_by(ImportRow.line).limit(limit)).all()


def rows_to_undo_before(
    session: Session, draft_id: uuid.UUID, line: int, *, limit: int
) -> Sequence[ImportRow]:
    """Return the rows of a list above a line that were taken over, the last first."""
    return session.scalars(
        select(ImportRow)
        .where(
            ImportRow.draft_id == draft_id,
            ImportRow.line < line,
            ImportRow.entered_at.is_not(None),
            ImportRow.undone_at.is_(None),
        )
        .order_by(ImportRow.line.desc())
        .limit(limit)
    ).all()


def counts_of(session: Session, draft_id: uuid.UUID) -> dict[tuple[RowState, bool, bool], int]:
    """Count the rows of a list by state, whether they have a warning, and whether taken over."""
    is_entered = ImportRow.entered_at.is_not(None)
    rows = session.execute(
        select(ImportRow.state, ImportRow.has_warning, is_entered, func.count())
        .where(ImportRow.draft_id == draft_id, ImportRow.state.is_not(None))
        .group_by(ImportRow.state, ImportRow.has_warning, is_entered)
    )
    return {
        (state, warning, bool(entered)): count
        for state, warning, entered, count in rows
        if state is not None
    }


#: The columns by which a row is recognised as another's double.
OF_PERSON = (ImportRow.door_mark, ImportRow.mail_mark)
#: Those that two people may not, or had better not, have alike.
OF_ONE = (ImportRow.number, ImportRow.email_mark)


def rows_alike(
    session: Session, draft_id: uuid.UUID, line: int, *, limit: int
) -> Sequence[ImportRow]:
    """Return the rows below a line that have something in common with others of their list."""
    listed = and_(ImportRow.draft_id == draft_id, ImportRow.name_mark.is_not(None))

    def stands(
        column: InstrumentedAttribute[Any], how: ColumnElement[bool]
    ) -> ColumnElement[bool]:
        found = select(column).where(listed, column.is_not(None)).group_by(column).having(how)
        return column.in_(found)

    several_times = func.count() > 1
    # With one name it is one person, who is recognised above.
    with_several_names = func.min(ImportRow.name_mark) != func.max(ImportRow.name_mark)
    alike = [
        *(stands(column, several_times) for column in OF_PERSON),
        *(stands(column, with_several_names) for column in OF_ONE),
    ]
    return session.scalars(
        select(ImportRow)
        .where(ImportRow.draft_id == draft_id, ImportRow.line > line, or_(*alike))
        .order_by(ImportRow.line)
        .limit(limit)
    ).all()


def facts_about(
    session: Session, draft_id: uuid.UUID, concerned: Sequence[ImportRow]
) -> ListFacts:
    """Return what these rows must know of the rest of their list."""

    def said_by_them(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        said = {getattr(row, column.key) for row in concerned} - {None}
        return column.in_(said)

    rows = session.execute(
        select(
            ImportRow.line,
            ImportRow.name_mark,
            ImportRow.door_mark,
            ImportRow.mail_mark,
            ImportRow.email_mark,
            ImportRow.number,
        )
        .where(
            ImportRow.draft_id == draft_id,
            ImportRow.name_mark.is_not(None),
            or_(*map(said_by_them, (*OF_PERSON, *OF_ONE))),
        )
        .order_by(ImportRow.line)
    )
    return ListFacts.of(
        (line, Marks(name=name, door=door, mail=mail, email=email, number=number))
        for line, name, door, mail, email, number in rows
        if name is not None
    )
