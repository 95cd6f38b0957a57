import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.notices.rules import (
    BACKOFF,
    LINK_PATHS,
    OVERALL,
    PER_CHAT,
    PER_GROUP,
    Window,
    after_quiet_hours,
    button_data,
    is_quiet,
    link_url,
    mail_windows,
    mails_done_at,
    mails_in_bundle,
    message_id_of,
    next_attempt,
    relay_pause,
    still_counting,
    wait_before_next,
)
from coop.people.rules import LinkPurpose

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


def most_in(instants: list[float], seconds: float) -> int:
    """The largest number that falls within any half-open stretch of this length."""
    return max(
        (sum(start <= other < start + seconds for other in instants) for start in instants),
        default=0,
    )


@given(
    gaps=st.lists(st.floats(min_value=0, max_value=5), max_size=120),
    windows=st.sampled_from(
        [(PER_CHAT, PER_GROUP), (PER_CHAT,), (OVERALL,), (Window(3, 2.0), Window(5, 7.0))]
    ),
)
def test_no_stretch_of_a_window_holds_too_many(
    gaps: list[float], windows: tuple[Window, ...]
) -> None:
    # A simulated clock: each message is ready a while after the one before, and sent as soon
    # as the arithmetic allows.
    now = 1000.0
    sent: list[float] = []
    for gap in gaps:
        now += gap
        now += wait_before_next(sent, windows, now)
        sent.append(now)
    for window in windows:
        # A rounding error of the simulation itself is no message too many.
        assert most_in(sent, window.seconds - 1e-6) <= window.count


@given(st.lists(st.floats(min_value=0, max_value=100), max_size=50).map(sorted))
def test_forgetting_old_sends_changes_no_wait(sent: list[float]) -> None:
    windows = (PER_CHAT, PER_GROUP)
    kept = still_counting(sent, 60.0, 100.0)
    assert wait_before_next(kept, windows, 100.0) == wait_before_next(sent, windows, 100.0)


def test_first_message_waits_for_nothing() -> None:
    assert wait_before_next([], (PER_CHAT, PER_GROUP, OVERALL), 5.0) == 0


def test_twenty_first_message_to_a_group_waits_out_the_minute() -> None:
    sent = [float(second) for second in range(20)]
    assert wait_before_next(sent, (PER_CHAT, PER_GROUP), 20.0) == 40.0


def test_mail_that_is_not_urgent_leaves_room_for_sign_in() -> None:
    assert mail_windows(30, urgent=True) == (Window(30, 60.0),)
    assert mail_windows(30, urgent=False) == (Window(25, 60.0),)
    assert mail_windows(1, urgent=False) == (Window(1, 60.0),)


@pytest.mark.parametrize(("waiting", "minutes"), [(0, 0), (25, 0), (26, 1), (338, 13)])
def test_desk_says_when_the_last_mail_has_gone(waiting: int, minutes: int) -> None:
    # At 30 a minute 25 are for what is not urgent; the first 25 leave at once.
    assert mails_done_at(waiting, 30, NOON) == NOON + timedelta(minutes=minutes)


def test_without_a_ceiling_nothing_waits_for_it() -> None:
    assert mail_windows(None, urgent=False) == ()
    assert mails_done_at(5000, None, NOON) == NOON


@pytest.mark.parametrize(("times_away", "seconds"), [(0, 2), (1, 5), (5, 120), (1000, 120)])
def test_relay_that_is_away_is_asked_less_and_less_and_never_given_up(
    times_away: int, seconds: int
) -> None:
    assert relay_pause(times_away) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "mails"), [(0.0, 20), (0.05, 20), (0.051, 19), (0.5, 2), (1.0, 1), (20.0, 1)]
)
def test_a_slow_relay_gets_small_bundles(seconds: float, mails: int) -> None:
    assert mails_in_bundle(seconds) == mails


def test_waits_between_attempts_grow_and_end() -> None:
    waits = [next_attempt(attempts, NOON, None) for attempts in range(1, len(BACKOFF) + 2)]
    instants = [wait for wait in waits if wait is not None]
    assert waits[-1] is None
    assert instants == sorted(instants)
    assert instants[0] == NOON + timedelta(seconds=2)


def test_receiver_that_names_a_moment_is_believed_however_often() -> None:
    assert next_attempt(99, NOON, timedelta(seconds=7)) == NOON + timedelta(seconds=7)


@pytest.mark.parametrize(
    ("hour", "minute", "moved_to"),
    [
        # Amsterdam is one hour ahead of UTC in November.
        (20, 59, (21, 20, 59)),
        (21, 0, (22, 6, 0)),
        (23, 30, (22, 6, 0)),
        (2, 0, (21, 6, 0)),
        (5, 59, (21, 6, 0)),
        (6, 0, (21, 6, 0)),
    ],
)
def test_night_waits_for_the_morning(
    hour: int, minute: int, moved_to: tuple[int, int, int]
) -> None:
    due_at = datetime(2026, 11, 21, hour, minute, tzinfo=UTC)
    day, to_hour, to_minute = moved_to
    assert after_quiet_hours(due_at) == datetime(2026, 11, day, to_hour, to_minute, tzinfo=UTC)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - the zone is given beside it
def test_what_was_moved_is_never_in_the_night_nor_earlier(due_at: datetime) -> None:
    moved = after_quiet_hours(due_at)
    assert not is_quiet(moved)
    assert due_at <= moved <= due_at + timedelta(hours=10)


def test_message_id_is_the_same_at_every_attempt() -> None:
    notice_id = uuid.UUID(int=7)
    first = message_id_of(notice_id, "post@vlinder.voorbeeld.example")
    assert first == f"<{notice_id}@vlinder.voorbeeld.example>"


def test_every_purpose_of_a_link_has_its_own_page() -> None:
    assert set(LINK_PATHS) == set(LinkPurpose)
    assert len(set(LINK_PATHS.values())) == len(LINK_PATHS)
    url = link_url("https://a.example", LinkPurpose.TENT_ANSWER, "t")
    assert url == "https://a.example/l/tent-antwoord/t"


def test_button_data_fits_telegram() -> None:
    assert button_data("vote", uuid.UUID(int=1), "for") == f"vote:{'0' * 31}1:for"
    with pytest.raises(ValueError, match="fit"):
        button_data("vote", "x" * 60)
    with pytest.raises(ValueError, match="fit"):
        button_data("vote", "a:b")
