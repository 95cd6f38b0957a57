from datetime import UTC, date, datetime, timedelta

import pytest

from coop.membership.errors import (
    GuardianMissingError,
    NotYetPossibleError,
    NoWayToReachError,
    TooManyApplicationsError,
)
from coop.membership.rules.applications import (
    LIMITS_PER_ORIGIN,
    Applicant,
    ensure_complete,
    ensure_few_applications,
)
from coop.membership.rules.lifecycle import (
    TRANSITIONS,
    EndGround,
    MemberState,
    ensure_may_become,
    state_of_application,
    state_of_member,
)
from coop.people.rules import Limit, Name
from coop.places.rules import Door

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = NOW.date()


def applicant(
    *,
    email: str = "noor@voorbeeld.example",
    is_minor: bool = False,
    guardian: str = "",
) -> Applicant:
    return Applicant(
        name=Name(given="Noor", family="Berg"),
        door=Door(postcode="5099AA", house_number=1),
        street="Beukenlaan",
        town="Tilburg",
        email=email,
        is_minor=is_minor,
        guardian=guardian,
        born_on=DAY if is_minor else None,
    )


@pytest.mark.parametrize("present", MemberState)
@pytest.mark.parametrize("wanted", MemberState)
def test_a_step_stands_in_the_table_or_is_refused(
    present: MemberState, wanted: MemberState
) -> None:
    if wanted in TRANSITIONS[present]:
        ensure_may_become(present, wanted)
    else:
        with pytest.raises(NotYetPossibleError):
            ensure_may_become(present, wanted)


def test_nobody_becomes_a_member_without_applying() -> None:
    ways_in = {
        state for state, next_ones in TRANSITIONS.items() if MemberState.MEMBER in next_ones
    }
    assert ways_in == {MemberState.APPLICANT, MemberState.ENDED}


@pytest.mark.parametrize(
    ("pledged_at", "applied_on", "ended", "is_member", "state"),
    [
        (None, None, None, False, MemberState.INTERESTED),
        (NOW, None, None, False, MemberState.PLEDGED),
        (None, DAY, None, False, MemberState.APPLICANT),
        (NOW, DAY, None, False, MemberState.APPLICANT),
        (None, DAY, EndGround.REFUSED, False, MemberState.ENDED),
        (NOW, None, EndGround.WITHDRAWN, False, MemberState.ENDED),
        (None, DAY, EndGround.REFUSED, True, MemberState.MEMBER),
        (None, DAY, None, True, MemberState.MEMBER),
    ],
)
def test_how_far_an_application_is(
    pledged_at: datetime | None,
    applied_on: date | None,
    ended: EndGround | None,
    *,
    is_member: bool,
    state: MemberState,
) -> None:
    found = state_of_application(
        pledged_at=pledged_at, applied_on=applied_on, ended=ended, is_member=is_member
    )
    assert found is state


@pytest.mark.parametrize(
    ("ended_on", "state"),
    [
        (None, MemberState.MEMBER),
        (DAY + timedelta(days=1), MemberState.MEMBER),
        (DAY, MemberState.ENDED),
    ],
)
def test_the_end_day_is_the_first_without_membership(
    ended_on: date | None, state: MemberState
) -> None:
    assert state_of_member(ended_on=ended_on, today=DAY) is state


def test_who_applies_on_the_website_can_be_answered() -> None:
    ensure_complete(applicant(), on_paper=False, today=DAY)
    ensure_complete(applicant(email=""), on_paper=True, today=DAY)
    with pytest.raises(NoWayToReachError):
        ensure_complete(applicant(email=""), on_paper=False, today=DAY)


def test_somebody_agrees_for_a_minor() -> None:
    ensure_complete(applicant(is_minor=True, guardian="Jan Berg"), on_paper=False, today=DAY)
    with pytest.raises(GuardianMissingError):
        ensure_complete(applicant(is_minor=True), on_paper=False, today=DAY)


@pytest.mark.parametrize("limit", LIMITS_PER_ORIGIN)
def test_one_place_applies_so_often_and_no_oftener(limit: Limit) -> None:
    in_time = NOW - limit.within + timedelta(seconds=1)
    # Apart enough that only this limit counts.
    ensure_few_applications([in_time] * min(limit.most - 1, 9), NOW)
    with pytest.raises(TooManyApplicationsError):
        ensure_few_applications([in_time] * limit.most, NOW)


def test_what_lies_a_whole_span_back_counts_no_longer() -> None:
    longest = LIMITS_PER_ORIGIN[-1]
    ensure_few_applications([NOW - longest.within] * longest.most, NOW)
