"""Finds photos and voice messages, and says in words what there is of them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from coop.groups.lookups import released
from coop.incidents.errors import AttachmentNotFoundError
from coop.incidents.models import Attachment, Report
from coop.incidents.rules.answers import Answers, Step
from coop.incidents.rules.attachments import SPEAKABLE, AttachmentKind
from coop.wording.attachments import kept_text


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A photo or voice message without its bytes."""

    id: uuid.UUID
    kind: AttachmentKind
    #: "Foto 2": counted among its own kind.
    number: int
    step: Step
    width: int
    height: int
    seconds: int
    goes_along: bool
    is_blurred: bool
    #: Its time is over: that it was sent is all that is left.
    is_gone: bool


def attachments_of(
    session: Session, *, draft_id: uuid.UUID | None = None, report_id: uuid.UUID | None = None
) -> Sequence[Attachment]:
    """Return what was sent with a draft, or with a report, as it came."""
    owned = (
        Attachment.report_id == report_id if draft_id is None else Attachment.draft_id == draft_id
    )
    return session.scalars(select(Attachment).where(owned).order_by(Attachment.number)).all()


def with_attachments(
    session: Session,
    answers: Answers,
    *,
    draft_id: uuid.UUID | None = None,
    report_id: uuid.UUID | None = None,
) -> Answers:
    """Return answers with what was spoken, and with how many photos there are."""
    present = attachments_of(session, draft_id=draft_id, report_id=report_id)
    if not present:
        return answers
    photos = [one for one in present if one.kind is AttachmentKind.PHOTO]
    spoken = {one.step for one in present if one.kind is AttachmentKind.VOICE} & SPEAKABLE
    return replace(
        answers,
        spoken=frozenset(spoken),
        photos=sum(one.removed_at is None for one in photos),
    )


def attachment_by_id(session: Session, attachment_id: uuid.UUID) -> Attachment:
    """Return what was sent, as long as it is there, or refuse."""
    found = session.get(Attachment, attachment_id)
    if found is None or found.removed_at is not None:
        raise AttachmentNotFoundError
    return found


def next_number(session: Session, draft_id: uuid.UUID) -> int:
    """Return the number of what comes next; what was taken away leaves a gap."""
    newest = session.scalar(
        select(func.max(Attachment.number)).where(Attachment.draft_id == draft_id)
    )
    return (newest or 0) + 1


def hand_on_attachments(session: Session, draft_id: uuid.UUID, report_id: uuid.UUID) -> None:
    """Let what was sent with a draft go on with the report that it became."""
    session.execute(
        update(Attachment)
        .where(Attachment.draft_id == draft_id)
        .values(draft_id=None, report_id=report_id)
    )


def readable_attachments(
    session: Session, report: Report, today: date, *, is_outside: bool
) -> tuple[AttachmentView, ...]:
    """Return what a reader of a report may look at.

    Outside that is the photos a moderator chose, for as long as the board released them (C27).
    """
    present = attachments_of(session, report_id=report.id)
    if is_outside:
        present = [one for one in present if may_leave(session, one, today)]
    return shown(present)


def may_leave(session: Session, attachment: Attachment, today: date) -> bool:
    """Tell whether the police may see a photo today."""
    is_there = attachment.goes_along and attachment.removed_at is None
    return is_there and released(session, today).photos


def shown(present: Sequence[Attachment]) -> tuple[AttachmentView, ...]:
    """Return what was sent as it is listed, each counted among its own kind."""
    counted = dict.fromkeys(AttachmentKind, 0)
    views = []
    for one in present:
        counted[one.kind] += 1
        views.append(
            AttachmentView(
                id=one.id,
                kind=one.kind,
                number=counted[one.kind],
                step=one.step,
                width=one.width,
                height=one.height,
                seconds=one.seconds,
                goes_along=one.goes_along,
                is_blurred=one.blurred_at is not None,
                is_gone=one.removed_at is not None,
            )
        )
    return tuple(views)


def kept_of(views: Sequence[AttachmentView], locale: str) -> str:
    """Return how much is kept: "2 foto's en 1 gesproken bericht bewaard."."""
    there = [one.kind for one in views if not one.is_gone]
    return kept_text(
        photos=there.count(AttachmentKind.PHOTO),
        voices=there.count(AttachmentKind.VOICE),
        locale=locale,
    )
