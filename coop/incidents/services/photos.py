"""Moderators look at photos, blur what is not needed, and choose what goes along (C27).

Whoever opens a photo or a voice message leaves a row in the journal: the access record.
"""

import uuid

from sqlalchemy import select

from coop.incidents.documents import Safe, blurred, thumbnail_of
from coop.incidents.errors import AttachmentNotFoundError
from coop.incidents.lookups.attachments import attachment_by_id, attachments_of, may_leave
from coop.incidents.lookups.overviews import answering_scope
from coop.incidents.lookups.reports import newest_state, report_by_id, standing_in
from coop.incidents.lookups.review import report_to_decide
from coop.incidents.models import Attachment, Report, ReportState
from coop.incidents.rules.attachments import (
    AttachmentKind,
    cells_of,
    ensure_may_choose,
    is_over,
    rows_of,
)
from coop.incidents.rules.states import State
from coop.kernel.permissions import Actor, ActorKind, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_REPORT_READ)
def open_photo(uow: UnitOfWork, actor: Actor, *, attachment_id: uuid.UUID, safe: Safe) -> bytes:
    """Return a photo to look at."""
    photo = _readable(uow, actor, attachment_id, AttachmentKind.PHOTO)
    assert photo.content is not None
    return safe.unlock(photo.content, of=photo.id)


@use_case(Permission.INCIDENTS_REPORT_READ)
def open_thumbnail(
    uow: UnitOfWork, actor: Actor, *, attachment_id: uuid.UUID, safe: Safe
) -> bytes:
    """Return a photo in small, for the page of its report."""
    photo = _readable(uow, actor, attachment_id, AttachmentKind.PHOTO)
    assert photo.thumbnail is not None
    return safe.unlock(photo.thumbnail, of=photo.id)


@use_case(Permission.INCIDENTS_REPORT_READ)
def open_voice(uow: UnitOfWork, actor: Actor, *, attachment_id: uuid.UUID, safe: Safe) -> bytes:
    """Return what was spoken; to moderators only, a voice says who somebody is."""
    voice = _readable(uow, actor, attachment_id, AttachmentKind.VOICE)
    assert voice.content is not None
    return safe.unlock(voice.content, of=voice.id)


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def choose_photo(
    uow: UnitOfWork, actor: Actor, *, attachment_id: uuid.UUID, goes_along: bool
) -> None:
    """Choose whether the police sees a photo; without a choice it does not."""
    report, photo = _to_decide(uow, actor, attachment_id)
    ensure_may_choose(newest_state(uow.session, report.id).state, goes_along=goes_along)
    photo.goes_along = goes_along
    _note(uow, report, photo)


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def blur_photo(
    uow: UnitOfWork,
    actor: Actor,
    *,
    attachment_id: uuid.UUID,
    ticked: tuple[int, ...],
    typed: str,
    safe: Safe,
) -> None:
    """Give parts of a photo one colour; the photo as it was is gone from then on."""
    report, photo = _to_decide(uow, actor, attachment_id)
    assert photo.content is not None
    cells = cells_of(ticked, typed, rows=rows_of(photo.width, photo.height))
    made = blurred(
        safe.unlock(photo.content, of=photo.id), cells, width=photo.width, height=photo.height
    )
    photo.content = safe.lock(made, of=photo.id, chance=uow.chance)
    photo.thumbnail = safe.lock(thumbnail_of(made), of=photo.id, chance=uow.chance)
    photo.size, photo.blurred_at = len(made), uow.now
    _note(uow, report, photo)


@use_case(Permission.INCIDENTS_REPORT_TEND, journal=False)
def forget_images(uow: UnitOfWork, actor: Actor) -> bool:
    """Let go what has to (C7); tell whether anything went, for more may be left."""
    kept = select(Attachment.report_id).where(Attachment.removed_at.is_(None))
    rows = uow.session.execute(
        standing_in(tuple(State)).where(Report.id.in_(kept)).order_by(Report.received_at)
    ).all()
    gone = False
    for report, newest in rows:
        for attachment in attachments_of(uow.session, report_id=report.id):
            if attachment.removed_at is None and _is_over(uow, attachment, report, newest):
                attachment.let_go(uow.now)
                gone = True
    return gone


def _is_over(uow: UnitOfWork, attachment: Attachment, report: Report, newest: ReportState) -> bool:
    return is_over(
        attachment.kind,
        state=newest.state,
        since=newest.at,
        received_at=report.received_at,
        goes_along=attachment.goes_along,
        now=uow.now,
    )


def _readable(
    uow: UnitOfWork, actor: Actor, attachment_id: uuid.UUID, kind: AttachmentKind
) -> Attachment:
    """Return what somebody may open: moderators all of it, the police what goes along."""
    found = attachment_by_id(uow.session, attachment_id)
    if found.report_id is None or found.kind is not kind:
        raise AttachmentNotFoundError
    report = report_by_id(uow.session, found.report_id)
    uow.require(
        actor, Permission.INCIDENTS_REPORT_READ, answering_scope(uow.session, report, actor)
    )
    if actor.kind is ActorKind.LINK and not may_leave(uow.session, found, uow.today):
        raise AttachmentNotFoundError
    _note(uow, report, found)
    return found


def _to_decide(
    uow: UnitOfWork, actor: Actor, attachment_id: uuid.UUID
) -> tuple[Report, Attachment]:
    photo = attachment_by_id(uow.session, attachment_id)
    if photo.report_id is None or photo.kind is not AttachmentKind.PHOTO:
        raise AttachmentNotFoundError
    return report_to_decide(uow, actor, photo.report_id), photo


def _note(uow: UnitOfWork, report: Report, attachment: Attachment) -> None:
    uow.note(
        "report",
        report.id,
        topic=f"group:{report.group_id}",
        number=report.number,
        attachment=attachment.number,
    )
