"""What was sent, made fit to keep before anything is written; and one's own, to look at."""

import uuid
from dataclasses import dataclass

from coop.groups.lookups import takes_photos
from coop.incidents.documents import Photo, Safe, Voice, photo_from, voice_from
from coop.incidents.errors import (
    AttachmentNotFoundError,
    DraftNotFoundError,
    PhotosNotTakenError,
)
from coop.incidents.lookups.attachments import attachment_by_id
from coop.incidents.lookups.drafts import draft_of
from coop.incidents.lookups.reports import ensure_own, report_by_id, scope_of
from coop.incidents.models import Attachment
from coop.incidents.rules.answers import DraftKey
from coop.incidents.rules.attachments import AttachmentKind, rows_of
from coop.kernel.permissions import Actor, ActorKind, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoGrid:
    """A photo under numbered cells, to say which parts are to be blurred."""

    report_id: uuid.UUID
    report_number: int
    rows: int
    width: int
    height: int
    is_blurred: bool


@use_case(Permission.INCIDENTS_REPORT_WRITE)
def photos_taken(uow: UnitOfWork, actor: Actor, *, key: DraftKey) -> None:
    """Refuse where the group takes no photos in, before anything is fetched."""
    draft = draft_of(uow.session, actor, key, uow.now)
    if draft is None:
        raise DraftNotFoundError
    if not takes_photos(uow.session, draft.group_id, uow.today):
        raise PhotosNotTakenError


@use_case(Permission.INCIDENTS_REPORT_WRITE)
def photo_anew(uow: UnitOfWork, actor: Actor, *, key: DraftKey, content: bytes) -> Photo:
    """Make a photo anew, where the group takes photos in; nothing is written yet."""
    photos_taken(uow, actor, key=key)
    return photo_from(content)


@use_case(Permission.INCIDENTS_REPORT_WRITE)
def voice_heard(uow: UnitOfWork, actor: Actor, *, content: bytes) -> Voice:
    """Look whether what was sent is speech that is short enough."""
    return voice_from(content)


@use_case(Permission.INCIDENTS_REPORT_WRITE)
def draft_thumbnail(
    uow: UnitOfWork, actor: Actor, *, key: DraftKey, attachment_id: uuid.UUID, safe: Safe
) -> bytes:
    """Return a photo of one's own report in progress, in small."""
    draft, found = draft_of(uow.session, actor, key, uow.now), _found(uow, attachment_id)
    if draft is None or found.draft_id != draft.id:
        raise AttachmentNotFoundError
    return _small(found, safe)


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def own_thumbnail(uow: UnitOfWork, actor: Actor, *, attachment_id: uuid.UUID, safe: Safe) -> bytes:
    """Return a photo of one's own report to who signed in; a link may lie in another's mailbox."""
    found = _found(uow, attachment_id)
    if found.report_id is None or actor.kind is not ActorKind.PERSON:
        raise AttachmentNotFoundError
    ensure_own(uow.session, actor, found.report_id)
    return _small(found, safe)


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def photo_grid(uow: UnitOfWork, actor: Actor, *, attachment_id: uuid.UUID) -> PhotoGrid:
    """Return the cells that lie over a photo."""
    found = _found(uow, attachment_id)
    if found.report_id is None:
        raise AttachmentNotFoundError
    report = report_by_id(uow.session, found.report_id)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, scope_of(report, actor))
    return PhotoGrid(
        report_id=report.id,
        report_number=report.number,
        rows=rows_of(found.width, found.height),
        width=found.width,
        height=found.height,
        is_blurred=found.blurred_at is not None,
    )


def _found(uow: UnitOfWork, attachment_id: uuid.UUID) -> Attachment:
    found = attachment_by_id(uow.session, attachment_id)
    if found.kind is not AttachmentKind.PHOTO:
        raise AttachmentNotFoundError
    return found


def _small(photo: Attachment, safe: Safe) -> bytes:
    assert photo.thumbnail is not None
    return safe.unlock(photo.thumbnail, of=photo.id)
