"""Putting papers with a meeting."""

import uuid

from coop.assembly.errors import DocumentNotFoundError
from coop.assembly.lookups import locked_meeting
from coop.assembly.models import MeetingDocument
from coop.assembly.rules import LONGEST_NAME, ensure_pdf, text_of
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def add_document(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, title: str, content: bytes
) -> uuid.UUID:
    """Put a paper with a meeting, for its members to read."""
    meeting = locked_meeting(uow.session, meeting_id)
    ensure_pdf(content)
    document = MeetingDocument(
        id=uow.chance.new_id(),
        meeting_id=meeting_id,
        title=text_of(title, field="title", longest=LONGEST_NAME),
        content=content,
        size=len(content),
        uploaded_at=uow.now,
    )
    uow.session.add(document)
    uow.note("meeting", meeting_id, topic=meeting.topic, document=str(document.id))
    return document.id


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def remove_document(uow: UnitOfWork, actor: Actor, *, document_id: uuid.UUID) -> None:
    """Take a paper away again."""
    document = uow.session.get(MeetingDocument, document_id)
    if document is None:
        raise DocumentNotFoundError
    meeting = locked_meeting(uow.session, document.meeting_id)
    uow.session.delete(document)
    uow.note("meeting", meeting.id, topic=meeting.topic, document=str(document_id))
