"""Builds the Telegram application."""

import os
from types import ModuleType

from telegram.ext import Application

from bots import errors
from bots.context import CONTEXT_TYPES, REPLIES, BotApplication
from bots.handlers import (
    buurtent,
    groups,
    incidents,
    joining,
    menu,
    moderation,
    peilingen,
    people,
    proxies,
    questions,
    solved,
    tent_crew,
    voting,
)
from coop.bootstrap import Coop
from coop.settings import Settings

#: Each has `register(application)`, and `PAYLOADS` if it takes deep links. Order counts: of
#: all handlers that fit an update, the first one handles it.
AREAS: tuple[ModuleType, ...] = (
    buurtent,
    tent_crew,
    voting,
    peilingen,
    questions,
    proxies,
    joining,
    groups,
    incidents,
    moderation,
    solved,
    people,
)

#: Long enough for a slow network, short enough to be told of a broken one.
SECONDS = 20.0


def build_bot(coop: Coop, settings: Settings) -> BotApplication:
    """Wire one cooperative into one bot; updates come from the inbox, not from an updater."""
    if settings.telegram_token is None:
        msg = "a bot needs COOP_TELEGRAM_TOKEN"
        raise ValueError(msg)
    # Until its next release python-telegram-bot warns of every duration in seconds.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    application = (
        Application.builder()
        .token(settings.telegram_token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .context_types(CONTEXT_TYPES)
        .job_queue(None)
        .updater(None)
        .connect_timeout(SECONDS)
        .read_timeout(SECONDS)
        .write_timeout(SECONDS)
        .build()
    )
    application.bot_data.update(
        {"coop": coop, "settings": settings, "tasks": set(), REPLIES: {}, errors.CRASHED: {}}
    )
    menu.register(application)
    for area in AREAS:
        area.register(application)
        menu.PAYLOADS.update(getattr(area, "PAYLOADS", {}))
    menu.register_last(application)
    application.add_error_handler(errors.on_error)
    return application
