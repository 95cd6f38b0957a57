import json
import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.incidents.errors import (
    AnswerTextTooLongError,
    NoPoliceContactError,
    ReasonNeededError,
    ReportAnsweredError,
    ReportHandledError,
)
from coop.incidents.queries import review
from coop.incidents.queries.follow import (
    LinkState,
    answer_link,
    followed_report,
)
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.reading import Chosen, Typed
from coop.incidents.rules.states import (
    AgentAnswer,
    RejectReason,
    Source,
    State,
)
from coop.incidents.services.answers import answer_report, record_answer
from coop.incidents.services.drafts import (
    answer_question,
)
from coop.incidents.services.reports import send_report
from coop.incidents.services.review import (
    approve_report,
    close_report,
    forward_report,
    reject_report,
    reopen_report,
    show_report,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.people.lookups import LinkToken
from coop.people.rules import LIFETIMES, LinkPurpose
from tests.coop.incidents.makers import (
    NOW,
    agent_for,
    contact_id_of,
    fill_draft,
    journal,
    make_group,
    make_moderator,
    make_report,
    read,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person

# Review.


def test_what_goes_on_now_stands_on_top(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop)
    first = make_report(coop, group_id)
    clock.advance(timedelta(minutes=1))
    second = make_report(coop, group_id)
    clock.advance(timedelta(minutes=1))
    now = make_report(coop, group_id, changed=NOW)
    queue = coop.ask(review_queue, make_moderator(coop, group_id))
    assert [line.id for line in queue.waiting] == [now, first, second]
    coop.run(approve_report, SYSTEM, report_id=now)
    coop.run(reject_report, SYSTEM, report_id=first, reason=RejectReason.PRACTICE)
    queue = coop.ask(review_queue, make_moderator(coop, group_id))
    assert [line.id for line in queue.underway] == [now]
    assert [line.id for line in queue.done] == [first]


def test_a_moderator_sees_and_handles_only_the_own_group(coop: Coop) -> None:
    own, other = make_group(coop), make_group(coop)
    moderator = make_moderator(coop, own)
    mine, theirs = make_report(coop, own), make_report(coop, other)
    assert [line.id for line in coop.ask(review_queue, moderator).waiting] == [mine]
    for use_case in (approve_report, forward_report, reopen_report, close_report, show_report):
        with pytest.raises(MissingPermissionError):
            coop.run(use_case, moderator, report_id=theirs)
    with pytest.raises(MissingPermissionError):
        coop.run(reject_report, moderator, report_id=theirs, reason=RejectReason.UNCLEAR)
    with pytest.raises(MissingPermissionError):
        coop.run(record_answer, moderator, report_id=theirs, answer=AgentAnswer.READ)
    assert read(coop, theirs).state is State.RECEIVED


def test_queue_looks_back_on_the_newest_of_what_is_done(
    coop: Coop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "MOST_DONE", 2)
    group_id = make_group(coop)
    reports = [make_report(coop, group_id) for _ in range(4)]
    for report_id in reports[:3]:
        coop.run(reject_report, SYSTEM, report_id=report_id, reason=RejectReason.UNCLEAR)
    queue = coop.ask(review_queue, make_moderator(coop, group_id))
    assert [line.id for line in queue.done] == [reports[2], reports[1]]
    assert [line.id for line in queue.waiting] == [reports[3]]


def test_opening_a_report_is_recorded_by_function(coop: Coop) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    coop.run(show_report, make_moderator(coop, group_id), report_id=report_id)
    entry = journal(coop)[-1]
    assert (entry.use_case, entry.function, entry.subject_id) == (
        "show_report",
        "beheerder",
        report_id,
    )


def test_approving_passes_on_to_the_agent_at_once(coop: Coop) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    coop.run(approve_report, make_moderator(coop, group_id), report_id=report_id)
    view = read(coop, report_id)
    assert [step.state for step in view.history] == ["received", "approved", "forwarded"]
    assert view.contact == "Wijkagent Koningsveld"


def test_the_second_to_press_learns_that_it_was_done(coop: Coop) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    coop.run(approve_report, make_moderator(coop, group_id), report_id=report_id)
    second = make_moderator(coop, group_id)
    with pytest.raises(ReportHandledError):
        coop.run(approve_report, second, report_id=report_id)
    with pytest.raises(ReportHandledError):
        coop.run(reject_report, second, report_id=report_id, reason=RejectReason.UNCLEAR)
    assert read(coop, report_id).state is State.FORWARDED


def test_without_an_agent_a_report_is_approved_and_closed(coop: Coop) -> None:
    group_id = make_group(coop, contact=False)
    moderator = make_moderator(coop, group_id)
    report_id = make_report(coop, group_id)
    coop.run(approve_report, moderator, report_id=report_id)
    with pytest.raises(NoPoliceContactError):
        coop.run(forward_report, moderator, report_id=report_id)
    with pytest.raises(NoPoliceContactError):
        coop.run(record_answer, moderator, report_id=report_id, answer=AgentAnswer.READ)
    coop.run(close_report, moderator, report_id=report_id)
    assert read(coop, report_id).state is State.CLOSED


def test_a_rejection_says_why_and_can_be_taken_back(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    ria = actor_for(coop, make_person(coop))
    report_id = make_report(coop, group_id, actor=ria)
    with pytest.raises(ReasonNeededError):
        coop.run(reject_report, moderator, report_id=report_id, reason=RejectReason.OTHER)
    assert read(coop, report_id).state is State.RECEIVED
    coop.run(
        reject_report,
        moderator,
        report_id=report_id,
        reason=RejectReason.OTHER,
        note="Dat was de glazenwasser.",
    )
    view = coop.ask(followed_report, ria, report_id=report_id)
    assert (view.state, view.reason) == (State.REJECTED, "Dat was de glazenwasser.")
    coop.run(reopen_report, moderator, report_id=report_id)
    assert read(coop, report_id).state is State.RECEIVED


# The agent.


def forwarded(coop: Coop) -> tuple[uuid.UUID, str, Actor]:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    coop.run(approve_report, make_moderator(coop, group_id), report_id=report_id)
    token, agent = agent_for(coop, report_id, contact_id_of(coop, group_id))
    return report_id, token, agent


def test_the_agent_answers_once(coop: Coop) -> None:
    report_id, token, agent = forwarded(coop)
    assert coop.ask(answer_link, NOBODY, token=token).state is LinkState.OPEN
    coop.run(
        answer_report,
        agent,
        report_id=report_id,
        answer=AgentAnswer.NO_ACTION,
        to_reporter="Dank voor het bellen.",
        to_group="Let op uw fiets.",
    )
    view = read(coop, report_id)
    assert view.state is State.ANSWERED
    assert "Nu geen actie. Let op uw fiets." in view.outcome
    assert "Dank voor" not in view.outcome
    link = coop.ask(answer_link, NOBODY, token=token)
    assert link.state is LinkState.USED
    assert link.answer is not None
    assert link.answer.label == "Gelezen, nu geen actie"
    with pytest.raises(ReportAnsweredError):
        coop.run(answer_report, agent, report_id=report_id, answer=AgentAnswer.READ)


def test_a_second_mail_of_the_same_report_is_answered_with_the_first(coop: Coop) -> None:
    report_id, _, agent = forwarded(coop)
    token, second = agent_for(coop, report_id, agent.contact_id or uuid.UUID(int=0))
    coop.run(answer_report, agent, report_id=report_id, answer=AgentAnswer.READ)
    assert coop.ask(answer_link, NOBODY, token=token).state is LinkState.USED
    with pytest.raises(ReportAnsweredError):
        coop.run(answer_report, second, report_id=report_id, answer=AgentAnswer.READ)


def test_the_agents_link_opens_one_report(coop: Coop) -> None:
    _, _, agent = forwarded(coop)
    other, _, _ = forwarded(coop)
    with pytest.raises(MissingPermissionError):
        coop.run(show_report, agent, report_id=other)
    with pytest.raises(MissingPermissionError):
        coop.run(answer_report, agent, report_id=other, answer=AgentAnswer.READ)
    with pytest.raises(MissingPermissionError):
        coop.ask(review_queue, agent)


def test_the_agents_link_ends_after_two_weeks(coop: Coop, clock: FixedClock) -> None:
    report_id, token, _ = forwarded(coop)
    clock.advance(LIFETIMES[LinkPurpose.REPORT_ANSWER] - timedelta(seconds=1))
    assert coop.ask(answer_link, NOBODY, token=token).state is LinkState.OPEN
    clock.advance(timedelta(seconds=1))
    assert coop.ask(answer_link, NOBODY, token=token).state is LinkState.EXPIRED
    with pytest.raises(MissingPermissionError):
        coop.run(
            answer_report,
            coop.identify(LinkToken(token)),
            report_id=report_id,
            answer=AgentAnswer.READ,
        )
    assert coop.ask(answer_link, NOBODY, token="nonsense").state is LinkState.UNKNOWN


def test_the_agents_own_words_have_an_end(coop: Coop) -> None:
    report_id, token, agent = forwarded(coop)
    with pytest.raises(AnswerTextTooLongError):
        coop.run(
            answer_report,
            agent,
            report_id=report_id,
            answer=AgentAnswer.READ,
            to_group="x" * 501,
        )
    assert coop.ask(answer_link, NOBODY, token=token).state is LinkState.OPEN


def test_a_moderator_records_what_the_agent_said(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    report_id = make_report(coop, group_id)
    coop.run(approve_report, moderator, report_id=report_id)
    coop.run(record_answer, moderator, report_id=report_id, answer=AgentAnswer.PASSED_ON)
    answer = read(coop, report_id).answer
    assert answer is not None
    assert answer.how == "moderator"
    with pytest.raises(ReportAnsweredError):
        coop.run(record_answer, moderator, report_id=report_id, answer=AgentAnswer.READ)


def test_112_stands_with_its_time(coop: Coop) -> None:
    group_id = make_group(coop)
    changed = {Step.CALLED: Chosen("emergency")}
    key = DraftKey(group_id=group_id, token="browser")
    fill_draft(coop, NOBODY, key, changed)
    for step, given in (
        (Step.CALLED_WHEN, Typed("gisteren 22:04")),
        (Step.POLICE_NUMBER, Typed("PL26-1")),
    ):
        coop.run(answer_question, NOBODY, step=step, given=given, key=key)
    report_id = coop.run(send_report, NOBODY, source=Source.WEB, key=key)
    view = read(coop, report_id)
    assert view.called == "112 gebeld: gisteren om 22.04 uur"
    assert "PL26-1" in [line.value for line in view.lines]
    assert "PL26-1" not in view.outcome


# Who reported stays apart.


def test_nothing_of_the_reporter_reaches_reader_or_journal(coop: Coop) -> None:
    group_id = make_group(coop)
    person_id = make_person(
        coop, given="Riannetje", family="Jansdochter", email="ria@voorbeeld.example"
    )
    ria = actor_for(coop, person_id)
    report_id = make_report(coop, group_id, actor=ria, changed={Step.CONTACT: Chosen("yes")})
    coop.run(approve_report, make_moderator(coop, group_id), report_id=report_id)
    _, agent = agent_for(coop, report_id, contact_id_of(coop, group_id))
    view = coop.run(show_report, agent, report_id=report_id)
    told = [entry for entry in journal(coop) if entry.subject_id == report_id]
    assert told
    written = str(view) + json.dumps([entry.details for entry in told])
    for personal in ("Riannetje", "Jansdochter", "ria@", str(person_id), person_id.hex):
        assert personal not in written
