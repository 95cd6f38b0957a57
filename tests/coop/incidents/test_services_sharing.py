"""Moderators share the work: one looks at a report, and what tells of the same goes on as one."""

import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.groups.lookups import group_by_id
from coop.incidents.errors import (
    MergeElsewhereError,
    MergeNeedsOpenError,
    ReportClaimedError,
    ReportHandledError,
    ReviewNeededError,
)
from coop.incidents.queries.beside import Beside, beside_report
from coop.incidents.queries.follow import followed_report
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.answers import Step
from coop.incidents.rules.reading import Chosen
from coop.incidents.rules.review import CLAIM_LASTS, QUIET_CLOSES, Reviewing
from coop.incidents.rules.states import AgentAnswer, RejectReason, State
from coop.incidents.services.answers import record_answer
from coop.incidents.services.claims import claim_report, let_claims_expire, let_report_go
from coop.incidents.services.merging import merge_report
from coop.incidents.services.review import (
    approve_report,
    close_report,
    reject_report,
    reopen_report,
    show_report,
)
from coop.incidents.services.waiting import (
    choose_reviewing,
    close_quiet_reports,
    remind_of_waiting,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.notices.rules import NoticeKind
from tests.coop.incidents.makers import NOW, make_group, make_moderator, make_report, read
from tests.coop.incidents.told import queued
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person


def beside(coop: Coop, moderator: Actor, report_id: uuid.UUID) -> Beside:
    return coop.ask(beside_report, moderator, report_id=report_id)


def slug_of(coop: Coop, group_id: uuid.UUID) -> str:
    with coop._reading() as session:
        return group_by_id(session, group_id).slug


def test_two_who_claim_at_once_have_one_effect_and_one_explanation(coop: Coop) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    first, second = (make_moderator(coop, group_id) for _ in range(2))
    coop.run(claim_report, first, report_id=report_id)
    with pytest.raises(ReportClaimedError):
        coop.run(claim_report, second, report_id=report_id)
    for decide in (approve_report, close_report):
        with pytest.raises(ReportClaimedError):
            coop.run(decide, second, report_id=report_id)
    with pytest.raises(ReportClaimedError):
        coop.run(reject_report, second, report_id=report_id, reason=RejectReason.UNCLEAR)
    assert read(coop, report_id).state is State.IN_REVIEW
    claim = beside(coop, second, report_id).claim
    assert claim is not None
    assert (claim.first_name, claim.is_own) == ("Sanne", False)
    (line,) = coop.ask(review_queue, second).waiting
    assert line.claimed_by == "Sanne"
    coop.run(claim_report, second, report_id=report_id, take_over=True)
    coop.run(approve_report, second, report_id=report_id)
    assert read(coop, report_id).state is State.FORWARDED
    assert beside(coop, first, report_id).claim is None


def test_a_claim_ends_after_half_an_hour(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    first, second = (make_moderator(coop, group_id) for _ in range(2))
    coop.run(claim_report, first, report_id=report_id)
    clock.advance(CLAIM_LASTS - timedelta(seconds=1))
    coop.run(let_claims_expire, SYSTEM)
    assert read(coop, report_id).state is State.IN_REVIEW
    clock.advance(timedelta(seconds=1))
    # Also before the worker comes round.
    assert beside(coop, second, report_id).claim is None
    coop.run(let_claims_expire, SYSTEM)
    assert read(coop, report_id).state is State.RECEIVED
    coop.run(claim_report, second, report_id=report_id)
    coop.run(let_report_go, first, report_id=report_id)
    assert read(coop, report_id).state is State.IN_REVIEW
    coop.run(let_report_go, second, report_id=report_id)
    assert read(coop, report_id).state is State.RECEIVED


def test_what_was_decided_stays_when_its_claim_ends(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    moderator = make_moderator(coop, group_id)
    coop.run(claim_report, moderator, report_id=report_id)
    coop.run(reject_report, moderator, report_id=report_id, reason=RejectReason.PRACTICE)
    with pytest.raises(ReportHandledError):
        coop.run(claim_report, moderator, report_id=report_id)
    clock.advance(CLAIM_LASTS)
    coop.run(let_claims_expire, SYSTEM)
    assert read(coop, report_id).state is State.REJECTED


def test_what_nobody_found_fit_is_not_closed(coop: Coop) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    with pytest.raises(ReviewNeededError):
        coop.run(close_report, make_moderator(coop, group_id), report_id=report_id)
    assert read(coop, report_id).state is State.RECEIVED


def test_another_group_is_none_of_theirs(coop: Coop) -> None:
    own, other = make_group(coop), make_group(coop)
    moderator = make_moderator(coop, own)
    mine, theirs = make_report(coop, own), make_report(coop, other)
    for use_case in (claim_report, let_report_go):
        with pytest.raises(MissingPermissionError):
            coop.run(use_case, moderator, report_id=theirs)
    with pytest.raises(MissingPermissionError):
        coop.run(merge_report, moderator, report_id=theirs, into_id=mine)
    with pytest.raises(MissingPermissionError):
        coop.ask(beside_report, moderator, report_id=theirs)
    with pytest.raises(MissingPermissionError):
        coop.run(choose_reviewing, moderator, slug=slug_of(coop, other), chosen=Reviewing(days=1))
    with pytest.raises(MergeElsewhereError):
        coop.run(merge_report, moderator, report_id=mine, into_id=theirs)
    assert read(coop, theirs).state is State.RECEIVED
    assert read(coop, mine).state is State.RECEIVED


def test_who_saw_the_same_hears_through_the_other(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    ria, wim = (actor_for(coop, make_person(coop)) for _ in range(2))
    first, second, third = (make_report(coop, group_id, actor=actor) for actor in (ria, wim, ria))
    coop.run(merge_report, moderator, report_id=second, into_id=first)
    # What went on with the one goes along to the next.
    coop.run(merge_report, moderator, report_id=first, into_id=third)
    with pytest.raises(MergeNeedsOpenError):
        coop.run(merge_report, moderator, report_id=third, into_id=second)
    seen = beside(coop, moderator, third)
    assert len(seen.merged) == 2
    assert beside(coop, moderator, second).leads == read(coop, third).number
    coop.run(approve_report, moderator, report_id=third)
    coop.run(record_answer, moderator, report_id=third, answer=AgentAnswer.NO_ACTION)
    view = coop.ask(followed_report, wim, report_id=second)
    assert view.answer is not None
    assert view.answer.to_reporter == "De wijkagent heeft het gelezen. Nu geen actie."
    assert view.state is State.ANSWERED
    told = queued(coop, NoticeKind.REPORT_ANSWERED)
    assert {notice.subject_id for notice in told} == {first, second, third}
    coop.run(reopen_report, moderator, report_id=second)
    assert coop.ask(followed_report, wim, report_id=second).answer is None


def test_similar_reports_stand_beside_without_words(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    old = make_report(coop, group_id)
    clock.advance(timedelta(days=14, seconds=1))
    near = make_report(coop, group_id)
    elsewhere = make_report(coop, group_id, changed={Step.PLACE: Chosen("Kastanjestraat")})
    here = make_report(coop, group_id)
    assert [line.id for line in beside(coop, moderator, here).similar] == [near]
    assert "lamp" not in str(beside(coop, moderator, here).similar)
    coop.run(choose_reviewing, moderator, slug=slug_of(coop, group_id), chosen=Reviewing(days=15))
    assert [line.id for line in beside(coop, moderator, here).similar] == [near, old]
    assert beside(coop, moderator, elsewhere).similar == ()


def test_moderators_are_reminded_once_and_then_who_stands_in(
    coop: Coop, clock: FixedClock
) -> None:
    group_id = make_group(coop)
    make_moderator(coop, group_id)
    report_id = make_report(coop, group_id, changed=NOW)
    for minutes, reminded in ((14, 0), (1, 1), (1, 1)):
        clock.advance(timedelta(minutes=minutes))
        coop.run(remind_of_waiting, SYSTEM)
        assert len(queued(coop, NoticeKind.REPORT_WAITS)) == reminded
    (notice,) = queued(coop, NoticeKind.REPORT_WAITS)
    assert (notice.subject_id, notice.args) == (report_id, {"stands_in": False})


def test_what_nobody_touches_closes_itself(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    clock.advance(QUIET_CLOSES - timedelta(seconds=1))
    assert not coop.run(close_quiet_reports, SYSTEM)
    assert read(coop, report_id).state is State.RECEIVED
    clock.advance(timedelta(seconds=1))
    assert not coop.run(close_quiet_reports, SYSTEM)
    view = read(coop, report_id)
    assert (view.state, view.history[-1].function) == (State.CLOSED, "systeem")


def test_who_reported_sees_who_read_it_by_function(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop)
    ria = actor_for(coop, make_person(coop))
    report_id = make_report(coop, group_id, actor=ria)
    coop.run(show_report, make_moderator(coop, group_id), report_id=report_id)
    (opening,) = coop.ask(followed_report, ria, report_id=report_id).openings
    assert (opening.function, opening.at) == ("beheerder", clock.now())
