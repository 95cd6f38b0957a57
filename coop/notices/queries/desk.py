"""What the secretary sees of the outbox."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.errors import NoticeNotFoundError
from coop.notices.lookups import alike, is_pending
from coop.notices.models import Notice, RefusedAddress
from coop.notices.rules import NoticeKind, OwnCourse, own_course
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind, folded

DESK_PAGE = 50
SHOWN_OF_PERSON = 10
MOST_REFUSED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """A notice as the desk shows it."""

    id: uuid.UUID
    kind: str
    recipient: str
    channel: ChannelKind | None
    #: It goes or went on paper.
    is_letter: bool
    due_at: datetime
    sent_at: datetime | None
    failed_at: datetime | None
    dropped_at: datetime | None
    failure: str | None
    attempts: int

    @property
    def is_waiting(self) -> bool:
        """Tell whether it still has to go out."""
        return not (self.sent_at or self.failed_at or self.dropped_at)

    @property
    def may_be_opened(self) -> bool:
        """Tell whether the desk shows its course.

        Not of a mail about a report: by its identifier a reply of the wijkagent is known.
        """
        return own_course(NoticeKind(self.kind)) is not OwnCourse.REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """One notice with its whole course, as proof of what was sent (or was not)."""

    line: NoticeLine
    person_id: uuid.UUID | None
    address: str | None
    locale: str
    queued_at: datetime
    next_attempt_at: datetime
    #: When it came back, after the relay had taken it.
    returned_at: datetime | None
    #: Somebody at the desk held it back.
    is_stopped: bool
    #: Why the desk neither stops nor repeats it.
    own_course: OwnCourse | None
    #: How many of the same kind about the same thing still wait, this one included.
    waiting_alike: int

    @property
    def may_be_stopped(self) -> bool:
        """Tell whether there is something to stop."""
        return self.own_course is None and self.line.is_waiting

    @property
    def may_go_again(self) -> bool:
        """Tell whether another try makes sense."""
        over = self.line.failed_at is not None or self.is_stopped
        return self.own_course is None and over


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """What went to whom, and what will."""

    waiting: int
    failed: int
    #: Mails that are due now, and when the last of them will have gone at this pace.
    due_mails: int
    #: Mail addresses at which nothing arrives.
    refused: int
    lines: tuple[NoticeLine, ...]
    page: int
    pages: int


@use_case(Permission.NOTICES_DESK_READ)
def desk_view(
    uow: UnitOfWork,
    actor: Actor,
    *,
    page: int = 1,
    only: str | None = None,
    search: str = "",
) -> DeskView:
    """Return what went to whom and what will, newest first; conversations are left out.

    A search is for whom: all words of a name, or a mail address.
    """
    shown = Notice.is_reply.is_(False)
    chosen = and_(
        {
            "waiting": is_pending(),
            "failed": Notice.failed_at.is_not(None),
            "sent": Notice.sent_at.is_not(None),
        }.get(only or "", shown),
        *_told_to(search),
    )

    def count(*conditions: object) -> int:
        statement = select(func.count()).select_from(Notice).where(shown)
        for condition in conditions:
            statement = statement.where(condition)  # type: ignore[arg-type]  # column expressions
        return uow.session.scalar(statement) or 0

    total = count(chosen)
    pages = max(1, -(-total // DESK_PAGE))
    page = min(max(page, 1), pages)
    rows = uow.session.execute(
        select(Notice, Person)
        .outerjoin(Person, Person.id == Notice.person_id)
        .where(shown, chosen)
        .order_by(Notice.queued_at.desc(), Notice.position.desc(), Notice.id)
        .limit(DESK_PAGE)
        .offset((page - 1) * DESK_PAGE)
    )
    due_mails = count(
        is_pending(), Notice.channel == ChannelKind.EMAIL.value, Notice.due_at <= uow.now
    )
    return DeskView(
        waiting=count(is_pending()),
        failed=count(Notice.failed_at.is_not(None)),
        due_mails=due_mails,
        refused=uow.session.scalar(
            select(func.count()).select_from(_refused_addresses().subquery())
        )
        or 0,
        lines=tuple(_line(notice, person) for notice, person in rows),
        page=page,
        pages=pages,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLine:
    """A mail address at which nothing arrives, and whose it is."""

    id: uuid.UUID
    address: str
    #: Nobody's when it is of a contact, or of somebody who only asked something.
    person_id: uuid.UUID | None
    name: str | None
    refused_at: datetime
    reason: str


@use_case(Permission.NOTICES_DESK_READ)
def refused_addresses(uow: UnitOfWork, actor: Actor) -> tuple[RefusedLine, ...]:
    """Return the addresses at which nothing arrives, the newest first."""
    return tuple(
        RefusedLine(
            id=refused.id,
            address=refused.address,
            person_id=refused.person_id,
            name=None if refused.person_id is None else person.name.full,
            refused_at=refused.refused_at,
            reason=refused.reason,
        )
        for refused, person in uow.session.execute(
            _refused_addresses().order_by(RefusedAddress.refused_at.desc()).limit(MOST_REFUSED)
        )
    )


def _refused_addresses() -> Select[RefusedAddress, Person]:
    """Select what is still refused: who proved the address since, or has another, is helped."""
    of_a_channel = (
        Channel.person_id == RefusedAddress.person_id,
        Channel.kind == ChannelKind.EMAIL,
        func.lower(Channel.value) == RefusedAddress.address,
        Channel.dead_since.is_not(None),
    )
    return (
        select(RefusedAddress, Person)
        .outerjoin(Person, Person.id == RefusedAddress.person_id)
        .where(
            or_(
                RefusedAddress.person_id.is_(None),
                select(Channel.id).where(*of_a_channel).exists(),
            )
        )
    )


@use_case(Permission.PEOPLE_ACCESS_HELP)
def notices_of_person(
    uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID
) -> tuple[NoticeLine, ...]:
    """Return what was last sent to somebody or to the mail address he or she gave (C14)."""
    addresses = select(Channel.value).where(
        Channel.person_id == person_id, Channel.kind == ChannelKind.EMAIL
    )
    rows = uow.session.scalars(
        select(Notice)
        .where(
            Notice.is_reply.is_(False),
            or_(Notice.person_id == person_id, Notice.address.in_(addresses)),
        )
        .order_by(Notice.queued_at.desc(), Notice.position.desc(), Notice.id)
        .limit(SHOWN_OF_PERSON)
    )
    return tuple(_line(notice, None) for notice in rows)


@use_case(Permission.NOTICES_DESK_READ)
def notice_view(uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID) -> NoticeView:
    """Return the whole course of one notice; a conversation with the bot is not the desk's."""
    found = uow.session.execute(
        select(Notice, Person)
        .outerjoin(Person, Person.id == Notice.person_id)
        .where(Notice.id == notice_id, Notice.is_reply.is_(False))
    ).one_or_none()
    if found is None or not _line(*found).may_be_opened:
        raise NoticeNotFoundError
    notice, person = found
    waiting = select(func.count()).select_from(Notice).where(is_pending(), *alike(notice))
    return NoticeView(
        line=_line(notice, person),
        person_id=notice.person_id,
        address=notice.address,
        locale=notice.locale,
        queued_at=notice.queued_at,
        next_attempt_at=notice.next_attempt_at,
        returned_at=notice.returned_at,
        is_stopped=notice.is_stopped,
        own_course=own_course(notice.notice_kind),
        waiting_alike=uow.session.scalar(waiting) or 0,
    )


def _told_to(search: str) -> tuple[ColumnElement[bool], ...]:
    """Select by whom it is for: a mail address, or all words of a name."""
    if "@" in search:
        typed = search.strip().lower()
        return (func.lower(Notice.address).contains(typed, autoescape=True),)
    words = folded(search).split()
    if not words:
        return ()
    people = select(Person.id).where(
        *(Person.sort_name.contains(word, autoescape=True) for word in words)
    )
    # A mail to an address somebody gave, before the account was known by it.
    addresses = select(Channel.value).where(Channel.person_id.in_(people))
    return (or_(Notice.person_id.in_(people), Notice.address.in_(addresses)),)


def _line(notice: Notice, person: Person | None) -> NoticeLine:
    return NoticeLine(
        id=notice.id,
        kind=notice.kind,
        recipient=person.name.full if person is not None else notice.address or "",
        channel=notice.channel_kind,
        is_letter=notice.letters_id is not None,
        due_at=notice.due_at,
        sent_at=notice.sent_at,
        failed_at=notice.failed_at,
        dropped_at=notice.dropped_at,
        failure=notice.failure,
        attempts=notice.attempts,
    )
