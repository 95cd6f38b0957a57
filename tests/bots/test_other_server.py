"""The bot against another Bot API server than Telegram's own: all it takes is its address."""

from dataclasses import replace

import pytest

from bots.app import build_bot
from coop.bootstrap import Coop
from coop.settings import load_settings
from tests.bots.conftest import BRAM, RIA, Surroundings
from tests.practice import TOKEN, serve_in_thread

#: Below a path, as on a web server that serves more than this; a slash at its end is no harm.
PREFIX = "/elders/telegram"


@pytest.mark.parametrize("end", ["", "/"])
def test_the_bot_talks_to_a_server_below_a_path(surroundings: Surroundings, end: str) -> None:
    with serve_in_thread(prefix=PREFIX) as elsewhere:
        elsewhere.put(users=[{"id": RIA, "first_name": "Ria"}, {"id": BRAM, "first_name": "Bram"}])
        read = load_settings(
            {
                "COOP_SECRET_KEY": "s" * 40,
                "COOP_TELEGRAM_API_URL": f"{elsewhere.base_url}{end}",
            }
        )
        settings = replace(surroundings.settings, telegram_api_url=read.telegram_api_url)
        with replace(surroundings, settings=settings, telegram=elsewhere).working():
            elsewhere.say(RIA, "/start")
            # Asked for, answered, pressed and edited: every call found its way.
            elsewhere.press_when_there(RIA, "Privacy")
            elsewhere.wait_for_message(RIA, "gegevens")
        methods = {call["method"] for call in elsewhere.calls()}
    assert {"getMe", "getUpdates", "sendMessage", "answerCallbackQuery"} <= methods
    # Nothing went to the server beside it.
    assert surroundings.telegram.calls() == []


def test_files_come_from_the_same_server(coop: Coop, surroundings: Surroundings) -> None:
    address = f"https://bots.voorbeeld.example{PREFIX}"
    settings = replace(surroundings.settings, telegram_api_url=address)
    bot = build_bot(coop, settings).bot
    assert bot.base_url == f"{address}/bot{TOKEN}"
    assert bot.base_file_url == f"{address}/file/bot{TOKEN}"
