import itertools

import pytest

from coop.incidents.errors import (
    AnswerTextTooLongError,
    GroupFloodedError,
    ReasonNeededError,
    ReportHandledError,
    TooManyDraftsError,
    TooManyReportsError,
)
from coop.incidents.rules.states import (
    DRAFTS_PER_ORIGIN,
    FIRST,
    LONGEST_NOTE,
    REPORTS_PER_GROUP,
    REPORTS_PER_PERSON,
    TRANSITIONS,
    RejectReason,
    State,
    ensure_few_drafts,
    ensure_may_become,
    ensure_no_flood,
    ensure_reason,
    ensure_short,
)

ALLOWED = {
    ("received", "approved"),
    ("received", "rejected"),
    ("received", "withdrawn"),
    ("approved", "forwarded"),
    ("approved", "closed"),
    ("approved", "withdrawn"),
    ("forwarded", "answered"),
    ("forwarded", "closed"),
    ("answered", "closed"),
    ("rejected", "received"),
}


@pytest.mark.parametrize(("present", "wanted"), [*itertools.product(State, State)])
def test_every_pair_of_states_is_allowed_or_refused(present: State, wanted: State) -> None:
    if (present.value, wanted.value) in ALLOWED:
        ensure_may_become(present, wanted)
    else:
        with pytest.raises(ReportHandledError):
            ensure_may_become(present, wanted)


def test_every_state_can_be_reached() -> None:
    reached = {FIRST}
    for _ in State:
        reached |= {wanted for state in reached for wanted in TRANSITIONS[state]}
    assert reached == set(State)


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
