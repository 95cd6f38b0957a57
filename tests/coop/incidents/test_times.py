from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.incidents.errors import MomentInFutureError, MomentNotUnderstoodError
from coop.incidents.rules.answers import Precision
from coop.incidents.rules.times import OLDEST, moment_of, other_half
from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import CoopError

#: A Saturday, one in the afternoon.
NOW = datetime(2026, 11, 21, 13, tzinfo=TIME_ZONE)


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("nu", "21 13:00", Precision.EXACT),
        ("Gisteren 22:00", "20 22:00", Precision.EXACT),
        ("gisteren om 22 uur", "20 22:00", Precision.EXACT),
        ("gisteren 22.15 uur", "20 22:15", Precision.EXACT),
        ("gisteravond om elf uur", "20 23:00", Precision.EXACT),
        ("gisteravond rond tien uur", "20 22:00", Precision.ABOUT),
        ("een uur of tien gisteravond", "20 22:00", Precision.ABOUT),
        ("gisteravond", "20 18:00", Precision.PART),
        ("gisteravond om twaalf uur", "21 00:00", Precision.EXACT),
        ("vannacht", "21 00:00", Precision.PART),
        ("vannacht om 3 uur", "21 03:00", Precision.EXACT),
        ("vannacht om elf uur", "20 23:00", Precision.EXACT),
        ("vannacht twaalf uur", "21 00:00", Precision.EXACT),
        ("kwart voor 1 vannacht", "21 00:45", Precision.EXACT),
        ("vanochtend", "21 06:00", Precision.PART),
        ("vanmorgen kwart over acht", "21 08:15", Precision.EXACT),
        ("'s avonds om 9 uur", "20 21:00", Precision.EXACT),
        ("twee uur geleden", "21 11:00", Precision.ABOUT),
        ("een kwartier geleden", "21 12:45", Precision.ABOUT),
        ("half uur geleden", "21 12:30", Precision.ABOUT),
        ("anderhalf uur geleden", "21 11:30", Precision.ABOUT),
        ("3 dagen geleden", "18 13:00", Precision.DAY),
        ("een week geleden", "14 13:00", Precision.DAY),
        ("half elf", "21 10:30", Precision.EXACT),
        ("10 voor half 3", "21 02:20", Precision.EXACT),
        ("vijf over twaalf", "21 12:05", Precision.EXACT),
        ("10 uur", "21 10:00", Precision.EXACT),
        ("2 uur", "21 02:00", Precision.EXACT),
        ("22.30", "20 22:30", Precision.EXACT),
        ("vandaag", "21 12:00", Precision.DAY),
        ("eergisteren", "19 12:00", Precision.DAY),
        ("vrijdag", "20 12:00", Precision.DAY),
        ("woensdagavond", "18 18:00", Precision.PART),
        ("zaterdagavond", "14 18:00", Precision.PART),
        ("18 november", "18 12:00", Precision.DAY),
        ("18 november 14:00", "18 14:00", Precision.EXACT),
        ("18-11-2026 om 21.30", "18 21:30", Precision.EXACT),
        ("gisteren tussen 22 en 23 uur", "20 22:00", Precision.ABOUT),
        ("gisteren 24 uur", "20 00:00", Precision.EXACT),
    ],
)
def test_people_write_moments_like_this(text: str, at: str, precision: Precision) -> None:
    moment = moment_of(text, NOW)
    assert moment.at is not None
    assert moment.at.astimezone(TIME_ZONE).strftime("%d %H:%M") == at
    assert moment.precision is precision


def test_an_hour_of_the_clock_face_may_be_morning_or_evening() -> None:
    moment = moment_of("gisteren rond tien uur", NOW)
    assert moment.is_ambiguous
    evening = other_half(moment)
    assert evening.at is not None
    assert evening.at.astimezone(TIME_ZONE).hour == 22
    assert not moment_of("gisteren 10:30", NOW).is_ambiguous
    assert not moment_of("vandaag om tien uur", NOW).is_ambiguous


def test_tonight_said_after_midnight_was_the_evening_before() -> None:
    moment = moment_of("vanavond om tien uur", NOW.replace(hour=1))
    assert moment.at == datetime(2026, 11, 20, 22, tzinfo=TIME_ZONE)


@pytest.mark.parametrize("text", ["morgen om 3 uur", "vanavond", "overmorgen", "vandaag 18:00"])
def test_what_must_still_come_is_refused(text: str) -> None:
    with pytest.raises(MomentInFutureError):
        moment_of(text, NOW)


@pytest.mark.parametrize(
    "text",
    ["", "asdf", "bij de speeltuin", "25:99", "31-31-2026", "1 januari", "9999 weken geleden"],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(MomentNotUnderstoodError):
        moment_of(text, NOW)


@given(st.text(max_size=60) | st.from_regex(r"[a-z0-9:. '-]{0,40}", fullmatch=True))
def test_whatever_is_typed_is_understood_or_kindly_refused(text: str) -> None:
    try:
        moment = moment_of(text, NOW)
    except CoopError:
        return
    assert moment.at is not None
    assert NOW - OLDEST - timedelta(days=1) < moment.at <= NOW
