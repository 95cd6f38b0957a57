"""Puts a notice in the outbox, in whatever transaction is running."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Select, select, update

from coop.assembly.services import record_mails
from coop.kernel.permissions import SYSTEM
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.lookups import first_way, is_pending, way_to_reach
from coop.notices.models import Notice, RefusedAddress
from coop.notices.rules import BOUND_TO_ADDRESS, NoticeKind, after_quiet_hours, order_key_of
from coop.people.lookups import person_by_id
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind, Purpose

Plain: TypeAlias = str | int | bool | None

_POSITION = "notices.position"
NO_CHANNEL = "no_channel"
#: SQLite takes some thousands of values in one statement; this is well below.
MOST_KEYS = 500


@dataclass(frozen=True, slots=True)
class ToPerson:
    """Somebody we know, over the first live channel agreed to for the purpose.

    Without a purpose no consent is needed: it was asked for, or it is owed.
    """

    person_id: uuid.UUID
    purpose: Purpose | None = None
    only: ChannelKind | None = None


@dataclass(frozen=True, slots=True)
class ToContact:
    """A contact of a group, by mail; its links carry the contact."""

    contact_id: uuid.UUID
    email: str
    locale: str = "nl"


@dataclass(frozen=True, slots=True)
class ToEmail:
    """A mail address somebody gave."""

    email: str
    locale: str = "nl"
    person_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class ToChat:
    """A Telegram chat, private or of a group."""

    chat_id: int
    locale: str = "nl"


@dataclass(frozen=True, slots=True)
class ChatOf:
    """Somebody's private chat, found beforehand."""

    person_id: uuid.UUID
    address: str
    locale: str


@dataclass(frozen=True, slots=True)
class MailTo:
    """Somebody's mail address, found beforehand."""

    person_id: uuid.UUID
    address: str
    locale: str


Recipient: TypeAlias = ToPerson | ToContact | ToEmail | ToChat


