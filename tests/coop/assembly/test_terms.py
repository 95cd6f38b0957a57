from datetime import UTC, date, datetime, timedelta

import pytest

from coop.assembly.errors import ConvocationLateError, ConvocationTooLateError
from coop.assembly.rules import (
    DecisionKind,
    Term,
    TermKind,
    accounts_adopted_by,
    beforehand_window,
    confirmed_lateness,
    day_of,
    full_days_between,
    last_day_to_send,
    sending_bounds,
    terms_of,
    text_lies_until,
)
from coop.kernel.clock import TIME_ZONE
from coop.statutes.rules import DEFAULTS, Layer, RuleKey, RuleValue

ORDINARY = frozenset({DecisionKind.ORDINARY})
STATUTES = frozenset({DecisionKind.ORDINARY, DecisionKind.STATUTES})
#: The meeting of the acceptance tests (dutch-rules.md section 8, 2 and 3).
MAY = datetime(2027, 5, 20, 17, 30, tzinfo=UTC)


def rules(**values: str) -> dict[RuleKey, RuleValue]:
    """Return the rule book with some values of the statutes."""
    changed = {
        RuleKey[name]: RuleValue(
            key=RuleKey[name], value=value, layer=Layer.STATUTES, article="artikel 15"
        )
        for name, value in values.items()
    }
    return DEFAULTS | changed


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=TIME_ZONE)


def days(terms: tuple[Term, ...]) -> dict[TermKind, date]:
    return {term.kind: term.day for term in terms}


@pytest.mark.parametrize(
    ("meeting", "full_days", "last_day"),
    [
        # BW 2:42 lid 1, acceptance test 3.
        (date(2027, 5, 20), 7, date(2027, 5, 12)),
        (date(2027, 5, 20), 14, date(2027, 5, 5)),
        # Over the twenty-ninth of February, and in a year without one.
        (date(2028, 3, 7), 7, date(2028, 2, 28)),
        (date(2028, 3, 8), 7, date(2028, 2, 29)),
        (date(2027, 3, 7), 7, date(2027, 2, 27)),
        # Over the change to summer time (28 March 2027) and back (31 October 2027).
        (date(2027, 4, 5), 14, date(2027, 3, 21)),
        (date(2027, 11, 8), 14, date(2027, 10, 24)),
        (date(2027, 1, 2), 1, date(2026, 12, 31)),
    ],
)
def test_sending_leaves_full_days(meeting: date, full_days: int, last_day: date) -> None:
    assert last_day_to_send(meeting, full_days) == last_day
    assert full_days_between(last_day, meeting) == full_days
    assert full_days_between(last_day + timedelta(days=1), meeting) == full_days - 1


def test_no_full_day_lies_between_two_days_in_a_row() -> None:
    assert full_days_between(date(2027, 5, 19), date(2027, 5, 20)) == 0
    assert full_days_between(date(2027, 5, 20), date(2027, 5, 20)) == 0


@pytest.mark.parametrize(
    ("kinds", "book", "expected"),
    [
        (ORDINARY, {}, [(date(2027, 5, 5), "gewoonte", False)]),
        (
            STATUTES,
            {},
            [(date(2027, 5, 5), "gewoonte", False), (date(2027, 5, 12), "BW 2:42 lid 1", True)],
        ),
        # Statutes that ask more for an amendment than for anything else.
        (
            frozenset({DecisionKind.DISSOLUTION}),
            {"CONVOCATION_TERM": "7", "AMENDMENT_CONVOCATION": "21"},
            [(date(2027, 5, 12), "artikel 15", False), (date(2027, 4, 28), "artikel 15", True)],
        ),
    ],
)
def test_decisions_and_statutes_draw_the_lines(
    kinds: frozenset[DecisionKind],
    book: dict[str, str],
    expected: list[tuple[date, str, bool]],
) -> None:
    bounds = sending_bounds(date(2027, 5, 20), kinds, rules(**book))
    assert [(one.last_day, one.article, one.is_law) for one in bounds] == expected


def test_the_last_day_of_the_statutes_is_in_time_and_the_next_asks_the_board() -> None:
    bounds = sending_bounds(date(2027, 5, 20), ORDINARY, rules())
    assert confirmed_lateness(bounds, date(2027, 5, 5), is_confirmed=False) is None
    assert confirmed_lateness(bounds, date(2027, 5, 5), is_confirmed=True) is None
    with pytest.raises(ConvocationLateError) as refused:
        confirmed_lateness(bounds, date(2027, 5, 6), is_confirmed=False)
    assert refused.value.details["last_day"] == date(2027, 5, 5)
    # BW 2:15 lid 1: voidable, not void, so the board may go on knowing it.
    assert confirmed_lateness(bounds, date(2027, 5, 6), is_confirmed=True) == "gewoonte"


@pytest.mark.parametrize("is_confirmed", [False, True])
def test_the_law_is_not_passed_by_a_confirmation(*, is_confirmed: bool) -> None:
    # BW 2:42 lid 1, at both ends of its seven days.
    bounds = sending_bounds(date(2027, 5, 20), STATUTES, rules(CONVOCATION_TERM="7"))
    assert confirmed_lateness(bounds, date(2027, 5, 12), is_confirmed=is_confirmed) is None
    with pytest.raises(ConvocationTooLateError):
        confirmed_lateness(bounds, date(2027, 5, 13), is_confirmed=is_confirmed)


