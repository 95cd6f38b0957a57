"""How a refusal reads to the person refused."""

from datetime import date

import pytest

from coop.membership.errors import AppealTooLateError
from coop.wording.refusals import refusal


@pytest.mark.parametrize(
    ("locale", "day"), [("nl", "21 november 2026"), ("en", "21 November 2026")]
)
def test_a_day_is_written_as_people_write_it(locale: str, day: str) -> None:
    assert day in refusal(AppealTooLateError(until=date(2026, 11, 21)), locale)
