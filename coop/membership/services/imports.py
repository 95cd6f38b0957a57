"""What somebody does with a list of members: upload it, take it over, undo that, throw it away.

The work itself is long and done by the worker, in chunks: see ``reading``, ``entering`` and
``undoing``.
"""

import uuid
from collections.abc import Mapping

from sqlalchemy import delete, func, or_, select

from coop.jobs.services import cancel_job, start_job
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.documents.columns import chosen_columns
from coop.membership.documents.reading import plan_of
from coop.membership.documents.workbooks import ensure_small, is_workbook
from coop.membership.errors import (
    ColumnTwiceError,
    ImportBusyError,
    ImportChangedError,
    ImportConfirmedError,
    ImportDiscardedError,
    MissingColumnsError,
    NothingToImportError,
    NothingToUndoError,
)
from coop.membership.lookups import counts_of, draft_by_id, stage_of_draft
from coop.membership.models import ImportDraft, ImportRow, ImportText
from coop.membership.rules import (
    DRAFT_KEPT,
    LONGEST_FILE_NAME,
    Column,
    ImportStage,
    RowState,
    places_of,
    wanted_states,
)
from coop.people.models import Person
from coop.rendering.tables import text_of
from coop.wording.catalogue import N_, say

#: Rows are forgotten so many at a time, for others who write wait meanwhile.
ROWS_FORGOTTEN_AT_ONCE = 5000


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def upload_list(uow: UnitOfWork, actor: Actor, *, file_name: str, content: bytes) -> uuid.UUID:
    """Keep a list of members, so that it can be looked through before anything is taken over."""
    draft = ImportDraft(
        id=uow.chance.new_id(),
        file_name=_plain_file_name(file_name),
        uploaded_at=uow.now,
        uploaded_by=actor.person_id,
    )
    kept = ImportText(draft_id=draft.id, text="")
    if is_workbook(content):
        ensure_small(content)
        kept.workbook = content
    else:
        kept.text = text_of(content)
        # What is no list is refused at once; a workbook takes longer, so the worker says it.
        plan_of(kept.text)
    draft.job_id = start_job(
        uow, actor, task="plan_list", total=1, arguments={"draft_id": draft.id}
    )
    uow.session.add_all((draft, kept))
    uow.note("import_draft", draft.id)
    return draft.id


def _plain_file_name(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable()).strip()[:LONGEST_FILE_NAME] or "lijst.csv"


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def choose_columns(
    uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID, places: Mapping[Column, int]
) -> uuid.UUID:
    """Read a list again, with the columns as somebody says they are."""
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    _ensure_preview(uow, draft)
    width = len(draft.header)
    if len(set(places.values())) != len(places) or not set(places.values()) <= set(range(width)):
        raise ColumnTwiceError
    draft.places = {column.value: place for column, place in places.items()}
    rows = sum(counts_of(uow.session, draft.id).values())
    draft.read_line = draft.first_line
    draft.job_id = start_job(
        uow,
        actor,
        task="read_list",
        total=rows,
        cursor=draft.first_character,
        arguments={"draft_id": draft.id},
    )
    uow.note("import_draft", draft.id)
    return draft.id


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def confirm_import(
    uow: UnitOfWork,
    actor: Actor,
    *,
    draft_id: uuid.UUID,
    expected: int,
    with_changes: bool = False,
) -> uuid.UUID:
    """Begin to take over every row of a list that brings somebody new.

    ``expected`` is the number the preview showed: nobody confirms what was not seen. With
    changes, what the list says otherwise of members is taken over too.
    """
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    _ensure_preview(uow, draft)
    if chosen_columns(draft.header, places_of(draft.places)).missing:
        raise MissingColumnsError
    counts = counts_of(uow.session, draft.id)
    new = sum(count for (state, _, _), count in counts.items() if state is RowState.NEW)
    wanted = wanted_states(with_changes=with_changes)
    rows = sum(count for (state, _, _), count in counts.items() if state in wanted)
    if not rows:
        raise NothingToImportError
    if new != expected:
        raise ImportChangedError
    draft.confirmed_at = uow.now
    draft.confirmed_by = actor.person_id
    draft.with_changes = with_changes
    draft.job_id = start_job(
        uow, actor, task="enter_list", total=rows, arguments={"draft_id": draft.id}
    )
    uow.note("import_draft", draft.id, rows=rows)
    return draft.id


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def stop_import(uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID) -> None:
    """Stop taking a list over, or undoing that; what was done stays done."""
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    assert draft.job_id is not None
    cancel_job(uow, actor, job_id=draft.job_id)
    uow.note("import_draft", draft.id)


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def continue_import(uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID) -> None:
    """Go on with a list of which the taking over was stopped."""
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    if stage_of_draft(uow.session, draft) is not ImportStage.STOPPED:
        raise ImportBusyError
    wanted = wanted_states(with_changes=draft.with_changes)
    rows = sum(
        count
        for (state, _, is_entered), count in counts_of(uow.session, draft.id).items()
        if state in wanted and not is_entered
    )
    draft.job_id = start_job(
        uow, actor, task="enter_list", total=rows, arguments={"draft_id": draft.id}
    )
    uow.note("import_draft", draft.id, rows=rows)


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def undo_import(uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID) -> uuid.UUID:
    """Begin to take out what a list brought, of everybody on whom nothing was built since."""
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    stage = stage_of_draft(uow.session, draft)
    if stage in {ImportStage.ENTERING, ImportStage.UNDOING}:
        raise ImportBusyError
    rows, last = uow.session.execute(
        select(func.count(), func.max(ImportRow.line)).where(
            ImportRow.draft_id == draft.id,
            ImportRow.entered_at.is_not(None),
            ImportRow.undone_at.is_(None),
        )
    ).one()
    if not rows:
        raise NothingToUndoError
    draft.undone_at = uow.now
    draft.job_id = start_job(
        uow, actor, task="undo_list", total=rows, cursor=last + 1, arguments={"draft_id": draft.id}
    )
    uow.note("import_draft", draft.id, rows=rows)
    return draft.id