def test_voting_beforehand_opens_on_the_thirtieth_day() -> None:
    """BW 2:38 lid 8, acceptance test 2: 20 April may, 19 April may not."""
    opens_at, closes_at = beforehand_window(MAY, rules())
    assert opens_at == local(2027, 4, 20)
    assert opens_at - timedelta(seconds=1) < local(2027, 4, 20)
    assert closes_at == local(2027, 5, 19, 19, 30)


@pytest.mark.parametrize(
    ("starts_at", "opens_at", "closes_at"),
    [
        # The night in which an hour is skipped: twenty-four hours before is an hour earlier.
        (local(2027, 3, 28, 19, 30), local(2027, 2, 26), local(2027, 3, 27, 18, 30)),
        # The night in which an hour comes twice.
        (local(2027, 10, 31, 19, 30), local(2027, 10, 1), local(2027, 10, 30, 20, 30)),
        # The term opens in winter time and closes in summer time.
        (local(2027, 4, 15, 19, 30), local(2027, 3, 16), local(2027, 4, 14, 19, 30)),
        # Thirty days before 30 March holds the twenty-ninth of February in a leap year.
        (local(2028, 3, 30, 19, 30), local(2028, 2, 29), local(2028, 3, 29, 19, 30)),
        (local(2027, 3, 30, 19, 30), local(2027, 2, 28), local(2027, 3, 29, 19, 30)),
    ],
)
def test_the_clock_may_move_while_people_vote_beforehand(
    starts_at: datetime, opens_at: datetime, closes_at: datetime
) -> None:
    assert beforehand_window(starts_at.astimezone(UTC), rules()) == (opens_at, closes_at)


def test_the_text_of_an_amendment_lies_there_until_the_day_is_over() -> None:
    """BW 2:42 lid 2, acceptance test 3: from 15 May, and still at 23.59 on 20 May."""
    found = days(terms_of(MAY, STATUTES, rules()))
    assert found[TermKind.TEXT_DEPOSITED] == date(2027, 5, 15)
    assert local(2027, 5, 20, 23, 59) < text_lies_until(MAY) == local(2027, 5, 21)
    assert TermKind.TEXT_DEPOSITED not in days(terms_of(MAY, ORDINARY, rules()))


@pytest.mark.parametrize(
    ("meeting", "book", "adopted_by"),
    [
        # BW 2:58 lid 1: the worked calendar of dutch-rules.md 1.9.
        (date(2027, 5, 20), {}, date(2027, 7, 31)),
        (date(2027, 12, 31), {}, date(2027, 7, 31)),
        (date(2028, 1, 1), {}, date(2028, 7, 31)),
        # A financial year that ends with June; its last month may be a February.
        (date(2027, 6, 30), {"LAST_MONTH_OF_YEAR": "6"}, date(2027, 1, 31)),
        (date(2027, 7, 1), {"LAST_MONTH_OF_YEAR": "6"}, date(2028, 1, 31)),
        (date(2027, 9, 1), {"LAST_MONTH_OF_YEAR": "7"}, date(2028, 2, 29)),
        (date(2028, 3, 1), {"LAST_MONTH_OF_YEAR": "2"}, date(2028, 9, 30)),
    ],
)
def test_accounts_are_adopted_in_time(
    meeting: date, book: dict[str, str], adopted_by: date
) -> None:
    assert accounts_adopted_by(meeting, rules(**book)) == adopted_by


def test_a_whole_timeline_stands_in_its_order() -> None:
    book = rules(ELECTRONIC_BEFOREHAND="ja")
    kinds = frozenset(DecisionKind)
    assert [(term.kind, term.day) for term in terms_of(MAY, kinds, book)] == [
        (TermKind.BEFOREHAND_OPENS, date(2027, 4, 20)),
        (TermKind.ITEMS_CLOSE, date(2027, 5, 4)),
        (TermKind.CONVOCATION, date(2027, 5, 5)),
        (TermKind.AMENDMENT_CONVOCATION, date(2027, 5, 12)),
        (TermKind.CANDIDATES_CLOSE, date(2027, 5, 12)),
        (TermKind.TEXT_DEPOSITED, date(2027, 5, 15)),
        (TermKind.BEFOREHAND_CLOSES, date(2027, 5, 19)),
        (TermKind.PROXIES_CLOSE, date(2027, 5, 20)),
        (TermKind.MEETING, date(2027, 5, 20)),
        (TermKind.ACCOUNTS, date(2027, 7, 31)),
    ]


def test_what_the_statutes_do_not_allow_has_no_date() -> None:
    found = days(terms_of(MAY, ORDINARY, rules(PROXY_ALLOWED="nee")))
    assert set(found) == {TermKind.ITEMS_CLOSE, TermKind.CONVOCATION, TermKind.MEETING}


def test_a_meeting_after_midnight_is_on_its_own_day_in_the_neighbourhood() -> None:
    # Half past twelve at night in Tilburg is the day before in UTC.
    starts_at = datetime(2027, 6, 14, 22, 30, tzinfo=UTC)
    assert day_of(starts_at) == date(2027, 6, 15)
    assert days(terms_of(starts_at, ORDINARY, rules()))[TermKind.CONVOCATION] == date(2027, 5, 31)
