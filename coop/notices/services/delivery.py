"""What the worker does with a notice: build it, and record what became of it."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, not_, select, update

from coop.groups.services.groups import move_chat as move_group
from coop.jobs.lookups import is_replaced
from coop.jobs.rules import LEADER
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.outbox import follow_chat
from coop.notices.documents import (
    BuiltChat,
    BuiltMail,
    House,
)
from coop.notices.lookups import Ways, is_pending, ways_of
from coop.notices.messages.writing import Writer
from coop.notices.models import Notice, Screen
from coop.notices.outbox import find_another_way, leave_address, tell_results
from coop.notices.rules import (
    LEASE,
    Outcome,
    next_attempt,
    order_key_of,
)
from coop.notices.services.stopped import follow_up
from coop.notices.services.traces import keep_trace, remember_screen
from coop.parts.lookups import parts_off
from coop.parts.rules import part_of_notice
from coop.people.models import Person
from coop.people.rules import ChannelKind

#: How long the lines of a conversation with the bot are kept after they were shown.
REPLIES_KEPT = timedelta(days=1)
LONGEST_FAILURE = 300


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def build_notice(
    uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID, worker: str, house: House
) -> BuiltMail | BuiltChat | None:
    """Claim a notice and write its message; nothing when it need not go out any more."""
    built = build_notices(uow, actor, notice_ids=(notice_id,), worker=worker, house=house)
    return built.get(notice_id)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def build_notices(
    uow: UnitOfWork,
    actor: Actor,
    *,
    notice_ids: Collection[uuid.UUID],
    worker: str,
    house: House,
) -> dict[uuid.UUID, BuiltMail | BuiltChat]:
    """Claim notices and write their messages, all or none; what need not go out is left out.

    Links get their tokens here, so a retry carries new ones and the row never holds any.
    """
    if is_replaced(uow.session, LEADER, worker):
        # A worker that was held up for longer than its lease: the new leader sends these.
        return {}
    off = parts_off(uow.session)
    free = [
        notice
        for notice in _locked(uow, notice_ids)
        # Its part may have been turned off a moment ago: it waits until that is on again.
        if _may_claim(notice, worker, uow.now) and part_of_notice(notice.kind) not in off
    ]
    ways = ways_of(uow.session, free, uow.now)
    writer = Writer(uow, actor, house, _people(uow, free))
    built = {}
    for notice in free:
        message = _claimed(uow, notice, ways, writer, worker)
        if message is not None:
            built[notice.id] = message
    return built


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def record_sent(
    uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID, external_id: str | None = None
) -> None:
    """Record that a notice went out."""
    notice = uow.session.get(Notice, notice_id, with_for_update=True)
    if notice is None or not notice.is_pending:
        return
    notice.external_id = external_id
    _mark_sent(uow, actor, notice)
    tell_results(uow, (notice,))
    if notice.channel_kind is not ChannelKind.TELEGRAM or external_id is None:
        # A mail stands in nobody's place, and its address is not kept.
        return
    assert notice.address is not None
    if notice.screen is not None:
        remember_screen(
            uow, actor, chat=notice.address, screen=notice.screen, message_id=external_id
        )
    keep_trace(uow, actor, chat=notice.address, kind=notice.notice_kind, message_id=external_id)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def record_mails_sent(uow: UnitOfWork, actor: Actor, *, notice_ids: Collection[uuid.UUID]) -> None:
    """Record that a bundle of mails went out."""
    sent = [notice for notice in _locked(uow, notice_ids) if notice.is_pending]
    for notice in sent:
        _mark_sent(uow, actor, notice)
    tell_results(uow, sent)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def record_failure(
    uow: UnitOfWork,
    actor: Actor,
    *,
    notice_id: uuid.UUID,
    outcome: Outcome,
    failure: str,
    retry_after: timedelta | None = None,
) -> None:
    """Record that an attempt did not succeed: try later, try another channel, or give up."""
    notice = uow.session.get(Notice, notice_id, with_for_update=True)
    if notice is None or not notice.is_pending:
        return
    notice.failure = failure[:LONGEST_FAILURE]
    address = notice.address
    _release(notice)
    match outcome:
        case Outcome.TEMPORARY | Outcome.UNKNOWN:
            _try_later(uow, notice, retry_after)
        case Outcome.PERMANENT:
            notice.failed_at = uow.now
            tell_results(uow, (notice,))
        case Outcome.UNREACHABLE:
            leave_address(uow, notice)
    if notice.failed_at is not None:
        follow_up(uow, actor, notice_id=notice.id, address=address)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_replies(uow: UnitOfWork, actor: Actor) -> None:
    """Remove the lines of conversations a day later, but none that somebody still waits for.

    An answer to a reporter goes this way too; a relay may be down for longer than a day.
    """
    uow.session.execute(
        delete(Notice).where(
            Notice.is_reply.is_(True),
            Notice.queued_at < uow.now - REPLIES_KEPT,
            not_(is_pending()),
        )
    )


@use_case(Permission.NOTICES_OUTBOX_DELIVER)
def move_chat(uow: UnitOfWork, actor: Actor, *, chat_id: int, new_chat_id: int) -> None:
    """Follow a group that became a supergroup: Telegram gave it another number."""
    uow.session.execute(
        update(Notice)
        .where(
            Notice.channel == ChannelKind.TELEGRAM.value,
            Notice.address == str(chat_id),
            is_pending(),
        )
        .values(
            address=str(new_chat_id),
            order_key=order_key_of(ChannelKind.TELEGRAM, str(new_chat_id)),
        )
    )
    move_group(uow, actor, old_chat_id=chat_id, new_chat_id=new_chat_id)
    follow_chat(uow, old_chat_id=chat_id, new_chat_id=new_chat_id)
    # Messages of before the move cannot be edited under the new number.
    uow.session.execute(delete(Screen).where(Screen.chat == str(chat_id)))


def _locked(uow: UnitOfWork, notice_ids: Collection[uuid.UUID]) -> Sequence[Notice]:
    # In one order, so that two who want the same ones do not wait for each other.
    return uow.session.scalars(
        select(Notice).where(Notice.id.in_(notice_ids)).order_by(Notice.id).with_for_update()
    ).all()


def _people(uow: UnitOfWork, notices: Sequence[Notice]) -> dict[uuid.UUID, Person]:
    """Read at once whom they are for."""
    ids = {notice.person_id for notice in notices if notice.person_id is not None}
    found = uow.session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: person for person in found}


def _claimed(
    uow: UnitOfWork, notice: Notice, ways: Ways, writer: Writer, worker: str
) -> BuiltMail | BuiltChat | None:
    agreed = ways.agreed(notice)
    if not agreed:
        # Consent was withdrawn after this was queued: it is no failure, and nobody hears.
        notice.dropped_at = uow.now
        return None
    if ways.is_dead(notice) or notice.channel_kind not in agreed:
        find_another_way(uow, notice)
    if not notice.is_pending:
        return None
    built = writer.written(notice)
    if built is None:
        notice.dropped_at = uow.now
        return None
    notice.claimed_by = worker
    notice.lease_until = uow.now + LEASE
    notice.attempts += 1
    return built


def _mark_sent(uow: UnitOfWork, actor: Actor, notice: Notice) -> None:
    notice.sent_at = uow.now
    notice.failure = None
    _release(notice)
    follow_up(uow, actor, notice_id=notice.id, address=notice.address)


def _may_claim(notice: Notice, worker: str, now: datetime) -> bool:
    # Only the leader delivers: a claim of another worker is left over from one that died.
    is_free = notice.claimed_by != worker or notice.lease_until is None or notice.lease_until < now
    return notice.is_pending and notice.next_attempt_at <= now and is_free


def _release(notice: Notice) -> None:
    notice.claimed_by = None
    notice.lease_until = None


def _try_later(uow: UnitOfWork, notice: Notice, retry_after: timedelta | None) -> None:
    again_at = next_attempt(notice.attempts, uow.now, retry_after)
    if again_at is None:
        notice.failed_at = uow.now
        tell_results(uow, (notice,))
        return
    notice.next_attempt_at = again_at
    if retry_after is not None:
        # Being told to slow down is not a failed attempt.
        notice.attempts -= 1