def queue(
    uow: UnitOfWork,
    *,
    kind: NoticeKind,
    to: Recipient,
    args: Mapping[str, Plain] | None = None,
    subject_id: uuid.UUID | None = None,
    due_at: datetime | None = None,
    urgent: bool = False,
    dedupe: str | None = None,
    screen: str | None = None,
    fresh: bool = False,
    is_reply: bool = False,
) -> uuid.UUID | None:
    """Queue one notice; a second one with the same dedupe key is not queued.

    With a screen the message takes the place of what the bot last showed on that screen of
    the chat, or stands below as a fresh one. Returns nothing when it was queued before.
    """
    if dedupe is not None and _is_queued(uow, dedupe):
        return None
    due_at = due_at or uow.now
    if isinstance(to, ToPerson) and to.purpose is not None and not urgent:
        due_at = after_quiet_hours(due_at)
    notice = Notice(
        id=uow.chance.new_id(),
        kind=kind.value,
        locale="nl",
        queued_at=uow.now,
        position=_next_position(uow),
        due_at=due_at,
        next_attempt_at=due_at,
        args=dict(args or {}),
        subject_id=subject_id,
        dedupe_key=dedupe,
        screen=screen,
        is_fresh=fresh,
        is_urgent=urgent,
        is_reply=is_reply,
    )
    _address(uow, notice, to)
    if screen is not None and notice.order_key is not None:
        _overtake(uow, [notice.order_key], screen)
    uow.session.add(notice)
    return notice.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer in a chat."""

    chat_id: int
    kind: NoticeKind
    locale: str = "nl"
    args: Mapping[str, Plain] = field(default_factory=dict)
    subject_id: uuid.UUID | None = None
    screen: str | None = None
    fresh: bool = False


def queue_replies(uow: UnitOfWork, replies: Sequence[Reply]) -> None:
    """Queue the answers in many chats, in their order, with a handful of statements.

    Of two on one screen of a chat only the last need be shown.
    """
    notices: list[Notice] = []
    latest: dict[tuple[str, str], Notice] = {}
    for reply in replies:
        address = str(reply.chat_id)
        notice = Notice(
            id=uow.chance.new_id(),
            kind=reply.kind.value,
            locale=reply.locale,
            queued_at=uow.now,
            position=_next_position(uow),
            due_at=uow.now,
            next_attempt_at=uow.now,
            args=dict(reply.args),
            subject_id=reply.subject_id,
            channel=ChannelKind.TELEGRAM.value,
            address=address,
            order_key=order_key_of(ChannelKind.TELEGRAM, address),
            screen=reply.screen,
            is_fresh=reply.fresh,
            is_urgent=True,
            is_reply=True,
        )
        notices.append(notice)
        if reply.screen is not None:
            overtaken = latest.get((address, reply.screen))
            if overtaken is not None:
                overtaken.dropped_at = uow.now
            latest[address, reply.screen] = notice
    screens: dict[str, list[str | None]] = {}
    for (_, screen), notice in latest.items():
        screens.setdefault(screen, []).append(notice.order_key)
    for screen, keys in screens.items():
        _overtake(uow, keys, screen)
    uow.session.add_all(notices)


def queue_in_chats(
    uow: UnitOfWork,
    *,
    kind: NoticeKind,
    to: Sequence[ChatOf],
    subject_id: uuid.UUID,
    dedupe: str,
    screen: str,
    due_at: datetime | None = None,
    urgent: bool = True,
) -> None:
    """Queue one notice for many private chats with a handful of statements.

    For what a whole hall is told at once, in a transaction that others are waiting for.
    Nobody gets a second one under the same ``dedupe``.
    """
    about = (Notice.kind == kind, Notice.subject_id == subject_id)
    queued = set(uow.session.scalars(select(Notice.dedupe_key).where(*about)))
    notices = [
        Notice(
            id=uow.chance.new_id(),
            kind=kind.value,
            locale=chat.locale,
            queued_at=uow.now,
            position=_next_position(uow),
            due_at=due_at or uow.now,
            next_attempt_at=due_at or uow.now,
            args={},
            subject_id=subject_id,
            person_id=chat.person_id,
            only=ChannelKind.TELEGRAM,
            channel=ChannelKind.TELEGRAM.value,
            address=chat.address,
            order_key=order_key_of(ChannelKind.TELEGRAM, chat.address),
            dedupe_key=f"{dedupe}:{chat.person_id}",
            screen=screen,
            is_urgent=urgent,
        )
        for chat in to
        if f"{dedupe}:{chat.person_id}" not in queued
    ]
    _overtake(uow, [notice.order_key for notice in notices], screen)
    uow.session.add_all(notices)


def queue_mails(
    uow: UnitOfWork,
    *,
    kind: NoticeKind,
    to: Sequence[MailTo],
    subject_id: uuid.UUID,
    dedupe: str,
) -> None:
    """Queue one mail for many people with a handful of statements; it is owed to each.

    Nobody gets a second one under the same ``dedupe``.
    """
    keys = {f"{dedupe}:{mail.person_id}": mail for mail in to}
    queued = set(uow.session.scalars(select(Notice.dedupe_key).where(Notice.dedupe_key.in_(keys))))
    uow.session.add_all(
        Notice(
            id=uow.chance.new_id(),
            kind=kind.value,
            locale=mail.locale,
            queued_at=uow.now,
            position=_next_position(uow),
            due_at=uow.now,
            next_attempt_at=uow.now,
            args={},
            subject_id=subject_id,
            person_id=mail.person_id,
            channel=ChannelKind.EMAIL.value,
            address=mail.address,
            dedupe_key=key,
        )
        for key, mail in keys.items()
        if key not in queued
    )


def queue_to_many(
    uow: UnitOfWork,
    *,
    kind: NoticeKind,
    to: Select[uuid.UUID],
    subject_id: uuid.UUID,
    dedupe: str,
) -> None:
    """Queue one notice for many people with a handful of statements; it is owed to each.

    Over the first live channel of each; who has none stays on the desk, to be told by hand.
    Nobody gets a second one under the same ``dedupe``.
    """
    about = (Notice.kind == kind, Notice.subject_id == subject_id)
    queued = set(uow.session.scalars(select(Notice.dedupe_key).where(*about)))
    people = uow.session.execute(
        select(Person.id, Person.language).where(Person.id.in_(to)).order_by(Person.id)
    ).all()
    ways: dict[uuid.UUID, dict[ChannelKind, str]] = {}
    for person_id, way, value in uow.session.execute(
        select(Channel.person_id, Channel.kind, Channel.value).where(
            Channel.person_id.in_(to), Channel.dead_since.is_(None)
        )
    ):
        ways.setdefault(person_id, {})[way] = value
    for person_id, language in people:
        key = f"{dedupe}:{person_id}"
        if key in queued:
            continue
        notice = Notice(
            id=uow.chance.new_id(),
            kind=kind.value,
            locale=language,
            queued_at=uow.now,
            position=_next_position(uow),
            due_at=uow.now,
            next_attempt_at=uow.now,
            args={},
            subject_id=subject_id,
            person_id=person_id,
            dedupe_key=key,
        )
        _take_way(uow, notice, first_way(ways.get(person_id, {})))
        uow.session.add(notice)


def _address(uow: UnitOfWork, notice: Notice, to: Recipient) -> None:
    match to:
        case ToPerson(person_id, purpose, only):
            notice.person_id = person_id
            notice.purpose = purpose
            notice.only = only
            notice.locale = person_by_id(uow.session, person_id).language
            find_a_way(uow, notice)
        case ToContact(contact_id, email, locale):
            notice.contact_id = contact_id
            notice.locale = locale
            _set_way(notice, ChannelKind.EMAIL, email)
        case ToEmail(email, locale, person_id):
            notice.person_id = person_id
            notice.locale = locale
            _set_way(notice, ChannelKind.EMAIL, email)
        case ToChat(chat_id, locale):
            notice.locale = locale
            _set_way(notice, ChannelKind.TELEGRAM, str(chat_id))


def find_a_way(uow: UnitOfWork, notice: Notice) -> None:
    """Point a person's notice at a channel that works; without one it has failed."""
    assert notice.person_id is not None
    way = way_to_reach(
        uow.session,
        notice.person_id,
        purpose=notice.consent_purpose,
        only=None if notice.only is None else ChannelKind(notice.only),
        now=uow.now,
    )
    _take_way(uow, notice, way)


