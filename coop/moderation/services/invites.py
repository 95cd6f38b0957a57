"""Personal links into a group's chat, for who was let in by a moderator.

A group whose moderators keep a link of their own, with requests that the bot answers, needs none.
"""

import uuid

from sqlalchemy import delete, or_, select

from coop.groups.errors import GroupNotInUseError, ParticipantNotFoundError
from coop.groups.lookups import group_by_id, is_in_use, participant_by_id, participant_of
from coop.groups.rules import ParticipantState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.events import InviteMade
from coop.moderation.models import ChatInvite
from coop.moderation.outbox import invite, revoke
from coop.moderation.rules.invites import ENDED_KEPT, INVITE_LASTS


@use_case(Permission.GROUPS_GROUP_JOIN)
def ask_invite(uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID) -> None:
    """Ask for a link into the chat once more; the one of before stops working."""
    group = group_by_id(uow.session, group_id)
    own = participant_of(uow.session, group_id, actor.person_id, lock=True)
    if own is None or own.state is not ParticipantState.ADMITTED:
        raise ParticipantNotFoundError
    if group.telegram_chat_id is None or not is_in_use(uow.session, group_id, uow.today):
        raise GroupNotInUseError
    revoke(uow, own.id)
    invite(uow, own.id, group.telegram_chat_id)
    uow.note("group", group_id)


@use_case(Permission.MODERATION_ORDER_CARRY_OUT, journal=False)
def keep_invite(
    uow: UnitOfWork, actor: Actor, *, participant_id: uuid.UUID, chat_id: int, link: str
) -> None:
    """Keep the link that Telegram made for somebody, who is told of it; or take it back."""
    participant = participant_by_id(uow.session, participant_id)
    uow.session.add(
        ChatInvite(
            id=uow.chance.new_id(),
            participant_id=participant_id,
            chat_id=chat_id,
            link=link,
            expires_at=uow.now + INVITE_LASTS,
        )
    )
    if participant.state is ParticipantState.ADMITTED:
        uow.record(InviteMade(participant_id=participant_id))
    else:
        # Somebody went while the link was made.
        revoke(uow, participant_id)


@use_case(Permission.MODERATION_CHAT_WATCH, journal=False)
def note_invite_used(uow: UnitOfWork, actor: Actor, *, chat_id: int, link: str) -> None:
    """Take back a link by which somebody came in: whoever finds it later stays out."""
    found = uow.session.scalar(
        select(ChatInvite.participant_id).where(
            ChatInvite.chat_id == chat_id, ChatInvite.link == link
        )
    )
    if found is not None:
        revoke(uow, found)


@use_case(Permission.MODERATION_TEXT_FORGET, journal=False)
def forget_invites(uow: UnitOfWork, actor: Actor) -> None:
    """Remove links that let nobody in any more."""
    uow.session.execute(
        delete(ChatInvite).where(
            or_(
                ChatInvite.expires_at <= uow.now - ENDED_KEPT,
                ChatInvite.ended_at <= uow.now - ENDED_KEPT,
            )
        )
    )
