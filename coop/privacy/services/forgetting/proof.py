"""What shows that a decision was right, once nobody can ask a court to annul it."""

import uuid
from datetime import date, datetime

from sqlalchemy import Select, delete, exists, func, select

from coop.assembly.models import (
    AgendaItem,
    Announcement,
    Attendance,
    Decision,
    Meeting,
    MinuteNote,
    MinutesComment,
    Proxy,
    ProxyDraft,
    SpeakingTurn,
    Trouble,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.models import LetterFile, Notice, RefusedAddress
from coop.privacy.models import Breach
from coop.privacy.rules.retention import end_of
from coop.voting.models import Ballot, Elector, Poll

ROWS_AT_ONCE = 500
KEPT_BY_MEETING = (Attendance, MinutesComment, Proxy, Trouble)


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_votes(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove who was there, for whom, and who could vote, one vote or meeting at a time.

    What was decided stays, with its numbers and without a name.
    """
    before = end_of(until)
    poll_id = uow.session.scalar(
        select(Elector.poll_id)
        .join(Poll, Poll.id == Elector.poll_id)
        .outerjoin(Decision, Decision.poll_id == Poll.id)
        # BW 2:15 lid 5: the year runs from when a decision was made known, if that was later.
        .where(func.coalesce(Decision.published_at, Poll.closed_at) < before)
        .limit(1)
    )
    if poll_id is not None:
        rolled = select(func.count()).where(Elector.poll_id == poll_id)
        count = uow.session.scalar(rolled) or 0
        uow.session.execute(delete(Ballot).where(Ballot.poll_id == poll_id))
        uow.session.execute(delete(Elector).where(Elector.poll_id == poll_id))
        return count
    known_later = exists().where(
        Decision.meeting_id == Meeting.id, Decision.published_at >= before
    )
    over = select(Meeting.id).where(Meeting.closed_at < before, ~known_later)
    for said in (Announcement, ProxyDraft):
        uow.session.execute(delete(said).where(said.meeting_id.in_(over)))
    removed = sum(_remove_some(uow, table, over) for table in KEPT_BY_MEETING)
    return removed or _forget_speakers(uow, before)


def _remove_some(
    uow: UnitOfWork,
    table: type[Attendance | MinutesComment | Proxy | Trouble],
    meetings: Select[uuid.UUID],
) -> int:
    found = uow.session.scalars(
        select(table.id).where(table.meeting_id.in_(meetings)).limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(table).where(table.id.in_(found)))
    return len(found)


def _forget_speakers(uow: UnitOfWork, before: datetime) -> int:
    """Remove who asked for the floor and what the minute taker typed; the minutes stay (C28)."""
    ended = select(Meeting.id).where(Meeting.closed_at < before)
    turns = uow.session.scalars(
        select(SpeakingTurn.id).where(SpeakingTurn.meeting_id.in_(ended)).limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(SpeakingTurn).where(SpeakingTurn.id.in_(turns)))
    notes = uow.session.scalars(
        select(MinuteNote.item_id)
        .join(AgendaItem, AgendaItem.id == MinuteNote.item_id)
        .where(AgendaItem.meeting_id.in_(ended))
        .limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(MinuteNote).where(MinuteNote.item_id.in_(notes)))
    return len(turns) + len(notes)


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_notices(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove messages that went out, or did not, so long ago."""
    ended = func.coalesce(Notice.sent_at, Notice.failed_at, Notice.dropped_at)
    old = uow.session.scalars(
        select(Notice.id).where(ended < end_of(until)).limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(Notice).where(Notice.id.in_(old)))
    of_file = select(Notice.id).where(Notice.letters_id == LetterFile.id)
    uow.session.execute(
        delete(LetterFile).where(LetterFile.asked_at < end_of(until), ~of_file.exists())
    )
    # After so long an address may be somebody's again: it gets another chance.
    uow.session.execute(delete(RefusedAddress).where(RefusedAddress.refused_at < end_of(until)))
    return len(old)


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_breaches(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove breaches from the register that were closed so long ago."""
    old = uow.session.scalars(select(Breach.id).where(Breach.closed_at < end_of(until))).all()
    uow.session.execute(delete(Breach).where(Breach.id.in_(old)))
    return len(old)