def _take_way(uow: UnitOfWork, notice: Notice, way: tuple[ChannelKind, str] | None) -> None:
    if way is None:
        # The row stays, so that the secretary sees who has to be told in another way.
        notice.channel = notice.address = notice.order_key = None
        notice.failed_at = uow.now
        notice.failure = NO_CHANNEL
    else:
        _set_way(notice, *way)


def _set_way(notice: Notice, channel: ChannelKind, address: str) -> None:
    notice.channel = channel.value
    notice.address = address
    notice.order_key = order_key_of(channel, address)


def leave_address(uow: UnitOfWork, notice: Notice) -> None:
    """Write there no more: nothing will ever arrive; and try another channel, if there is one."""
    if notice.channel_kind is ChannelKind.EMAIL and notice.address is not None:
        _refuse(uow, notice, notice.address.lower())
    if notice.person_id is not None:
        uow.session.execute(
            update(Channel)
            .where(
                Channel.person_id == notice.person_id,
                Channel.kind == notice.channel_kind,
                Channel.value == notice.address,
                Channel.dead_since.is_(None),
            )
            .values(dead_since=uow.now)
        )
    notice.attempts = 0
    notice.next_attempt_at = uow.now
    find_another_way(uow, notice)


def _refuse(uow: UnitOfWork, notice: Notice, address: str) -> None:
    known = uow.session.scalar(select(RefusedAddress).where(RefusedAddress.address == address))
    if known is None:
        known = RefusedAddress(
            id=uow.chance.new_id(), address=address, refused_at=uow.now, reason=""
        )
        uow.session.add(known)
    known.person_id = notice.person_id or known.person_id
    known.refused_at = uow.now
    known.reason = notice.failure or ""


def find_another_way(uow: UnitOfWork, notice: Notice) -> None:
    """Point a notice at a channel that still works; one that is bound to its address failed."""
    if notice.person_id is None or notice.notice_kind in BOUND_TO_ADDRESS:
        notice.failed_at = uow.now
        notice.failure = notice.failure or NO_CHANNEL
        tell_results(uow, (notice,))
    else:
        find_a_way(uow, notice)


def tell_results(uow: UnitOfWork, notices: Sequence[Notice]) -> None:
    """Tell the meeting how mails went: they are the proof that members were called."""
    told: dict[tuple[uuid.UUID, str | None], list[uuid.UUID]] = {}
    for notice in notices:
        is_proof = (
            notice.notice_kind is NoticeKind.CONVOCATION
            and notice.channel_kind is ChannelKind.EMAIL
        )
        if is_proof and notice.subject_id is not None and notice.person_id is not None:
            failure = notice.failure if notice.failed_at is not None else None
            told.setdefault((notice.subject_id, failure), []).append(notice.person_id)
    for (convocation_id, failure), person_ids in told.items():
        record_mails(
            uow,
            SYSTEM,
            convocation_id=convocation_id,
            person_ids=person_ids,
            failure=failure,
        )


def _is_queued(uow: UnitOfWork, dedupe: str) -> bool:
    found = uow.session.scalar(select(Notice.id).where(Notice.dedupe_key == dedupe))
    return found is not None


def _next_position(uow: UnitOfWork) -> int:
    position: int = uow.session.info.get(_POSITION, 0)
    uow.session.info[_POSITION] = position + 1
    return position


def _overtake(uow: UnitOfWork, order_keys: Sequence[str | None], screen: str) -> None:
    # What has not been shown yet on this screen need not be: the newer message replaces it.
    for start in range(0, len(order_keys), MOST_KEYS):
        uow.session.execute(
            update(Notice)
            .where(
                Notice.order_key.in_(order_keys[start : start + MOST_KEYS]),
                Notice.screen == screen,
                Notice.claimed_by.is_(None),
                is_pending(),
            )
            .values(dropped_at=uow.now)
        )
