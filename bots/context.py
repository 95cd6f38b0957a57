"""What a handler may ask about the update, and how it answers."""

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, Self, TypeAlias, TypeVar

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from bots.callback_data import parse
from coop.bootstrap import Coop
from coop.kernel.permissions import NOBODY, SYSTEM, Actor, ActorKind
from coop.kernel.use_case import UseCase
from coop.notices.outbox import Plain, Reply
from coop.notices.rules import NoticeKind
from coop.parts.errors import PartOffError
from coop.parts.rules import part_of_notice
from coop.people.lookups import TelegramAccount
from coop.people.services import welcome_telegram_user
from coop.settings import Settings
from coop.setup.queries import parts_that_are_off

P = ParamSpec("P")
R = TypeVar("R")
# Any: python-telegram-bot's own bags of data; ours stands in the database.
Data: TypeAlias = dict[Any, Any]

#: Under which key the application keeps the answers to each update until it is settled.
REPLIES = "replies"
#: Telegram takes an answer to a button this long.
LONGEST_POPUP = 200


class CoopContext(CallbackContext[ExtBot[None], Data, Data, Data]):
    """Carries the cooperative into handlers."""

    _update: Update | None = None
    _actor: Actor | None = None
    is_answered: bool = False

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, Self, Any, Any, Any, Any]"
    ) -> Self:
        """Remember the update, whose number is the cause of all that follows."""
        context = super().from_update(update, application)
        context._update = update if isinstance(update, Update) else None  # noqa: SLF001  # our own
        return context

    @property
    def coop(self) -> Coop:
        """Return the cooperative this bot serves."""
        coop: Coop = self.application.bot_data["coop"]
        return coop

    @property
    def settings(self) -> Settings:
        """Return the operator's choices."""
        settings: Settings = self.application.bot_data["settings"]
        return settings

    @property
    def incoming(self) -> Update:
        """Return the update that is handled."""
        assert self._update is not None
        return self._update

    @property
    def cause(self) -> str:
        """Return what makes a second delivery of this update a no-op."""
        return f"telegram:{self.incoming.update_id}"

    @property
    def replies(self) -> list[Reply]:
        """Return what this update is answered so far."""
        answered: dict[int, list[Reply]] = self.application.bot_data[REPLIES]
        return answered.setdefault(self.incoming.update_id, [])

    @property
    def locale(self) -> str:
        """Return the reader's language, once the actor is known."""
        return self._actor.locale if self._actor is not None else NOBODY.locale

    async def actor(self) -> Actor:
        """Return who sent the update; a stranger is put on the register on first contact.

        Bots, channels and anonymous administrators are nobody.
        """
        if self._actor is None:
            self._actor = await asyncio.to_thread(self._find_actor)
        return self._actor

    def _find_actor(self) -> Actor:
        user = self.incoming.effective_user
        if user is None or user.is_bot:
            return NOBODY
        actor = self.coop.identify(TelegramAccount(user.id))
        if actor.kind is not ActorKind.NOBODY:
            return actor
        self.coop.run(welcome_telegram_user, SYSTEM, user_id=user.id, first_name=user.first_name)
        return self.coop.identify(TelegramAccount(user.id))

    async def run(
        self, use_case: UseCase[P, R], actor: Actor, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a use case off the event loop, once for this update."""
        runner = self.coop.once(self.cause)
        return await asyncio.to_thread(lambda: runner.run(use_case, actor, *args, **kwargs))

    async def ask(
        self, query: UseCase[P, R], actor: Actor, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Read off the event loop."""
        return await asyncio.to_thread(lambda: self.coop.ask(query, actor, *args, **kwargs))

    def button(self, verb: str, *kinds: Callable[[str], Any]) -> tuple[Any, ...]:
        """Return the values of the pressed button, each read by its kind, or refuse."""
        query = self.incoming.callback_query
        return parse(query.data if query is not None else None, verb, *kinds)

    async def show(
        self,
        kind: NoticeKind,
        *,
        subject_id: uuid.UUID | None = None,
        screen: str | None = None,
        chat_id: int | None = None,
        fresh: bool | None = None,
        **args: Plain,
    ) -> None:
        """Answer. After a pressed button it takes the screen's place, else it stands below.

        The answer is queued together with the record that the update was handled. What belongs
        to a part that is off is refused: an old button may still lead there.
        """
        await self._ensure_on(kind)
        if chat_id is None and self.incoming.effective_chat is not None:
            chat_id = self.incoming.effective_chat.id
        if chat_id is None:
            return
        self.replies.append(
            Reply(
                chat_id=chat_id,
                kind=kind,
                locale=self.locale,
                args=args,
                subject_id=subject_id,
                screen=screen,
                fresh=self.incoming.callback_query is None if fresh is None else fresh,
            )
        )

    async def _ensure_on(self, kind: NoticeKind) -> None:
        part = part_of_notice(kind)
        if part is not None and part in await self.ask(parts_that_are_off, NOBODY):
            raise PartOffError(parts=(part,))

    async def refuse(self, sentence: str) -> None:
        """Say why not: in a group on the button only, in private as a message that stays."""
        chat = self.incoming.effective_chat
        if chat is not None and chat.type == ChatType.PRIVATE:
            self.answer()
            await self.show(NoticeKind.SENTENCE, fresh=True, text=sentence)
        else:
            self.answer(sentence, alert=True)

    async def say(self, sentence: str) -> None:
        """Answer with one fixed sentence; never what somebody wrote or chose."""
        await self.show(NoticeKind.SENTENCE, text=sentence)

    def answer(self, text: str | None = None, *, alert: bool = False) -> None:
        """Answer the pressed button at once. The popup may be lost; nothing may hang on it."""
        query = self.incoming.callback_query
        if query is None or self.is_answered:
            return
        self.is_answered = True
        shown = text and text[:LONGEST_POPUP]
        self.later(self._answer_button(query.id, shown, alert=alert))

    async def _answer_button(self, query_id: str, text: str | None, *, alert: bool) -> None:
        try:
            await self.bot.answer_callback_query(query_id, text, show_alert=alert)
        except TelegramError:
            # Too old or offline: the message that is queued says what matters.
            return

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Let something run beside the handling of updates."""
        tasks: set[asyncio.Task[None]] = self.application.bot_data["tasks"]
        task = asyncio.get_running_loop().create_task(work)
        tasks.add(task)
        task.add_done_callback(tasks.discard)


BotApplication: TypeAlias = Application[ExtBot[None], CoopContext, Data, Data, Data, None]
CONTEXT_TYPES = ContextTypes(context=CoopContext)
