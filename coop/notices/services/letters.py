"""Letters to who is reached in no other way: asked for at the desk, printed, and gone (C22)."""

import uuid
from datetime import date

from sqlalchemy import select

from coop.assembly.errors import HandedInFutureError, HandedTooEarlyError
from coop.assembly.rules import Handing
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.errors import LettersGoneError, LettersNotFoundError, NoLettersWaitError
from coop.notices.lookups import waits_for_paper
from coop.notices.models import LetterFile, Notice
from coop.notices.rules import LETTERS_IN_A_FILE, NoticeKind


@use_case(Permission.NOTICES_DESK_STEER)
def ask_for_letters(uow: UnitOfWork, actor: Actor, *, kind: NoticeKind) -> uuid.UUID:
    """Put what waits for paper in one file; the worker writes it within a moment."""
    waiting = uow.session.scalars(
        select(Notice)
        .where(Notice.kind == kind, waits_for_paper(uow.now))
        .order_by(Notice.queued_at, Notice.position, Notice.id)
        .limit(LETTERS_IN_A_FILE)
        .with_for_update(of=Notice)
    ).all()
    if not waiting:
        raise NoLettersWaitError
    file = LetterFile(
        id=uow.chance.new_id(), kind=kind.value, asked_at=uow.now, count=len(waiting)
    )
    uow.session.add(file)
    for notice in waiting:
        notice.letters_id = file.id
    uow.note("letter_file", file.id, kind=kind.value, count=len(waiting))
    return file.id


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def keep_letter_file(
    uow: UnitOfWork, actor: Actor, *, file_id: uuid.UUID, content: bytes | None, count: int
) -> None:
    """Keep the letters as they were written; without any there is nothing to print."""
    file = uow.session.get(LetterFile, file_id, with_for_update=True)
    if file is None or file.written_at is not None:
        return
    file.written_at = uow.now
    file.content = content
    file.count = count


@use_case(Permission.NOTICES_DESK_STEER)
def hand_letter_file(
    uow: UnitOfWork, actor: Actor, *, file_id: uuid.UUID, how: Handing, on: date
) -> None:
    """Note that the letters were posted or delivered; that is the proof of each."""
    file = uow.session.get(LetterFile, file_id, with_for_update=True)
    if file is None or file.written_at is None:
        raise LettersNotFoundError
    if file.handed_on is not None:
        raise LettersGoneError
    written_on = file.written_at.astimezone(TIME_ZONE).date()
    if on > uow.today:
        raise HandedInFutureError
    if on < written_on:
        raise HandedTooEarlyError(written_on=written_on)
    file.handed_on, file.handed_how = on, how
    # What was printed is in people's hands now; nobody needs their names in one file any more.
    file.content = None
    for notice in uow.session.scalars(select(Notice).where(Notice.letters_id == file.id)):
        if notice.dropped_at is None:
            notice.failed_at, notice.sent_at = None, uow.now
            notice.channel = notice.address = notice.order_key = None
            notice.failure = None
    uow.note("letter_file", file.id, how=how.value, on=on.isoformat())
