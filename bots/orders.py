"""Carries out what the cooperative wants done in chats: taking away, muting, closing."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from telegram import ChatMember, ChatPermissions
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bots.context import BotApplication
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.moderation.queries.orders import DueOrder, due_orders
from coop.moderation.rules.invites import MEMBERS_OF_INVITE
from coop.moderation.rules.orders import OrderKind
from coop.moderation.rules.rights import BotPlace, Right
from coop.moderation.services.invites import keep_invite
from coop.moderation.services.orders import record_done, record_refused
from coop.moderation.services.settings import give_back_permissions, keep_permissions
from coop.moderation.services.troubles import note_bot_place
from coop.notices.services.delivery import move_chat

LOOK_EVERY = 0.25
#: Between two calls; Telegram bears about thirty a second.
PAUSE = 0.035
#: What was to be done is so already.
DONE_ALREADY = (
    "message to delete not found",
    "user_not_participant",
    "chat_not_modified",
    "invite_hash_expired",
)
#: Telegram keeps administrators out of reach; only the owner can do something about one.
NOTHING = ChatPermissions.no_permissions()
EVERYTHING = ChatPermissions.all_permissions()
#: At night members read; what they may change about the group is no matter of the hour.
AT_NIGHT = ChatPermissions(can_send_messages=False)


class Orders:
    """Does what is due, in order within a chat; a chat that must wait holds back no other."""

    def __init__(self, coop: Coop, application: BotApplication, *, second: float = 1.0) -> None:
        """Act as this application's bot; `second` is how long a second of Telegram lasts."""
        self._coop = coop
        self._bot = application.bot
        self._pause = PAUSE * second

    async def run(self) -> None:
        """Act until cancelled."""
        while True:
            due = await asyncio.to_thread(lambda: self._coop.ask(due_orders, SYSTEM))
            of_chats: dict[int, list[DueOrder]] = defaultdict(list)
            for one in due:
                of_chats[one.chat_id].append(one)
            for orders in of_chats.values():
                for one in orders:
                    await asyncio.sleep(self._pause)
                    if not await self._carry_out(one):
                        break
            if not due:
                await asyncio.sleep(LOOK_EVERY)

    async def _carry_out(self, one: DueOrder) -> bool:
        """Do one thing and record it; tell whether its chat may go on."""
        try:
            await ACTS[one.kind](self, one)
        except RetryAfter as error:
            wait = error.retry_after
            pause = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            await self._refused(one, error, may_pass=True, retry_after=pause)
            return False
        except ChatMigrated as error:
            new_chat_id = error.new_chat_id
            await self._run(
                lambda: self._coop.run(
                    move_chat, SYSTEM, chat_id=one.chat_id, new_chat_id=new_chat_id
                )
            )
            return False
        except (BadRequest, Forbidden) as error:
            if not any(words in error.message.lower() for words in DONE_ALREADY):
                await self._refused(one, error, may_pass=False)
                return True
        except TelegramError as error:
            await self._refused(one, error, may_pass=True)
            return False
        await self._run(lambda: self._coop.run(record_done, SYSTEM, order_id=one.id))
        return True

    async def _refused(
        self,
        one: DueOrder,
        error: TelegramError,
        *,
        may_pass: bool,
        retry_after: timedelta | None = None,
    ) -> None:
        await self._run(
            lambda: self._coop.run(
                record_refused,
                SYSTEM,
                order_id=one.id,
                said=error.message,
                may_pass=may_pass,
                retry_after=retry_after,
            )
        )

    async def _run(self, call: Callable[[], None]) -> None:
        await asyncio.to_thread(call)

    # --- what each kind of order is to Telegram

    async def check(self, one: DueOrder) -> None:
        """Ask for the bot's own place."""
        me = await self._bot.get_chat_member(one.chat_id, self._bot.id)
        place, rights = place_and_rights(me)
        await self._run(
            lambda: self._coop.run(
                note_bot_place, SYSTEM, chat_id=one.chat_id, place=place, rights=rights
            )
        )

    async def delete(self, one: DueOrder) -> None:
        """Take a message away for everybody."""
        await self._bot.delete_message(one.chat_id, one.message_id or 0)

    async def mute(self, one: DueOrder) -> None:
        """Let a member read and not write, until its end."""
        await self._bot.restrict_chat_member(
            one.chat_id, one.account_id or 0, NOTHING, until_date=one.until
        )

    async def unmute(self, one: DueOrder) -> None:
        """Give back what everybody else may, and nothing more than that."""
        chat = await self._bot.get_chat(one.chat_id)
        await self._bot.restrict_chat_member(
            one.chat_id, one.account_id or 0, chat.permissions or EVERYTHING
        )

    async def kick(self, one: DueOrder) -> None:
        """Put somebody out who may come back: to Telegram a ban that is lifted at once."""
        await self._bot.ban_chat_member(one.chat_id, one.account_id or 0)
        await self._bot.unban_chat_member(one.chat_id, one.account_id or 0)

    async def ban(self, one: DueOrder) -> None:
        """Put somebody out for as long as it lasts."""
        await self._bot.ban_chat_member(one.chat_id, one.account_id or 0, until_date=one.until)

    async def unban(self, one: DueOrder) -> None:
        """Let somebody come back; who is in the group already stays in it."""
        await self._bot.unban_chat_member(one.chat_id, one.account_id or 0, only_if_banned=True)

    async def invite(self, one: DueOrder) -> None:
        """Make a link for one neighbour, and hand it to who asked for it."""
        participant_id = one.participant_id
        if participant_id is None:
            return
        made = await self._bot.create_chat_invite_link(
            one.chat_id, expire_date=one.until, member_limit=MEMBERS_OF_INVITE
        )
        await self._run(
            lambda: self._coop.run(
                keep_invite,
                SYSTEM,
                participant_id=participant_id,
                chat_id=one.chat_id,
                link=made.invite_link,
            )
        )

    async def revoke(self, one: DueOrder) -> None:
        """Take a link back."""
        await self._bot.revoke_chat_invite_link(one.chat_id, one.link or "")

    async def close(self, one: DueOrder) -> None:
        """Let members only read; what they could do is remembered first."""
        chat = await self._bot.get_chat(one.chat_id)
        by_day = (chat.permissions or EVERYTHING).to_dict()
        await self._run(
            lambda: self._coop.run(
                keep_permissions, SYSTEM, chat_id=one.chat_id, permissions=by_day
            )
        )
        await self._bot.set_chat_permissions(one.chat_id, AT_NIGHT)

    async def open(self, one: DueOrder) -> None:
        """Let members do again what they could before the night, and nothing more."""
        by_day = EVERYTHING
        if one.permissions is not None:
            by_day = ChatPermissions.de_json(dict(one.permissions), self._bot)
        await self._bot.set_chat_permissions(one.chat_id, by_day)
        await self._run(lambda: self._coop.run(give_back_permissions, SYSTEM, chat_id=one.chat_id))


Act = Callable[[Orders, DueOrder], Awaitable[None]]
ACTS: Mapping[OrderKind, Act] = {
    OrderKind.CHECK: Orders.check,
    OrderKind.DELETE: Orders.delete,
    OrderKind.MUTE: Orders.mute,
    OrderKind.UNMUTE: Orders.unmute,
    OrderKind.KICK: Orders.kick,
    OrderKind.BAN: Orders.ban,
    OrderKind.UNBAN: Orders.unban,
    OrderKind.INVITE: Orders.invite,
    OrderKind.REVOKE: Orders.revoke,
    OrderKind.CLOSE: Orders.close,
    OrderKind.OPEN: Orders.open,
}


def place_and_rights(member: ChatMember) -> tuple[BotPlace, dict[str, bool]]:
    """Return the bot's place in a chat and which of the rights it needs it has there."""
    place = BotPlace.ADMINISTRATOR if member.status == "creator" else BotPlace(member.status)
    return place, {right.value: bool(getattr(member, right.value, False)) for right in Right}
