"""The bot itself: who it is, its commands, and the answer to a pressed button."""

import json
import re
from urllib.parse import urlsplit

from bots.practice.answers import Json, bad_request, dumps
from bots.practice.params import Params
from bots.practice.telegram import PracticeTelegram, commands_key

MOST_COMMANDS = 100
MOST_ANSWER = 200
#: How long a pressed button waits for its answer.
CALLBACK_SECONDS = 900
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(telegram: PracticeTelegram, _params: Params) -> Json:
    """Tell the bot who it is."""
    return telegram.bot.as_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(telegram: PracticeTelegram, params: Params) -> bool:
    """Keep the list of commands that chats offer."""
    commands = params.items("commands")
    if commands is None or len(commands) > MOST_COMMANDS:
        raise bad_request("can't parse commands list: expected an Array of at most 100 commands")
    for command in commands:
        if not isinstance(command, dict) or not _COMMAND.fullmatch(
            str(command.get("command", "")).removeprefix("/")
        ):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:  # noqa: PLR2004 the Bot API's limit
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    telegram.store.set_setting(_commands_key(params), dumps(commands))
    telegram.feed.changed()
    return True


def get_my_commands(telegram: PracticeTelegram, params: Params) -> list[Json]:
    """Give the list of commands back."""
    kept = telegram.store.setting(_commands_key(params))
    return [] if not kept else list(json.loads(kept))


def delete_my_commands(telegram: PracticeTelegram, params: Params) -> bool:
    """Forget the list of commands."""
    telegram.store.set_setting(_commands_key(params), "")
    return True


def accept_text(_telegram: PracticeTelegram, _params: Params) -> bool:
    """Accept a description of the bot, which nothing here shows."""
    return True


def _commands_key(params: Params) -> str:
    scope = params.mapping("scope") or {"type": "default"}
    return commands_key(scope, params.text("language_code") or "")


def answer_callback_query(telegram: PracticeTelegram, params: Params) -> bool:
    """Show the resident who pressed a button that it was heard."""
    written = params.text("callback_query_id") or ""
    row = telegram.store.row(
        "SELECT date, answered FROM callbacks WHERE id = ?",
        int(written) if written.isdecimal() else -1,
    )
    if row is None or row[0] < telegram.unix_time() - CALLBACK_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = params.text("text") or ""
    if len(text) > MOST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": params.flag("show_alert"), "url": params.text("url")}
    if not row[1]:
        telegram.store.write(
            "UPDATE callbacks SET answered = 1, answer = ? WHERE id = ?",
            *(dumps(answer), int(written)),
        )
        telegram.feed.changed()
    return True


def set_webhook(telegram: PracticeTelegram, params: Params) -> bool:
    """Keep a webhook's address; the stand-in never calls it, but polling stops as it would."""
    url = params.text("url") or ""
    if url and urlsplit(url).scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    kinds = params.items("allowed_updates")
    if kinds is not None:
        telegram.updates.allow([str(kind) for kind in kinds])
    return _change_webhook(telegram, params, url)


def delete_webhook(telegram: PracticeTelegram, params: Params) -> bool:
    """Go back to polling."""
    return _change_webhook(telegram, params, "")


def _change_webhook(telegram: PracticeTelegram, params: Params, url: str) -> bool:
    if params.flag("drop_pending_updates"):
        telegram.updates.drop()
    telegram.store.set_setting("webhook", url)
    if url:
        telegram.updates.stop_waiting("terminated by setWebhook request")
    return True


def get_webhook_info(telegram: PracticeTelegram, _params: Params) -> Json:
    """Tell whether a webhook is set."""
    info: Json = {
        "url": telegram.store.setting("webhook") or "",
        "has_custom_certificate": False,
        "pending_update_count": telegram.updates.pending(),
    }
    allowed = telegram.updates.allowed
    return info if allowed is None else info | {"allowed_updates": allowed}
