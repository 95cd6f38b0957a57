"""What moderators do with a stopped message: right, wrong, and back into the group."""

import uuid

from sqlalchemy import delete, update

from coop.incidents.models import Draft
from coop.incidents.rules.answers import LONGEST_TEXT, DraftKey
from coop.incidents.rules.behaviour import DETAILS_BESIDE_ORIGIN, look_at
from coop.incidents.services.drafts import begin_report
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.errors import MessageJudgedError, StoppedMessageNotFoundError, TextGoneError
from coop.moderation.events import MessageRestored
from coop.moderation.lookups.chats import item_by_id
from coop.moderation.models import StoppedMessage
from coop.moderation.outbox import order
from coop.moderation.rules.kinds import Measure
from coop.moderation.rules.orders import ITEMS_KEPT, TEXT_KEPT, OrderKind


@use_case(Permission.MODERATION_ITEM_DECIDE)
def confirm_item(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> None:
    """Find that the rule was right; what still stands in the group is taken away."""
    item = _decide(uow, actor, item_id, was_right=True)
    if item.measure is Measure.FLAG:
        order(uow, OrderKind.DELETE, chat_id=item.chat_id, message_id=item.message_id)
    # It was judged: nobody needs to read it again.
    item.text = None


@use_case(Permission.MODERATION_ITEM_DECIDE)
def restore_item(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> None:
    """Find that the rule was wrong; what was taken away is put back."""
    item = _decide(uow, actor, item_id, was_right=False)
    if item.measure is Measure.FLAG:
        item.text = None
        return
    if item.text is None and uow.now - item.at >= TEXT_KEPT:
        raise TextGoneError
    # A photo was never kept: its writer is told that it may be sent again.
    item.restored_at = uow.now
    uow.record(MessageRestored(item_id=item.id))


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def report_instead(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> uuid.UUID:
    """Move what somebody wrote into the group into a report of his or her own.

    The words are taken along where they say what was done; the questions ask for the rest.
    """
    item = item_by_id(uow.session, item_id, lock=True)
    if actor.person_id is None or item.person_id != actor.person_id:
        raise StoppedMessageNotFoundError
    draft_id = begin_report(uow, actor, key=DraftKey(group_id=item.group_id))
    draft = uow.session.get_one(Draft, draft_id)
    if item.text is not None and draft.behaviour_text is None and _may_stand(item.text):
        draft.behaviour_text = item.text[:LONGEST_TEXT]
    if item.measure is Measure.FLAG and item.decided_at is None:
        item.measure = Measure.REMOVE
        order(uow, OrderKind.DELETE, chat_id=item.chat_id, message_id=item.message_id)
    return draft_id


@use_case(Permission.MODERATION_TEXT_FORGET, journal=False)
def forget_stopped(uow: UnitOfWork, actor: Actor) -> None:
    """Remove what messages said after a week, and the items when they have been counted."""
    uow.session.execute(
        update(StoppedMessage)
        .where(StoppedMessage.at <= uow.now - TEXT_KEPT, StoppedMessage.text.is_not(None))
        .values(text=None)
    )
    uow.session.execute(delete(StoppedMessage).where(StoppedMessage.at <= uow.now - ITEMS_KEPT))


def _decide(
    uow: UnitOfWork, actor: Actor, item_id: uuid.UUID, *, was_right: bool
) -> StoppedMessage:
    item = item_by_id(uow.session, item_id, lock=True)
    uow.require(actor, Permission.MODERATION_ITEM_DECIDE, Scope(ScopeKind.GROUP, item.group_id))
    if item.decided_at is not None:
        raise MessageJudgedError
    item.decided_at, item.decided_by, item.was_right = uow.now, actor.person_id, was_right
    # Of the rule, not of who wrote or who judged.
    uow.note("group", item.group_id, signed=False, rule=item.rule.value, was_right=was_right)
    return item


def _may_stand(text: str) -> bool:
    """Tell whether a report may hold these words, as its own question asks it."""
    found = look_at(text)
    return found.says_behaviour and not (
        found.names_origin and found.details < DETAILS_BESIDE_ORIGIN
    )
