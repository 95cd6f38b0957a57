"""Turns refusals into answers, and keeps what crashed."""

import logging
from typing import cast

from telegram import Update

from bots.context import BotApplication, CoopContext
from coop.kernel.errors import CoopError
from coop.wording.refusals import refusal

#: Which update crashed, and on what; whoever handles updates looks here afterwards.
CRASHED = "crashed"

logger = logging.getLogger(__name__)


async def on_error(update: object, context: CoopContext) -> None:
    """Answer a refusal with its sentence; note everything else for the inbox."""
    error = context.error
    if not isinstance(update, Update):
        logger.error("the bot stumbled", exc_info=error)
        return
    crashed: dict[int, BaseException | None] = context.application.bot_data[CRASHED]
    if not isinstance(error, CoopError):
        crashed[update.update_id] = error
        return
    application = cast("BotApplication", context.application)
    answering = CoopContext.from_update(update, application)
    try:
        await answering.actor()
        await answering.refuse(refusal(error, answering.locale))
    except Exception as crash:  # noqa: BLE001  # a refusal that cannot be told is a crash too
        crashed[update.update_id] = crash
