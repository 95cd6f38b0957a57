"""A practice Telegram whose every call is checked against the description of the Bot API."""

from collections.abc import Iterator

import pytest

from tests.bots.practice.bot_api import BotApiChecker, description_path
from tests.practice import PracticeWorld, serve_in_thread

ANNA, BRAM, CARLA = 101, 102, 103
GROUP = -1_001_000_000_001
OLD_GROUP = -501
USERS = [
    {"id": ANNA, "first_name": "Anna", "last_name": "de Wit", "username": "annadewit"},
    {"id": BRAM, "first_name": "Bram", "started": True},
    {"id": CARLA, "first_name": "Carla"},
]
GROUPS = [
    {
        "id": GROUP,
        "title": "Buurtpreventie Proefwijk",
        "type": "supergroup",
        "members": [ANNA, BRAM],
        "admins": [BRAM],
    },
    {"id": OLD_GROUP, "title": "Oude groep", "type": "group", "members": [ANNA, BRAM]},
]


@pytest.fixture(autouse=True)
def durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask python-telegram-bot for durations now, so that it does not warn of them."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def checked_practice() -> Iterator[PracticeWorld]:
    """A practice Telegram with three residents; fails where a call does not fit the Bot API.

    Without the description (see `test_bot_api.py`) it is the same, unchecked.
    """
    checkers = (BotApiChecker(),) if description_path().exists() else ()
    with serve_in_thread(observers=checkers) as world:
        world.put(users=USERS, groups=GROUPS)
        yield world
    for checker in checkers:
        assert checker.problems == []
