"""Files with members that the worker writes, because a web process should not."""

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, select

from coop.jobs.rules import Chunk, Progress
from coop.jobs.services import start_job
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import NothingToExportError
from coop.membership.lookups.files import FoundPart
from coop.membership.lookups.selections import count_chosen
from coop.membership.models import RegisterFile, RegisterFilePart
from coop.membership.rules import FILE_KEPT, ExportForm, Selection


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT)
def ask_file(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection,
    form: ExportForm,
    chosen: frozenset[uuid.UUID] = frozenset(),
) -> uuid.UUID:
    """Have a selection written to a file that whoever asks can fetch for a day."""
    members = count_chosen(uow.session, selection, chosen, uow.today)
    if not members:
        raise NothingToExportError
    file_id = uow.chance.new_id()
    job_id = start_job(
        uow, actor, task="write_members", total=members, arguments={"file_id": file_id}
    )
    uow.session.add(
        RegisterFile(
            id=file_id,
            form=form,
            asked_by=actor.person_id,
            asked_at=uow.now,
            members=members,
            selection=selection.plain,
            chosen=[str(one) for one in sorted(chosen)],
            job_id=job_id,
        )
    )
    uow.note("export", file_id, members=members, form=form.value)
    return file_id


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT, journal=False)
def keep_members(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: FoundPart, file_id: uuid.UUID
) -> Progress:
    """Keep the next rows of a file, or the file itself once they are all there."""
    if found.content is not None:
        file = uow.session.get_one(RegisterFile, file_id)
        file.content, file.written_at = found.content, uow.now
        _drop_parts(uow, [file_id])
        return Progress(done=chunk.total, cursor=chunk.cursor, is_finished=True)
    uow.session.add(RegisterFilePart(file_id=file_id, last=found.last, rows=found.rows))
    # The last of it is putting the rows together.
    done = min(chunk.done + found.members, max(chunk.total - 1, 0))
    return Progress(done=done, cursor=found.last, is_finished=False)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_files(uow: UnitOfWork, actor: Actor) -> None:
    """Remove files a day old: they hold the data of many people."""
    old = select(RegisterFile.id).where(RegisterFile.asked_at <= uow.now - FILE_KEPT)
    files = uow.session.scalars(old).all()
    _drop_parts(uow, files)
    uow.session.execute(delete(RegisterFile).where(RegisterFile.id.in_(files)))


def _drop_parts(uow: UnitOfWork, files: Sequence[uuid.UUID]) -> None:
    uow.session.execute(delete(RegisterFilePart).where(RegisterFilePart.file_id.in_(files)))
