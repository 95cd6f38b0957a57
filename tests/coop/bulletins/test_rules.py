"""What may be told to a neighbourhood, and until when (people-first C16)."""

from datetime import UTC, datetime, timedelta

import pytest

from coop.bulletins.errors import (
    BulletinEndOutOfBoundsError,
    BulletinHandledError,
    BulletinTextNeededError,
    BulletinTooLongError,
    BulletinWorriesError,
    TooManyBulletinsError,
)
from coop.bulletins.rules import (
    LONGEST_BULLETIN,
    LONGEST_LASTS,
    MOST_WAITING,
    OPEN,
    BulletinState,
    bulletin_in,
    ensure_end,
    ensure_few_waiting,
    ensure_standing,
    ensure_text,
    ensure_worries_seen,
    state_of,
    worries_in,
)
from coop.moderation.rules.kinds import HouseRule

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LATER = NOW + timedelta(hours=2)


@pytest.mark.parametrize(
    ("declined", "withdrawn", "placed", "at", "state"),
    [
        (False, False, False, NOW, BulletinState.WAITING),
        (False, False, True, NOW, BulletinState.PLACED),
        (False, False, True, LATER - SECOND, BulletinState.PLACED),
        (False, False, True, LATER, BulletinState.OVER),
        (False, False, False, LATER - SECOND, BulletinState.WAITING),
        (False, False, False, LATER, BulletinState.OVER),
        (True, False, False, NOW, BulletinState.DECLINED),
        (True, False, False, LATER, BulletinState.DECLINED),
        (False, True, True, NOW, BulletinState.WITHDRAWN),
        (False, True, False, LATER, BulletinState.WITHDRAWN),
    ],
)
def test_its_timestamps_say_where_it_stands(
    *, declined: bool, withdrawn: bool, placed: bool, at: datetime, state: BulletinState
) -> None:
    found = state_of(
        declined_at=NOW if declined else None,
        withdrawn_at=NOW if withdrawn else None,
        is_placed=placed,
        until=LATER,
        now=at,
    )
    assert found is state


@pytest.mark.parametrize("state", BulletinState)
def test_only_what_waits_or_stands_can_change(state: BulletinState) -> None:
    if state in OPEN:
        ensure_standing(state, OPEN)
    else:
        with pytest.raises(BulletinHandledError):
            ensure_standing(state, OPEN)


@pytest.mark.parametrize(
    ("ends_at", "placed_at", "fits"),
    [
        (NOW, None, False),
        (NOW + SECOND, None, True),
        (NOW + LONGEST_LASTS, None, True),
        (NOW + LONGEST_LASTS + SECOND, None, False),
        # C7: a correction does not let it stand for longer than its first words could.
        (NOW + LONGEST_LASTS, NOW - SECOND, False),
        (NOW + LONGEST_LASTS - SECOND, NOW - SECOND, True),
    ],
)
def test_it_ends_before_two_days_are_over(
    *, ends_at: datetime, placed_at: datetime | None, fits: bool
) -> None:
    if fits:
        ensure_end(ends_at, NOW, placed_at=placed_at)
    else:
        with pytest.raises(BulletinEndOutOfBoundsError):
            ensure_end(ends_at, NOW, placed_at=placed_at)


def test_it_has_words_and_not_too_many() -> None:
    ensure_text("a" * LONGEST_BULLETIN)
    with pytest.raises(BulletinTooLongError):
        ensure_text("a" * (LONGEST_BULLETIN + 1))
    with pytest.raises(BulletinTextNeededError):
        ensure_text(" \n")


def test_a_moderator_is_not_buried() -> None:
    ensure_few_waiting(MOST_WAITING - 1)
    with pytest.raises(TooManyBulletinsError):
        ensure_few_waiting(MOST_WAITING)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er lopen mensen langs de deur die zeggen van de bank te zijn.", ()),
        ("Let op een zwarte bus. Spreek niemand aan, bel 112.", ()),
        ("Let op een bus met kenteken 12-XX-99.", (HouseRule.PLATE,)),
        ("Bel mij op 06 12345678.", (HouseRule.PHONE,)),
        ("Er is ingebroken in de Lindenhof 12.", (HouseRule.HOUSE_NUMBER,)),
        ("Mail naar jan@voorbeeld.example.", (HouseRule.EMAIL,)),
        ("Pas op, het zijn weer die Polen.", (HouseRule.DISCRIMINATION,)),
        ("Ziet u die gast, grijp hem.", (HouseRule.CALL_TO_ACT,)),
    ],
)
def test_what_a_group_may_not_write_is_shown_before_it_is_placed(
    text: str, found: tuple[HouseRule, ...]
) -> None:
    assert worries_in(text) == found
    ensure_worries_seen(text, seen=True)
    if found:
        with pytest.raises(BulletinWorriesError):
            ensure_worries_seen(text, seen=False)
    else:
        ensure_worries_seen(text, seen=False)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("WAARSCHUWING Er zijn babbeltrucs.", "Er zijn babbeltrucs."),
        ("Waarschuwing: Er zijn babbeltrucs.", "Er zijn babbeltrucs."),
        ("waarschuw de buurt: doe niet open", "doe niet open"),
        ("Goedemorgen,\nWaarschuwing\nDoe niet open.\nBel 112.", "Doe niet open.\nBel 112."),
        # What begins as a greeting does is no greeting.
        ("Waarschuwing\nGraag opletten.\nGrote groep.", "Graag opletten.\nGrote groep."),
        ("Waarschuwing doe niet open\nMvg\nJan", "doe niet open"),
        ("Waarschuwing doe niet open\n> 114: Inbraak", "doe niet open"),
        ("WAARSCHUWING", ""),
        ("114: 2\nWaarschuwing doe niet open", None),
        ("Mijn waarschuwing komt nog", None),
        ("2", None),
        ("", None),
    ],
)
def test_a_reply_begins_with_the_word(reply: str, words: str | None) -> None:
    assert bulletin_in(reply) == words
