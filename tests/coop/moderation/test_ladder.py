from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest

from coop.moderation.errors import (
    InvalidNightError,
    OwnAppealError,
    RungTooHighError,
    SanctionAppealTooLateError,
    SanctionOverError,
)
from coop.moderation.rules.ladder import (
    APPEAL_WITHIN,
    COUNTS_FOR,
    MUTE_LASTS,
    RUNGS,
    Breach,
    Rung,
    ensure_may_appeal,
    ensure_on_ladder,
    ensure_somebody_else,
    lasts_until,
    next_rung,
    still_counts,
)
from coop.moderation.rules.pace import (
    FLOOD_MESSAGES,
    HELD_MESSAGES,
    NEW_FOR,
    ensure_night,
    floods,
    is_newcomer,
    is_night,
)
from coop.moderation.rules.rights import BotPlace, Trouble, trouble_in, troubles_of

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


def test_the_ladder_goes_one_rung_at_a_time() -> None:
    assert next_rung(()) is Rung.NOTE
    for lower, higher in pairwise(RUNGS):
        assert next_rung((Rung.NOTE, lower)) is higher
    assert next_rung((Rung.BAN,)) is Rung.BAN


@pytest.mark.parametrize(
    ("rung", "standing", "breach", "may"),
    [
        (Rung.NOTE, (), Breach.CHATTER, True),
        (Rung.WARNING, (), Breach.CHATTER, False),
        (Rung.WARNING, (Rung.NOTE,), Breach.CHATTER, True),
        (Rung.NOTE, (Rung.WARNING,), Breach.CHATTER, True),
        (Rung.REMOVAL, (), Breach.CALL_TO_ACT, True),
        (Rung.BAN, (), Breach.CALL_TO_ACT, False),
        (Rung.BAN, (Rung.REMOVAL,), Breach.UNKIND, True),
    ],
)
def test_no_rung_is_skipped_but_for_what_is_grave(
    rung: Rung, standing: tuple[Rung, ...], breach: Breach, *, may: bool
) -> None:
    if may:
        ensure_on_ladder(rung, standing, breach)
    else:
        with pytest.raises(RungTooHighError):
            ensure_on_ladder(rung, standing, breach)


@pytest.mark.parametrize("rung", RUNGS)
def test_a_rung_counts_up_to_its_term(rung: Rung) -> None:
    over = NOW + COUNTS_FOR[rung]
    assert still_counts(rung, NOW, None, over - INSTANT)
    assert not still_counts(rung, NOW, None, over)
    assert not still_counts(rung, NOW, NOW, NOW)


def test_each_mute_lasts_longer_and_a_note_has_no_end() -> None:
    lasts = [lasts_until(Rung.MUTE, NOW, before) for before in range(4)]
    assert lasts == [NOW + term for term in (*MUTE_LASTS, MUTE_LASTS[-1])]
    assert lasts_until(Rung.NOTE, NOW, 0) is None
    assert lasts_until(Rung.BAN, NOW, 0) == NOW + COUNTS_FOR[Rung.BAN]


def test_one_appeals_once_and_in_time() -> None:
    ensure_may_appeal(NOW, None, NOW + APPEAL_WITHIN - INSTANT)
    with pytest.raises(SanctionAppealTooLateError):
        ensure_may_appeal(NOW, None, NOW + APPEAL_WITHIN)
    with pytest.raises(SanctionOverError):
        ensure_may_appeal(NOW, NOW, NOW)


def test_somebody_else_decides_on_an_appeal() -> None:
    ensure_somebody_else("one", "other")
    with pytest.raises(OwnAppealError):
        ensure_somebody_else("one", "one")


def test_the_sixth_message_of_a_minute_is_too_many() -> None:
    assert not floods(FLOOD_MESSAGES - 1)
    assert floods(FLOOD_MESSAGES)


@pytest.mark.parametrize(
    ("joined_at", "written", "is_new"),
    [
        (None, 0, False),
        (NOW, 0, True),
        (NOW, HELD_MESSAGES - 1, True),
        (NOW, HELD_MESSAGES, False),
        (NOW - NEW_FOR + INSTANT, 0, True),
        (NOW - NEW_FOR, 0, False),
    ],
)
def test_the_first_messages_of_a_newcomer_are_held(
    joined_at: datetime | None, written: int, *, is_new: bool
) -> None:
    assert is_newcomer(joined_at, written, NOW) is is_new


@pytest.mark.parametrize(
    ("hour", "minute", "night"),
    [(21, 59, False), (22, 0, True), (3, 0, True), (5, 59, True), (6, 0, False), (12, 0, False)],
)
def test_night_goes_over_midnight_and_ends_in_time(hour: int, minute: int, *, night: bool) -> None:
    # Written in UTC; in Amsterdam it is an hour later in November.
    now = datetime(2026, 11, 21, hour, minute, tzinfo=UTC)
    assert is_night(time(23), time(7), now) is night
    assert is_night(time(7), time(23), now) is not night
    assert not is_night(None, None, now)


@pytest.mark.parametrize(
    ("begins", "ends"), [(time(23), None), (None, time(7)), (time(7), time(7))]
)
def test_half_a_night_is_refused(begins: time | None, ends: time | None) -> None:
    ensure_night(time(23), time(7))
    ensure_night(None, None)
    with pytest.raises(InvalidNightError):
        ensure_night(begins, ends)


@pytest.mark.parametrize(
    ("place", "rights", "troubles"),
    [
        (BotPlace.KICKED, {}, {Trouble.BOT_OUT}),
        (BotPlace.LEFT, {}, {Trouble.BOT_OUT}),
        (BotPlace.MEMBER, {}, {Trouble.NO_ADMINISTRATOR}),
        (
            BotPlace.ADMINISTRATOR,
            {"can_restrict_members": True},
            {Trouble.CANNOT_DELETE},
        ),
        (
            BotPlace.ADMINISTRATOR,
            {"can_delete_messages": True, "can_restrict_members": True},
            set(),
        ),
    ],
)
def test_what_the_bot_misses_is_named(
    place: BotPlace, rights: dict[str, bool], troubles: set[Trouble]
) -> None:
    assert troubles_of(place, rights) == troubles


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("Forbidden: bot was kicked from the supergroup chat", Trouble.BOT_OUT),
        ("Message can't be deleted", Trouble.CANNOT_DELETE),
        ("Not enough rights to restrict/unrestrict chat member", Trouble.CANNOT_RESTRICT),
        ("Method is available only in supergroups", Trouble.NO_SUPERGROUP),
        ("Bad Request: message thread not found", Trouble.TOPIC_GONE),
        ("Message to delete not found", None),
    ],
)
def test_a_refusal_of_telegram_is_understood(said: str, trouble: Trouble | None) -> None:
    assert trouble_in(said) is trouble
