"""Files with members: how far they are, what is in them, and what comes next."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from coop.jobs.lookups import job_by_id
from coop.jobs.models import Job
from coop.jobs.rules import Chunk, JobState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.documents.exported import file_of, kept_rows, read_rows, rows_of
from coop.membership.errors import RegisterFileNotFoundError
from coop.membership.lookups.files import FoundPart, own_file
from coop.membership.lookups.selections import chosen_members, count_chosen
from coop.membership.models import Member, RegisterFile, RegisterFilePart
from coop.membership.queries.exports import exported_members
from coop.membership.rules import FILE_KEPT, ExportForm, Selection
from coop.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionView:
    """Of how many members something would be done."""

    members: int
    #: Of whom no door is known, so that no label reaches them.
    without_address: int


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT)
def selection_view(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection,
    chosen: frozenset[uuid.UUID] = frozenset(),
) -> SelectionView:
    """Return of how many members a deed would be."""
    without = (
        select(func.count(Member.id))
        .join(Member.person)
        .where(
            *chosen_members(uow.session, selection, chosen, uow.today),
            Person.address_id.is_(None),
        )
    )
    return SelectionView(
        members=count_chosen(uow.session, selection, chosen, uow.today),
        without_address=uow.session.scalar(without) or 0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """One file that somebody asked for, and how far it is."""

    file_id: uuid.UUID
    form: ExportForm
    members: int
    asked_at: datetime
    kept_until: datetime
    state: JobState
    done: int
    total: int


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT)
def files_view(uow: UnitOfWork, actor: Actor) -> tuple[FileView, ...]:
    """Return the files that whoever asks had written in the last day, newest first."""
    rows = uow.session.execute(
        select(RegisterFile, Job)
        .join(Job, Job.id == RegisterFile.job_id)
        .where(
            RegisterFile.asked_by == actor.person_id,
            RegisterFile.asked_at > uow.now - FILE_KEPT,
        )
        .order_by(RegisterFile.asked_at.desc(), RegisterFile.id)
    )
    return tuple(_view(file, job) for file, job in rows)


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT)
def file_view(uow: UnitOfWork, actor: Actor, *, file_id: uuid.UUID) -> FileView:
    """Return how far a file is that whoever asks had written."""
    file = own_file(uow.session, file_id, actor.person_id, uow.now)
    return _view(file, job_by_id(uow.session, file.job_id))


def _view(file: RegisterFile, job: Job) -> FileView:
    return FileView(
        file_id=file.id,
        form=file.form,
        members=file.members,
        asked_at=file.asked_at,
        kept_until=file.asked_at + FILE_KEPT,
        state=job.state,
        done=job.done,
        total=job.total,
    )


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT)
def file_content(uow: UnitOfWork, actor: Actor, *, file_id: uuid.UUID) -> tuple[ExportForm, bytes]:
    """Return a file to who had it written."""
    file = own_file(uow.session, file_id, actor.person_id, uow.now)
    if file.content is None:
        raise RegisterFileNotFoundError
    return file.form, file.content


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT)
def next_members(uow: UnitOfWork, actor: Actor, *, chunk: Chunk, file_id: uuid.UUID) -> FoundPart:
    """Return the next rows of a file; when there are no more, all of them put together."""
    file = uow.session.get(RegisterFile, file_id)
    if file is None:
        raise RegisterFileNotFoundError
    members = exported_members(
        uow,
        actor,
        selection=Selection.of(file.selection),
        chosen=frozenset(map(uuid.UUID, file.chosen)),
        after=chunk.cursor,
    )
    if members:
        rows = kept_rows(rows_of(file.form, members))
        return FoundPart(last=members[-1].number, members=len(members), rows=rows)
    parts = uow.session.scalars(
        select(RegisterFilePart.rows)
        .where(RegisterFilePart.file_id == file_id)
        .order_by(RegisterFilePart.last)
    )
    return FoundPart(content=file_of(file.form, (read_rows(rows) for rows in parts)))
