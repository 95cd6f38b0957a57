"""Hands one message to Telegram or to the mail relay and says honestly how that went."""

import asyncio
from datetime import timedelta
from typing import Protocol

from telegram import Bot, Message
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bots.keyboards import inline_keyboard, keyboard
from coop.notices.documents import BuiltChat, BuiltMail
from coop.notices.rules import Outcome
from coop.transports.mail import (
    DeadAddressError,
    MailError,
    MailTransport,
    PermanentMailError,
    RelayAwayError,
    UnknownOutcomeError,
)

#: What Telegram says when an edit changes nothing, or when there is nothing left to edit.
UNCHANGED = "not modified"
NOTHING_TO_EDIT = ("message to edit not found", "message can't be edited")
TOPIC_GONE = "thread not found"
NOBODY_THERE = ("chat not found", "user not found", "peer_id_invalid")


class NotSentError(Exception):
    """A message did not demonstrably arrive."""

    def __init__(
        self,
        outcome: Outcome,
        reason: str,
        *,
        retry_after: timedelta | None = None,
        moved_to: int | None = None,
        topic_gone: bool = False,
        relay_away: bool = False,
    ) -> None:
        """Say how it went and why, when to come back, or where the chat or topic went."""
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason
        self.retry_after = retry_after
        self.moved_to = moved_to
        self.topic_gone = topic_gone
        #: No mail can go now, whichever.
        self.relay_away = relay_away


class ChatSender(Protocol):
    """Sends to chats."""

    async def send(self, built: BuiltChat) -> str:
        """Send or edit one message; return its number."""
        ...


class MailSender(Protocol):
    """Sends mail."""

    async def send(self, built: BuiltMail) -> None:
        """Hand over one mail."""
        ...


class TelegramSender:
    """Sends to chats over the Bot API."""

    def __init__(self, bot: Bot) -> None:
        """Speak as this bot."""
        self._bot = bot

    async def send(self, built: BuiltChat) -> str:
        """Send one message, or edit the one it replaces; return its number."""
        try:
            if built.edits is not None:
                return await self._edit(built, built.edits)
            return await self._new(built)
        except TelegramError as error:
            raise _judged(error) from error

    async def _edit(self, built: BuiltChat, message_id: int) -> str:
        try:
            await self._bot.edit_message_text(
                built.text,
                chat_id=built.chat_id,
                message_id=message_id,
                reply_markup=inline_keyboard(built),
            )
        except BadRequest as error:
            said = error.message.lower()
            if any(text in said for text in NOTHING_TO_EDIT):
                return await self._new(built)
            if UNCHANGED not in said:
                raise
        return str(message_id)

    async def _new(self, built: BuiltChat) -> str:
        message: Message = await self._bot.send_message(
            built.chat_id,
            built.text,
            reply_markup=keyboard(built),
            disable_notification=built.is_silent,
            message_thread_id=built.thread_id,
        )
        return str(message.message_id)


class RelaySender:
    """Sends mail over one line to the relay."""

    def __init__(self, transport: MailTransport) -> None:
        """Use this transport, off the event loop."""
        self._transport = transport
        # Waiting for the line here holds no thread that others need.
        self._line = asyncio.Lock()

    async def send(self, built: BuiltMail) -> None:
        """Hand over one mail."""
        try:
            async with self._line:
                await asyncio.to_thread(
                    lambda: self._transport.send(built.message, bounces_to=built.bounces_to)
                )
        except RelayAwayError as error:
            raise NotSentError(Outcome.TEMPORARY, str(error), relay_away=True) from error
        except DeadAddressError as error:
            raise NotSentError(Outcome.UNREACHABLE, str(error)) from error
        except PermanentMailError as error:
            raise NotSentError(Outcome.PERMANENT, str(error)) from error
        except UnknownOutcomeError as error:
            raise NotSentError(Outcome.UNKNOWN, str(error)) from error
        except MailError as error:
            raise NotSentError(Outcome.TEMPORARY, str(error)) from error


def _judged(error: TelegramError) -> NotSentError:
    match error:
        case RetryAfter():
            wait = error.retry_after
            pause = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            return NotSentError(Outcome.TEMPORARY, error.message, retry_after=pause)
        case Forbidden():
            return NotSentError(Outcome.UNREACHABLE, error.message)
        case ChatMigrated():
            return NotSentError(
                Outcome.TEMPORARY,
                error.message,
                retry_after=timedelta(),
                moved_to=error.new_chat_id,
            )
        case BadRequest():
            # BadRequest is a NetworkError to python-telegram-bot, so it comes before that.
            return _judged_request(error)
        case NetworkError():
            return NotSentError(Outcome.UNKNOWN, error.message)
        case _:
            return NotSentError(Outcome.TEMPORARY, error.message)


def _judged_request(error: BadRequest) -> NotSentError:
    said = error.message.lower()
    if TOPIC_GONE in said:
        return NotSentError(
            Outcome.TEMPORARY, error.message, retry_after=timedelta(), topic_gone=True
        )
    is_gone = any(text in said for text in NOBODY_THERE)
    return NotSentError(Outcome.UNREACHABLE if is_gone else Outcome.PERMANENT, error.message)
