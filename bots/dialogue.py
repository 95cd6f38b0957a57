"""What dialogues in a private chat share: a refusal is told, and the question asked once more."""

import uuid
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Protocol, TypeAlias

from telegram import Update

from bots.context import CoopContext
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor
from coop.wording.refusals import refusal

Handler: TypeAlias = Callable[[Update, CoopContext], Coroutine[None, None, None]]
#: Finds the draft whose question is open in this chat, if there is one.
Asked: TypeAlias = Callable[[CoopContext, Actor], Awaitable[uuid.UUID | None]]


class Show(Protocol):
    """Shows the question of a draft, in a message of its own where it is asked afresh."""

    async def __call__(
        self, context: CoopContext, draft_id: uuid.UUID, *, fresh: bool | None = None
    ) -> None:
        """Show it."""


def asking_again(
    asked: Asked, show: Show, *, unless: tuple[type[CoopError], ...]
) -> Callable[[Handler], Handler]:
    """Let a handler say after a refusal why, with the question and its buttons below it."""

    def asks_again(handler: Handler) -> Handler:
        @wraps(handler)
        async def handle(update: Update, context: CoopContext) -> None:
            try:
                await handler(update, context)
            except unless:
                raise
            except CoopError as error:
                draft_id = await asked(context, await context.actor())
                if draft_id is None:
                    raise
                await context.refuse(refusal(error, context.locale))
                await show(context, draft_id, fresh=True)

        return handle

    return asks_again
