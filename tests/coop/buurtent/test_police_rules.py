from datetime import date, datetime, timedelta

import pytest

from coop.buurtent.errors import TeamHoursError, TeamMinimumError, TeamMinutesError
from coop.buurtent.rules import PoliceAnswer, local_moment
from coop.buurtent.rules.police import (
    DEPUTY_BEFORE,
    MONTH_SENT_AT,
    bounds_of,
    deputy_due_at,
    is_month_sent,
    is_overruled,
    month_after,
    month_before,
)
from coop.buurtent.rules.sessions import LEAST_BEFORE_REMINDING, POLICE_REMINDER_HOUR, USUAL_START
from coop.buurtent.rules.team import (
    LARGEST_MINIMUM,
    LONGEST_TELLING_MINUTES,
    LONGEST_WARNING_HOURS,
    TeamRules,
    Telling,
    ensure_team_rules,
    tellings_due,
)
from coop.kernel.errors import CoopError

TICK = timedelta(microseconds=1)
#: A Friday, and the tent on the Thursday after.
FRIDAY, THURSDAY = date(2026, 11, 20), date(2026, 11, 26)
ASKED = local_moment(FRIDAY, POLICE_REMINDER_HOUR)
STARTS = local_moment(THURSDAY, USUAL_START)
LAST = STARTS - DEPUTY_BEFORE


@pytest.mark.parametrize(
    ("asked_at", "within_days", "absent_until", "due_at"),
    [
        # Nothing agreed: no term runs, and only the last chance is left (C21).
        (ASKED, None, None, LAST),
        # One working day: Monday is the day to answer, Tuesday morning the deputy is asked.
        (ASKED, 1, None, local_moment(date(2026, 11, 24), POLICE_REMINDER_HOUR)),
        # Four working days end after the last chance.
        (ASKED, 4, None, LAST),
        # Away on the day itself, or back on that very day.
        (ASKED, None, THURSDAY + timedelta(days=1), ASKED),
        (ASKED, None, THURSDAY, LAST),
        (LAST - LEAST_BEFORE_REMINDING, None, None, LAST),
        (LAST - LEAST_BEFORE_REMINDING + TICK, None, None, None),
    ],
)
def test_a_deputy_is_asked_when_the_term_or_the_last_chance_is_there(
    asked_at: datetime,
    within_days: int | None,
    absent_until: date | None,
    due_at: datetime | None,
) -> None:
    found = deputy_due_at(
        asked_at=asked_at,
        starts_at=STARTS,
        within_days=within_days,
        absent_until=absent_until,
    )
    assert found == due_at


@pytest.mark.parametrize(
    ("answer", "answered_as", "before", "before_as", "is_nothing"),
    [
        (PoliceAnswer.DECLINED, "b", PoliceAnswer.CONFIRMED, "a", True),
        (PoliceAnswer.DECLINED, "a", PoliceAnswer.CONFIRMED, "a", False),
        (PoliceAnswer.DECLINED, "b", PoliceAnswer.CONFIRMED, None, False),
        (PoliceAnswer.CONFIRMED, "b", PoliceAnswer.DECLINED, "a", False),
        (PoliceAnswer.DECLINED, "b", None, None, False),
    ],
)
def test_who_cannot_come_does_not_undo_who_comes(
    answer: PoliceAnswer,
    answered_as: str,
    before: PoliceAnswer | None,
    before_as: str | None,
    *,
    is_nothing: bool,
) -> None:
    found = is_overruled(
        answer=answer, answered_as=answered_as, before=before, before_as=before_as
    )
    assert found is is_nothing


def test_months_follow_each_other_over_the_year() -> None:
    assert month_after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert month_before(date(2027, 1, 1)) == date(2026, 12, 1)
    since, until = bounds_of(date(2026, 10, 1))
    # The clocks go back in October.
    assert until - since == timedelta(days=31, hours=1)


@pytest.mark.parametrize(
    ("now", "is_sent"),
    [
        (local_moment(date(2026, 12, 1), MONTH_SENT_AT) - TICK, False),
        (local_moment(date(2026, 12, 1), MONTH_SENT_AT), True),
        (local_moment(date(2026, 12, 8), MONTH_SENT_AT) - timedelta(hours=9) - TICK, True),
        (local_moment(date(2026, 12, 8), MONTH_SENT_AT) - timedelta(hours=9), False),
    ],
)
def test_a_month_is_sent_in_the_first_week_of_the_next(now: datetime, *, is_sent: bool) -> None:
    assert is_month_sent(now) is is_sent


@pytest.mark.parametrize(
    ("left", "staff", "minimum", "due"),
    [
        (timedelta(minutes=60) + TICK, 5, None, set()),
        (timedelta(minutes=60), 5, None, {Telling.EXPECTED}),
        (TICK, 5, None, {Telling.EXPECTED}),
        (timedelta(0), 0, 2, set()),
        (timedelta(hours=24) + TICK, 1, 2, set()),
        (timedelta(hours=24), 1, 2, {Telling.SHORT}),
        (timedelta(hours=24), 2, 2, set()),
        (timedelta(minutes=60), 1, 2, {Telling.EXPECTED, Telling.SHORT}),
    ],
)
def test_what_is_told_hangs_on_the_hours_left_and_on_who_helps(
    left: timedelta, staff: int, minimum: int | None, due: set[Telling]
) -> None:
    rules = TeamRules(minimum=minimum)
    assert tellings_due(rules, starts_at=STARTS, staff=staff, now=STARTS - left) == due


@pytest.mark.parametrize(
    ("rules", "error"),
    [
        (TeamRules(), None),
        (TeamRules(minimum=1, warning_hours=1, telling_minutes=1), None),
        (TeamRules(minimum=0), TeamMinimumError),
        (TeamRules(minimum=LARGEST_MINIMUM), None),
        (TeamRules(minimum=LARGEST_MINIMUM + 1), TeamMinimumError),
        (TeamRules(warning_hours=0), TeamHoursError),
        (TeamRules(warning_hours=LONGEST_WARNING_HOURS), None),
        (TeamRules(warning_hours=LONGEST_WARNING_HOURS + 1), TeamHoursError),
        (TeamRules(telling_minutes=0), TeamMinutesError),
        (TeamRules(telling_minutes=LONGEST_TELLING_MINUTES), None),
        (TeamRules(telling_minutes=LONGEST_TELLING_MINUTES + 1), TeamMinutesError),
    ],
)
def test_agreements_lie_within_bounds(rules: TeamRules, error: type[CoopError] | None) -> None:
    if error is None:
        ensure_team_rules(rules)
    else:
        with pytest.raises(error):
            ensure_team_rules(rules)
