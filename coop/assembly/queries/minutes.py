"""Minutes as who writes them sees them, and as the members do."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from coop.assembly.errors import MinutesNotFoundError
from coop.assembly.lookups.minutes import (
    attended,
    minutes_of,
    recorded_meeting,
    sections_of,
    versions_of,
)
from coop.assembly.models import AgendaItem, MinuteNote, Minutes, MinutesComment, MinutesText
from coop.assembly.rules import MeetingKind, MinutesState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
    """What an attendee said; by name only to who writes the minutes, and to nobody else."""

    id: uuid.UUID
    text: str
    made_at: datetime
    name: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """One section with what was said about it."""

    place: int
    heading: str
    text: str
    version: int
    written_at: datetime
    #: What the minute taker typed in the meeting; for who writes the minutes only (C28).
    note: str
    comments: tuple[CommentView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed, and when."""

    name: str
    signed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesView:
    """The minutes of one meeting."""

    meeting_id: uuid.UUID
    title: str
    kind: MeetingKind
    place: str
    starts_at: datetime
    state: MinutesState
    sections: tuple[SectionView, ...]
    proposed_at: datetime | None
    comments_until: date | None
    #: Where they are adopted, once that is on an agenda.
    adopting_meeting_id: uuid.UUID | None
    adopted_at: datetime | None
    digest: str | None
    chair: Signature | None
    secretary: Signature | None
    may_write: bool
    #: The term for comments runs.
    takes_comments: bool
    may_comment: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One version of one section."""

    version: int
    text: str
    written_at: datetime
    #: Nobody: drafted from what happened.
    written_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """All versions of one section, the newest first."""

    meeting_id: uuid.UUID
    title: str
    heading: str
    versions: tuple[VersionView, ...]


@use_case(Permission.ASSEMBLY_MEETING_READ)
def minutes_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> MinutesView:
    """Return the minutes; a draft is for who writes them."""
    session = uow.session
    meeting = recorded_meeting(session, actor, meeting_id)
    minutes = minutes_of(session, meeting_id)
    writes = actor.holds(Permission.ASSEMBLY_MINUTES_WRITE)
    is_own = meeting.kind is MeetingKind.BOARD
    if minutes.state is MinutesState.DRAFT and not (writes or is_own or _signs(actor)):
        raise MinutesNotFoundError(meeting_id=meeting_id)
    texts = sections_of(session, meeting_id)
    comments = _comments(uow, actor, meeting_id, sees_all=writes)
    notes = _notes(uow, meeting_id) if writes else {}
    adoption = minutes.adoption_item_id
    item = session.get(AgendaItem, adoption) if adoption else None
    return MinutesView(
        meeting_id=meeting_id,
        title=meeting.title,
        kind=meeting.kind,
        place=meeting.place,
        starts_at=meeting.starts_at,
        state=minutes.state,
        sections=tuple(_section(text, comments, notes.get(text.place, "")) for text in texts),
        proposed_at=minutes.proposed_at,
        comments_until=minutes.comments_until,
        adopting_meeting_id=item.meeting_id if item else None,
        adopted_at=minutes.adopted_at,
        digest=minutes.digest,
        chair=_signature(uow, minutes.chair_signed_by, minutes.chair_signed_at),
        secretary=_signature(uow, minutes.secretary_signed_by, minutes.secretary_signed_at),
        may_write=writes and minutes.state is not MinutesState.ADOPTED,
        takes_comments=_takes_comments(uow, minutes),
        may_comment=_may_comment(uow, actor, minutes),
    )


@use_case(Permission.ASSEMBLY_MINUTES_WRITE)
def minutes_history(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, place: int
) -> HistoryView:
    """Return who wrote what in a section, and when."""
    meeting = recorded_meeting(uow.session, actor, meeting_id)
    versions = versions_of(uow.session, meeting_id, place)
    writers = {one.written_by for one in versions if one.written_by is not None}
    people = uow.session.scalars(select(Person).where(Person.id.in_(writers)))
    names = {person.id: person.name.full for person in people}
    return HistoryView(
        meeting_id=meeting_id,
        title=meeting.title,
        heading=versions[0].heading,
        versions=tuple(
            VersionView(
                version=one.version,
                text=one.text,
                written_at=one.written_at,
                written_by=names.get(one.written_by) if one.written_by else None,
            )
            for one in versions
        ),
    )


def _signs(actor: Actor) -> bool:
    return actor.holds(Permission.ASSEMBLY_MINUTES_SIGN)


def _takes_comments(uow: UnitOfWork, minutes: Minutes) -> bool:
    until = minutes.comments_until
    return minutes.state is MinutesState.PROPOSED and until is not None and uow.today <= until


def _may_comment(uow: UnitOfWork, actor: Actor, minutes: Minutes) -> bool:
    return (
        _takes_comments(uow, minutes)
        and actor.holds(Permission.ASSEMBLY_MINUTES_COMMENT)
        and attended(uow.session, minutes.meeting_id, actor.person_id)
    )


def _comments(
    uow: UnitOfWork, actor: Actor, meeting_id: uuid.UUID, *, sees_all: bool
) -> Sequence[tuple[MinutesComment, Person]]:
    query = (
        select(MinutesComment, Person)
        .join(Person, Person.id == MinutesComment.person_id)
        .where(MinutesComment.meeting_id == meeting_id)
        .order_by(MinutesComment.made_at, MinutesComment.id)
    )
    if not sees_all:
        query = query.where(MinutesComment.person_id == actor.person_id)
    return [(comment, person) for comment, person in uow.session.execute(query)]


def _notes(uow: UnitOfWork, meeting_id: uuid.UUID) -> dict[int, str]:
    rows = uow.session.execute(
        select(AgendaItem.number, MinuteNote.text)
        .join(MinuteNote, MinuteNote.item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id)
    )
    return {number: text for number, text in rows}  # noqa: C416  # a Row is no pair to mypy


def _section(
    text: MinutesText, comments: Sequence[tuple[MinutesComment, Person]], note: str
) -> SectionView:
    return SectionView(
        place=text.place,
        heading=text.heading,
        text=text.text,
        version=text.version,
        written_at=text.written_at,
        note=note,
        comments=tuple(
            CommentView(
                id=comment.id,
                text=comment.text,
                made_at=comment.made_at,
                name=person.name.full,
                answer=comment.answer,
            )
            for comment, person in comments
            if comment.place == text.place
        ),
    )


def _signature(
    uow: UnitOfWork, person_id: uuid.UUID | None, signed_at: datetime | None
) -> Signature | None:
    if person_id is None or signed_at is None:
        return None
    return Signature(name=uow.session.get_one(Person, person_id).name.full, signed_at=signed_at)