@use_case(Permission.MEMBERSHIP_IMPORT_MANAGE)
def discard_import(uow: UnitOfWork, actor: Actor, *, draft_id: uuid.UUID) -> None:
    """Throw an uploaded list away, also while it is being read."""
    draft = draft_by_id(uow.session, draft_id, uow.now, lock=True)
    if draft.discarded_at is not None:
        return
    _ensure_not_confirmed(uow, draft)
    assert draft.job_id is not None
    cancel_job(uow, actor, job_id=draft.job_id)
    draft.discarded_at = uow.now
    uow.session.execute(delete(ImportText).where(ImportText.draft_id == draft.id))
    uow.note("import_draft", draft.id)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_lists(uow: UnitOfWork, actor: Actor) -> bool:
    """Remove rows of lists thrown away or a week old; tell whether some may be left.

    They hold personal data of people who may never be members.
    """
    is_over = ImportDraft.uploaded_at <= uow.now - DRAFT_KEPT
    ended = select(ImportDraft.id).where(or_(is_over, ImportDraft.discarded_at.is_not(None)))
    rows = uow.session.execute(
        select(ImportRow.draft_id, ImportRow.line)
        .where(ImportRow.draft_id.in_(ended))
        .limit(ROWS_FORGOTTEN_AT_ONCE)
    ).all()
    if rows:
        lines = [line for draft_id, line in rows if draft_id == rows[0].draft_id]
        uow.session.execute(
            delete(ImportRow).where(
                ImportRow.draft_id == rows[0].draft_id, ImportRow.line.in_(lines)
            )
        )
        return True
    uow.session.execute(delete(ImportText).where(ImportText.draft_id.in_(ended)))
    uow.session.execute(delete(ImportDraft).where(is_over))
    return False


def _ensure_preview(uow: UnitOfWork, draft: ImportDraft) -> None:
    if draft.discarded_at is not None:
        raise ImportDiscardedError
    _ensure_not_confirmed(uow, draft)
    if stage_of_draft(uow.session, draft) is not ImportStage.PREVIEW:
        raise ImportBusyError


def _ensure_not_confirmed(uow: UnitOfWork, draft: ImportDraft) -> None:
    if draft.confirmed_at is not None:
        person = uow.session.get(Person, draft.confirmed_by)
        name = person.name.full if person else say(N_("Iemand"))
        raise ImportConfirmedError(name=name)
