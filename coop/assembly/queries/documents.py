"""Papers of a meeting, for who may see the meeting."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.assembly.errors import DocumentNotFoundError
from coop.assembly.lookups import meeting_by_id
from coop.assembly.models import MeetingDocument
from coop.assembly.rules import MeetingState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A paper in the list of a meeting."""

    id: uuid.UUID
    title: str
    size: int
    uploaded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFile:
    """A paper to fetch."""

    title: str
    content: bytes


@use_case(Permission.ASSEMBLY_MEETING_READ)
def meeting_documents(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID
) -> tuple[DocumentRow, ...]:
    """Return the papers of a meeting, as they were put there."""
    rows = uow.session.execute(
        select(
            MeetingDocument.id,
            MeetingDocument.title,
            MeetingDocument.size,
            MeetingDocument.uploaded_at,
        )
        .where(MeetingDocument.meeting_id == meeting_id)
        .order_by(MeetingDocument.uploaded_at, MeetingDocument.title)
    )
    return tuple(
        DocumentRow(id=row.id, title=row.title, size=row.size, uploaded_at=row.uploaded_at)
        for row in rows
    )


@use_case(Permission.ASSEMBLY_MEETING_READ)
def document_file(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, document_id: uuid.UUID
) -> DocumentFile:
    """Return a paper; those of a plan are the secretary's only."""
    document = uow.session.get(MeetingDocument, document_id)
    if document is None or document.meeting_id != meeting_id:
        raise DocumentNotFoundError
    meeting = meeting_by_id(uow.session, document.meeting_id)
    is_plan = meeting.state is MeetingState.PLANNED
    if is_plan and not actor.holds(Permission.ASSEMBLY_MEETING_CONVENE):
        raise DocumentNotFoundError
    return DocumentFile(title=document.title, content=document.content)
