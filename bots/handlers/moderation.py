"""The bot in a group: it reads by the group's rules, and knows what it may do there.

Nobody is answered here: what is taken away, told or asked hangs on rows, as everything does.
"""

import contextlib
import uuid
from collections import defaultdict, deque
from datetime import datetime

from telegram import Chat, ChatMember, Message, MessageEntity, Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from bots.context import BotApplication, CoopContext
from bots.handlers import menu
from bots.orders import place_and_rights
from coop.kernel.permissions import SYSTEM
from coop.moderation.errors import StoppedMessageNotFoundError
from coop.moderation.rules.pace import FLOOD_WINDOW, floods
from coop.moderation.rules.reading import Said
from coop.moderation.services.invites import note_invite_used
from coop.moderation.services.items import report_instead
from coop.moderation.services.ladder import appeal_sanction
from coop.moderation.services.messages import Where, Writer, note_newcomer, read_message
from coop.moderation.services.troubles import note_bot_place
from coop.notices.rules import REPORT_SCREEN, NoticeKind
from coop.parts.errors import PartOffError

#: Beside the handlers of private chats: every group of handlers sees an update once.
BESIDE = 1
#: Under which key the application remembers how much was written of late; a restart may
#: forget it.
PACE = "pace"
_AWAY = frozenset({ChatMember.LEFT, ChatMember.BANNED})
_SHOWN = ("photo", "video", "animation", "video_note", "story")


async def watch(update: Update, context: CoopContext) -> None:
    """Read what somebody wrote or changed in a group."""
    message = update.effective_message
    if message is None or message.is_automatic_forward or _is_of_a_bot(message):
        # A linked channel's own post is no member's message.
        return
    is_edit = update.edited_message is not None
    try:
        await context.run(
            read_message,
            SYSTEM,
            where=Where(
                chat_id=message.chat.id,
                message_id=message.message_id,
                # In General there is no number to go by, whatever stands in the message.
                thread_id=message.message_thread_id if message.is_topic_message else None,
            ),
            writer=_writer_of(message),
            said=_said_in(message, is_flood=not is_edit and _floods(context, message)),
            is_edit=is_edit,
        )
    except PartOffError:
        return


def _is_of_a_bot(message: Message) -> bool:
    """Tell whether a machine wrote it; an anonymous administrator only looks like one."""
    user = message.from_user
    return user is not None and user.is_bot and message.sender_chat is None


def _writer_of(message: Message) -> Writer | None:
    """Return who wrote it; who writes in the name of a group or channel is nobody we know."""
    if message.sender_chat is not None or message.from_user is None:
        return None
    return Writer(account_id=message.from_user.id, first_name=message.from_user.first_name)


def _said_in(message: Message, *, is_flood: bool) -> Said:
    document = message.document
    kind = (document.mime_type or "") if document is not None else ""
    text = message.text or message.caption or ""
    hidden = [
        entity.url
        for entity in (*message.entities, *message.caption_entities)
        if entity.type == MessageEntity.TEXT_LINK and entity.url
    ]
    return Said(
        # An address may hide behind a word.
        text=" ".join((text, *hidden)),
        is_forwarded=message.forward_origin is not None,
        has_media=any(getattr(message, name) for name in _SHOWN)
        or kind.startswith(("image/", "video/")),
        is_sticker=message.sticker is not None or message.dice is not None,
        is_flood=is_flood,
    )


def _floods(context: CoopContext, message: Message) -> bool:
    """Tell whether somebody wrote too much of late, and count this message with it."""
    user = message.from_user
    if user is None:
        return False
    pace: defaultdict[tuple[int, int], deque[tuple[datetime, int]]]
    pace = context.application.bot_data.setdefault(PACE, defaultdict(deque))
    written = pace[message.chat.id, user.id]
    while written and written[0][0] <= message.date - FLOOD_WINDOW:
        written.popleft()
    # An album is one message to who sends it; the same update may come twice.
    counted = {number for _, number in written}
    number = int(message.media_group_id or message.message_id)
    too_many = number not in counted and floods(len(counted))
    if number not in counted:
        written.append((message.date, number))
    return too_many


async def note_members(update: Update, context: CoopContext) -> None:
    """Remember who has just come into a group."""
    change = update.chat_member
    if change is None or change.new_chat_member.user.is_bot:
        return
    if change.invite_link is not None:
        link = change.invite_link.invite_link
        with contextlib.suppress(PartOffError):
            await context.run(note_invite_used, SYSTEM, chat_id=change.chat.id, link=link)
    if change.old_chat_member.status in _AWAY and change.new_chat_member.status not in _AWAY:
        try:
            await context.run(
                note_newcomer,
                SYSTEM,
                chat_id=change.chat.id,
                account_id=change.new_chat_member.user.id,
            )
        except PartOffError:
            return


async def note_place(update: Update, context: CoopContext) -> None:
    """Take in that somebody added, promoted, demoted or removed the bot."""
    change = update.my_chat_member
    if change is None or change.chat.type == Chat.PRIVATE:
        return
    place, rights = place_and_rights(change.new_chat_member)
    try:
        await context.run(
            note_bot_place, SYSTEM, chat_id=change.chat.id, place=place, rights=rights
        )
    except PartOffError:
        return


async def move_into_report(_update: Update, context: CoopContext) -> None:
    """Make a report of what somebody wrote into the group by mistake."""
    (item_id,) = context.button("mreport", uuid.UUID)
    draft_id = await context.run(report_instead, await context.actor(), item_id=item_id)
    context.answer()
    await context.show(
        NoticeKind.REPORT_QUESTION, subject_id=draft_id, screen=REPORT_SCREEN, fresh=True
    )


async def appeal(_update: Update, context: CoopContext) -> None:
    """Let another moderator look at what was done to who presses."""
    (sanction_id,) = context.button("mappeal", uuid.UUID)
    await context.run(appeal_sanction, await context.actor(), sanction_id=sanction_id)
    context.answer()


async def explain(_update: Update, context: CoopContext, rest: str) -> None:
    """Tell apart why a message went, to who came from the line in the group."""
    await context.actor()
    try:
        item_id = uuid.UUID(rest)
    except ValueError:
        raise StoppedMessageNotFoundError from None
    await context.show(NoticeKind.MESSAGE_STOPPED, subject_id=item_id, fresh=True)


PAYLOADS: dict[str, menu.Payload] = {"why": explain}


def register(application: BotApplication) -> None:
    """Hang the group's handlers beside those of private chats."""
    application.add_handler(CallbackQueryHandler(move_into_report, pattern=r"^mreport:"))
    application.add_handler(CallbackQueryHandler(appeal, pattern=r"^mappeal:"))
    said = filters.ChatType.GROUPS & ~filters.StatusUpdate.ALL
    kinds = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
    application.add_handler(MessageHandler(said & kinds, watch), BESIDE)
    application.add_handler(ChatMemberHandler(note_members, ChatMemberHandler.CHAT_MEMBER), BESIDE)
    application.add_handler(
        ChatMemberHandler(note_place, ChatMemberHandler.MY_CHAT_MEMBER), BESIDE
    )
