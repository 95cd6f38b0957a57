"""The clock of the law over a request, and what the privacy statement says."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from coop.privacy.errors import (
    ExtensionTooLateError,
    GroundMissingError,
    RequestAnsweredError,
    RequestExtendedError,
    RequestNameMissingError,
    RequestTextMissingError,
    TooManyRequestsError,
)
from coop.privacy.rules.holdings import Module
from coop.privacy.rules.requests import (
    ExtensionReason,
    Ground,
    Relation,
    RequestKind,
    RequestOutcome,
    days_left,
    due_on,
    ensure_may_extend,
    ensure_not_too_many,
    ensure_reasoned,
    ensure_request,
)
from coop.wording import privacy_desk as words
from coop.wording.privacy_statement import EASY, FULL, TITLES

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("received_on", "in_time", "extended"),
    [
        (date(2026, 11, 21), date(2026, 12, 21), date(2027, 2, 21)),
        (date(2027, 1, 31), date(2027, 2, 28), date(2027, 4, 30)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 4, 30)),
        (date(2026, 11, 30), date(2026, 12, 30), date(2027, 2, 28)),
        (date(2026, 12, 1), date(2027, 1, 1), date(2027, 3, 1)),
    ],
)
def test_a_month_ends_on_the_same_day(received_on: date, in_time: date, extended: date) -> None:
    assert due_on(received_on, is_extended=False) == in_time
    assert due_on(received_on, is_extended=True) == extended


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2026, 11, 21), 30), (date(2026, 12, 21), 0), (date(2026, 12, 22), -1)],
)
def test_days_are_counted_to_the_last_day(today: date, left: int) -> None:
    assert days_left(date(2026, 11, 21), is_extended=False, today=today) == left


def test_an_extension_comes_in_the_first_month_and_once() -> None:
    received_on = date(2026, 11, 21)
    last = date(2026, 12, 21)
    ensure_may_extend(received_on, extended_on=None, answered_at=None, today=last)
    with pytest.raises(ExtensionTooLateError):
        ensure_may_extend(
            received_on, extended_on=None, answered_at=None, today=last + timedelta(days=1)
        )
    with pytest.raises(RequestExtendedError):
        ensure_may_extend(received_on, extended_on=last, answered_at=None, today=last)
    with pytest.raises(RequestAnsweredError):
        ensure_may_extend(received_on, extended_on=None, answered_at=NOW, today=last)


@pytest.mark.parametrize("kind", RequestKind)
def test_what_is_to_be_done_must_be_said(kind: RequestKind) -> None:
    ensure_request(kind, name="Ana", text="Mijn adres klopt niet")
    with pytest.raises(RequestNameMissingError):
        ensure_request(kind, name=" ", text="x")
    if kind is RequestKind.ACCESS:
        ensure_request(kind, name="Ana", text="")
    else:
        with pytest.raises(RequestTextMissingError):
            ensure_request(kind, name="Ana", text=" ")


def test_the_sixth_of_a_day_is_refused_until_the_day_is_over() -> None:
    ensure_not_too_many([NOW] * 4, NOW)
    with pytest.raises(TooManyRequestsError):
        ensure_not_too_many([NOW] * 5, NOW + timedelta(days=1) - timedelta(seconds=1))
    ensure_not_too_many([NOW] * 5, NOW + timedelta(days=1))


@pytest.mark.parametrize("outcome", RequestOutcome)
def test_who_gets_less_hears_why(outcome: RequestOutcome) -> None:
    ensure_reasoned(outcome, Ground.MUST_KEEP)
    if outcome in {RequestOutcome.PARTLY, RequestOutcome.REFUSED}:
        with pytest.raises(GroundMissingError):
            ensure_reasoned(outcome, None)
    else:
        ensure_reasoned(outcome, None)


def test_every_choice_has_words() -> None:
    assert set(words.KINDS) == set(words.KINDS_OF_LAW) == set(RequestKind)
    assert set(words.RELATIONS) == set(Relation)
    assert set(words.EXTENSIONS) == set(words.EXTENSIONS_TOLD) == set(ExtensionReason)
    assert set(words.OUTCOMES) == set(words.OUTCOMES_TOLD) == set(RequestOutcome)
    assert set(words.GROUNDS) == set(words.GROUNDS_TOLD) == set(Ground)


def test_the_statement_speaks_of_every_part_at_both_levels() -> None:
    assert set(TITLES) == set(EASY) == set(FULL) == set(Module)


@pytest.mark.parametrize("module", Module)
def test_easy_words_have_at_most_ten_to_a_sentence(module: Module) -> None:
    answers = EASY[module]
    for text in (answers.what, answers.why, answers.basis, answers.term, answers.who):
        for sentence in re.split(r"[.?!:](?:\s|$)", text):
            assert len(sentence.split()) <= 10, sentence
