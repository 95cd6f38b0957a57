"""Reads what comes into a group's chat by its rules, and stops what they find.

Reading is not journalled: the journal would say who wrote when. What is stopped is an item.
"""

import uuid
from dataclasses import dataclass, replace

from sqlalchemy import delete, select

from coop.groups.lookups import is_in_use
from coop.groups.models import Group
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.events import MessageStopped
from coop.moderation.lookups.chats import admitted_at_of, group_in_chat, measures_of
from coop.moderation.models import Newcomer, StoppedMessage
from coop.moderation.outbox import order
from coop.moderation.rules.kinds import Hit, HouseRule, Measure, first_reason, strictest
from coop.moderation.rules.orders import PASS_LASTS, OrderKind
from coop.moderation.rules.pace import NEW_FOR, is_newcomer, new_since
from coop.moderation.rules.reading import Said, hits_in
from coop.people.models import Channel
from coop.people.rules import ChannelKind
from coop.people.services import welcome_telegram_user

LONGEST_KEPT = 4096
#: A photo or a sticker is not kept, so it cannot be put back.
WITHOUT_WORDS = (HouseRule.MEDIA, HouseRule.NOISE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """The Telegram account that wrote; the Bot API vouches for it."""

    account_id: int
    first_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Which message of which chat, and in which topic."""

    chat_id: int
    message_id: int
    thread_id: int | None = None


@use_case(Permission.MODERATION_CHAT_WATCH, journal=False)
def read_message(
    uow: UnitOfWork,
    actor: Actor,
    *,
    where: Where,
    writer: Writer | None,
    said: Said,
    is_edit: bool = False,
) -> None:
    """Read one message of a group; without a writer it was written in the group's name."""
    group = group_in_chat(uow.session, where.chat_id)
    # C6: until the board released it, and after it stopped it, nothing is read or kept.
    if group is None or not is_in_use(uow.session, group.id, uow.today):
        return
    if writer is not None and not is_edit:
        said = replace(said, is_of_newcomer=_is_new(uow, group.id, writer.account_id))
    measures = dict(measures_of(uow.session, group.id))
    if writer is not None:
        measures |= _passes(uow, group.id, writer.account_id)
    hits = hits_in(said, measures)
    if hits:
        item = _item_of(uow, actor, group, where, writer)
        # Taken away before; an edit that was on its way then changes nothing.
        if item.measure is not Measure.REMOVE:
            _stop(uow, item, said, hits)


@use_case(Permission.MODERATION_CHAT_WATCH, journal=False)
def note_newcomer(uow: UnitOfWork, actor: Actor, *, chat_id: int, account_id: int) -> None:
    """Remember that an account has just come in, unless its owner takes part for long."""
    group = group_in_chat(uow.session, chat_id)
    if group is None or uow.session.get(Newcomer, (group.id, account_id)) is not None:
        return
    since = new_since(admitted_at_of(uow.session, group.id, account_id), uow.now)
    if since is not None:
        uow.session.add(Newcomer(group_id=group.id, account_id=account_id, joined_at=since))


@use_case(Permission.MODERATION_TEXT_FORGET, journal=False)
def forget_newcomers(uow: UnitOfWork, actor: Actor) -> None:
    """Forget who is new no longer."""
    uow.session.execute(delete(Newcomer).where(Newcomer.joined_at <= uow.now - NEW_FOR))


def _passes(uow: UnitOfWork, group_id: uuid.UUID, account_id: int) -> dict[HouseRule, Measure]:
    """Return the rules that a moderator lifted for somebody, for what could not be put back."""
    lifted = uow.session.scalars(
        select(StoppedMessage.rule)
        .join(Channel, Channel.person_id == StoppedMessage.person_id)
        .where(
            Channel.kind == ChannelKind.TELEGRAM,
            Channel.value == str(account_id),
            StoppedMessage.group_id == group_id,
            StoppedMessage.rule.in_(WITHOUT_WORDS),
            StoppedMessage.restored_at > uow.now - PASS_LASTS,
        )
    )
    return dict.fromkeys(lifted, Measure.OFF)


def _is_new(uow: UnitOfWork, group_id: uuid.UUID, account_id: int) -> bool:
    newcomer = uow.session.get(Newcomer, (group_id, account_id), with_for_update=True)
    if newcomer is None:
        return False
    held = is_newcomer(newcomer.joined_at, newcomer.written, uow.now)
    newcomer.written += 1
    return held


def _stop(uow: UnitOfWork, item: StoppedMessage, said: Said, hits: tuple[Hit, ...]) -> None:
    item.rule, item.measure = first_reason(hits), strictest(hits)
    # What was looked at before an edit was another text.
    item.decided_at = item.decided_by = item.was_right = None
    item.text = said.text[:LONGEST_KEPT] or None
    if item.measure is Measure.REMOVE:
        order(uow, OrderKind.DELETE, chat_id=item.chat_id, message_id=item.message_id)
    uow.record(MessageStopped(item_id=item.id))


def _item_of(
    uow: UnitOfWork, actor: Actor, group: Group, where: Where, writer: Writer | None
) -> StoppedMessage:
    """Return the item of a message: of before its edit, or a new one."""
    item = uow.session.scalar(
        select(StoppedMessage)
        .where(
            StoppedMessage.chat_id == where.chat_id,
            StoppedMessage.message_id == where.message_id,
        )
        .with_for_update()
    )
    if item is not None:
        return item
    person_id = None
    if writer is not None:
        person_id = welcome_telegram_user(
            uow, actor, user_id=writer.account_id, first_name=writer.first_name
        )
    item = StoppedMessage(
        id=uow.chance.new_id(),
        group_id=group.id,
        person_id=person_id,
        chat_id=where.chat_id,
        message_id=where.message_id,
        thread_id=where.thread_id,
        at=uow.now,
    )
    uow.session.add(item)
    return item
