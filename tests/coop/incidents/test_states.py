import itertools

import pytest

from coop.incidents.errors import (
    AnswerTextTooLongError,
    GroupFloodedError,
    ReasonNeededError,
    ReportHandledError,
    ReviewNeededError,
    TooManyDraftsError,
    TooManyReportsError,
)
from coop.incidents.rules.states import (
    DRAFTS_PER_ORIGIN,
    FIRST,
    HANDLED,
    LONGEST_NOTE,
    OPEN_FOR_REVIEW,
    REPORTS_PER_GROUP,
    REPORTS_PER_PERSON,
    TRANSITIONS,
    UNREVIEWED,
    RejectReason,
    State,
    ensure_few_drafts,
    ensure_may_become,
    ensure_no_flood,
    ensure_reason,
    ensure_reviewed,
    ensure_short,
)

#: Written out, so that a slip in the table shows: from what to what.
FOUND = ("approved", "merged", "rejected", "withdrawn", "closed")
ALLOWED = {
    "received": ("in_review", "question", *FOUND),
    "in_review": ("received", "question", *FOUND),
    "question": ("received", *FOUND),
    "approved": ("forwarded", "merged", "withdrawn", "closed"),
    "merged": ("received", "anonymised"),
    "forwarded": ("acknowledged", "answered", "closed"),
    "acknowledged": ("answered", "closed"),
    "answered": ("closed",),
    "closed": ("received", "anonymised"),
    "rejected": ("received", "anonymised"),
    "withdrawn": ("anonymised",),
    "anonymised": (),
}


@pytest.mark.parametrize(("present", "wanted"), [*itertools.product(State, State)])
def test_every_pair_of_states_is_allowed_or_refused(present: State, wanted: State) -> None:
    if wanted.value in ALLOWED[present.value]:
        ensure_may_become(present, wanted)
    else:
        with pytest.raises(ReportHandledError):
            ensure_may_become(present, wanted)


def test_every_state_can_be_reached() -> None:
    assert reached_from(FIRST) == set(State)


@pytest.mark.parametrize("state", [state for state in State if state is not State.ANONYMISED])
def test_every_state_has_a_way_on_to_the_end(state: State) -> None:
    assert State.ANONYMISED in reached_from(state)


def test_every_report_that_is_open_can_end_by_itself() -> None:
    assert all(State.CLOSED in TRANSITIONS[state] for state in OPEN_FOR_REVIEW)
    assert all(State.ANONYMISED in TRANSITIONS[state] for state in HANDLED[:-1])


def reached_from(start: State) -> set[State]:
    reached = {start}
    for _ in State:
        reached |= {wanted for state in reached for wanted in TRANSITIONS[state]}
    return reached


@pytest.mark.parametrize("state", State)
def test_what_nobody_found_fit_is_not_closed_by_hand(state: State) -> None:
    if state in UNREVIEWED:
        with pytest.raises(ReviewNeededError):
            ensure_reviewed(state)
    else:
        ensure_reviewed(state)


def test_something_else_needs_words() -> None:
    ensure_reason(RejectReason.UNCLEAR, "")
    ensure_reason(RejectReason.OTHER, "Dit was de buurman.")
    with pytest.raises(ReasonNeededError):
        ensure_reason(RejectReason.OTHER, "  ")


def test_words_beside_a_decision_have_an_end() -> None:
    ensure_short("x" * LONGEST_NOTE, "")
    with pytest.raises(AnswerTextTooLongError):
        ensure_short("", "x" * (LONGEST_NOTE + 1))


def test_one_person_floods_at_the_limit() -> None:
    ensure_no_flood(own=REPORTS_PER_PERSON - 1, group=REPORTS_PER_GROUP - 1)
    with pytest.raises(TooManyReportsError):
        ensure_no_flood(own=REPORTS_PER_PERSON, group=0)
    with pytest.raises(GroupFloodedError):
        ensure_no_flood(own=0, group=REPORTS_PER_GROUP)


def test_one_place_begins_so_many_reports() -> None:
    ensure_few_drafts(DRAFTS_PER_ORIGIN - 1)
    with pytest.raises(TooManyDraftsError):
        ensure_few_drafts(DRAFTS_PER_ORIGIN)
