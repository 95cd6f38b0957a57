from datetime import datetime

import pytest

from coop.incidents.errors import MomentInFutureError
from coop.incidents.rules.answers import Step
from coop.incidents.rules.times import moment_of
from coop.incidents.rules.words import Command, choice_meant, command_of
from coop.kernel.clock import TIME_ZONE

NOW = datetime(2026, 11, 21, 23, 30, tzinfo=TIME_ZONE)


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("just now", 21, "23:30"),
        ("half past ten", 21, "22:30"),
        ("Half elf", 21, "22:30"),
        ("quarter to nine", 21, "20:45"),
        ("yesterday around ten o'clock in the evening", 20, "22:00"),
        ("yesterday 22:00", 20, "22:00"),
        ("yesterday at 10 pm", 20, "22:00"),
        ("9 am", 21, "09:00"),
        ("12 pm", 21, "12:00"),
        ("12 am", 21, "00:00"),
        ("an hour ago", 21, "22:30"),
        ("one hour ago", 21, "22:30"),
        ("half an hour ago", 21, "23:00"),
        ("20 minutes ago", 21, "23:10"),
        ("this morning", 21, "06:00"),
        ("Friday afternoon", 20, "12:00"),
    ],
)
def test_times_are_understood_in_english(typed: str, day: int, clock: str) -> None:
    moment = moment_of(typed, NOW).at
    assert moment is not None
    local = moment.astimezone(TIME_ZONE)
    assert (local.day, f"{local:%H:%M}") == (day, clock)


def test_tomorrow_is_refused_in_english_too() -> None:
    with pytest.raises(MomentInFutureError):
        moment_of("tomorrow at ten", NOW)


def test_words_that_steer_are_understood_in_english() -> None:
    typed = ("Back", "skip", "Stop", "cancel")
    wanted = [Command.BACK, Command.SKIP, Command.STOP, Command.STOP]
    assert [command_of(one) for one in typed] == wanted
    assert choice_meant(Step.HAPPENING, "I don't know") == "unknown"
