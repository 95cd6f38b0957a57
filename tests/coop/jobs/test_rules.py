"""How large the next chunk is: plain values, no storage."""

import pytest

from coop.jobs.rules import FEWEST_ROWS, MOST_ROWS, STEP_TAKES, rows_of_next


@pytest.mark.parametrize(
    ("rows", "seconds", "following"),
    [
        (400, STEP_TAKES, 400),
        (400, STEP_TAKES * 2, 200),
        (400, STEP_TAKES / 1.5, 600),
        # It grows by steps, for the first rows of a list may be its lightest.
        (400, STEP_TAKES / 10, 800),
        (400, 0.0, 800),
        (MOST_ROWS, 0.0, MOST_ROWS),
        (FEWEST_ROWS, 60.0, FEWEST_ROWS),
        (MOST_ROWS, 60.0, FEWEST_ROWS),
    ],
)
def test_a_chunk_is_as_large_as_others_can_wait_for(
    rows: int, seconds: float, following: int
) -> None:
    assert rows_of_next(rows, seconds) == following
