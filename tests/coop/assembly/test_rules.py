from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coop.assembly.errors import (
    DoorClosedError,
    HallOnlyError,
    MeetingClosedError,
    MeetingNotOpenError,
    NotConvenedError,
    TextMissingError,
)
from coop.assembly.rules import (
    Issue,
    ItemState,
    MeetingForm,
    MeetingState,
    VoteFacts,
    ensure_door_is_open,
    ensure_online,
    ensure_open,
    issues_before_opening,
    item_state_of,
    state_of,
    text_of,
)
from coop.kernel.errors import CoopError
from coop.statutes.rules import Layer, RuleKey, RuleValue
from coop.wording.assembly import ISSUES
from tests.doubles import START

SWITCH = RuleValue(
    key=RuleKey.ELECTRONIC_VOTING, value="ja", layer=Layer.STATUTES, article="artikel 15 lid 4"
)
MAJORITY = RuleValue(
    key=RuleKey.ORDINARY_MAJORITY, value="1/2", layer=Layer.STATUTES, article="artikel 17 lid 1"
)
READY = VoteFacts(
    state=MeetingState.OPEN,
    motion="De vergadering besluit.",
    has_poll=False,
    other_vote_is_open=False,
    present=1,
    electronic_voting=SWITCH,
    majority=MAJORITY,
)


def test_nothing_stands_in_the_way_of_a_vote_that_is_ready() -> None:
    assert issues_before_opening(READY) == []


@pytest.mark.parametrize(
    ("facts", "issue"),
    [
        (replace(READY, state=MeetingState.CONVENED), Issue.MEETING_NOT_OPEN),
        (replace(READY, state=MeetingState.CLOSED), Issue.MEETING_NOT_OPEN),
        (replace(READY, motion=""), Issue.NO_MOTION),
        (replace(READY, has_poll=True), Issue.VOTED_ALREADY),
        (replace(READY, other_vote_is_open=True), Issue.OTHER_VOTE_OPEN),
        (replace(READY, present=0), Issue.NOBODY_PRESENT),
        (
            replace(READY, electronic_voting=replace(SWITCH, value="nee")),
            Issue.ELECTRONIC_VOTING_OFF,
        ),
        (
            replace(READY, electronic_voting=replace(SWITCH, article=" ")),
            Issue.ELECTRONIC_VOTING_NO_ARTICLE,
        ),
        # BW 2:38 lid 6 wants it in the statutes; regulations do not suffice.
        (
            replace(READY, electronic_voting=replace(SWITCH, layer=Layer.REGULATIONS)),
            Issue.ELECTRONIC_VOTING_NO_ARTICLE,
        ),
        (replace(READY, majority=replace(MAJORITY, value="veel")), Issue.MAJORITY_NOT_SET),
    ],
)
def test_each_obstacle_is_named(facts: VoteFacts, issue: Issue) -> None:
    assert issues_before_opening(facts) == [issue]


def test_all_obstacles_are_named_at_once() -> None:
    facts = replace(READY, state=MeetingState.CONVENED, motion="", present=0)
    assert issues_before_opening(facts) == [
        Issue.MEETING_NOT_OPEN,
        Issue.NO_MOTION,
        Issue.NOBODY_PRESENT,
    ]


def test_every_obstacle_has_a_sentence() -> None:
    assert set(ISSUES) == {issue.value for issue in Issue}


@pytest.mark.parametrize(
    ("convened", "opened", "closed", "state"),
    [
        (None, None, None, MeetingState.PLANNED),
        (START, None, None, MeetingState.CONVENED),
        (START, START, None, MeetingState.OPEN),
        (START, START, START, MeetingState.CLOSED),
    ],
)
def test_state(
    convened: datetime | None,
    opened: datetime | None,
    closed: datetime | None,
    state: MeetingState,
) -> None:
    assert state_of(convened_at=convened, opened_at=opened, closed_at=closed) is state


@pytest.mark.parametrize(
    ("reached", "is_current", "meeting", "state"),
    [
        (None, False, MeetingState.OPEN, ItemState.NEXT),
        (START, True, MeetingState.OPEN, ItemState.CURRENT),
        (START, False, MeetingState.OPEN, ItemState.DONE),
        (START, True, MeetingState.CLOSED, ItemState.DONE),
        (None, False, MeetingState.CLOSED, ItemState.NEXT),
    ],
)
def test_item_state(
    reached: datetime | None, *, is_current: bool, meeting: MeetingState, state: ItemState
) -> None:
    found = item_state_of(reached_at=reached, is_current=is_current, meeting=meeting)
    assert found is state


#: Half past seven in the evening in Tilburg, in summer.
STARTS_AT = datetime(2027, 5, 20, 17, 30, tzinfo=UTC)


def test_the_door_opens_with_the_day_of_the_meeting() -> None:
    day = date(2027, 5, 20)
    ensure_door_is_open(MeetingState.CONVENED, starts_at=STARTS_AT, today=day)
    ensure_door_is_open(MeetingState.OPEN, starts_at=STARTS_AT, today=day + timedelta(days=1))
    with pytest.raises(DoorClosedError):
        ensure_door_is_open(
            MeetingState.CONVENED, starts_at=STARTS_AT, today=day - timedelta(days=1)
        )


@pytest.mark.parametrize(
    ("state", "reason"),
    [(MeetingState.PLANNED, NotConvenedError), (MeetingState.CLOSED, MeetingClosedError)],
)
def test_the_door_is_closed_before_convening_and_after_closing(
    state: MeetingState, reason: type[CoopError]
) -> None:
    with pytest.raises(reason):
        ensure_door_is_open(state, starts_at=STARTS_AT, today=date(2027, 5, 20))


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (MeetingState.PLANNED, MeetingNotOpenError),
        (MeetingState.CONVENED, MeetingNotOpenError),
        (MeetingState.CLOSED, MeetingClosedError),
    ],
)
def test_only_an_open_meeting_goes_on(state: MeetingState, reason: type[CoopError]) -> None:
    ensure_open(MeetingState.OPEN)
    with pytest.raises(reason):
        ensure_open(state)


def test_a_meeting_in_the_hall_only_has_no_online_part() -> None:
    ensure_online(MeetingForm.HYBRID)
    with pytest.raises(HallOnlyError):
        ensure_online(MeetingForm.HALL)


def test_a_title_loses_stray_spaces_and_must_leave_something() -> None:
    assert text_of("  Een \n titel ", field="title", longest=200) == "Een titel"
    with pytest.raises(TextMissingError):
        text_of(" \n", field="title", longest=200)
