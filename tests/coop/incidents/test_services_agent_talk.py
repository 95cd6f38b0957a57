"""The wijkagent asks who made a report, and takes it up, without learning who that is (C2)."""

import uuid
from datetime import UTC, datetime

import pytest

from coop.bootstrap import Coop
from coop.groups.rules import ContactKind, Delivery
from coop.groups.services.groups import add_contact
from coop.incidents.errors import (
    MayNotBeAskedError,
    QuestionAnsweredError,
    QuestionOpenError,
    ReportHandledError,
    ReportNotFoundError,
)
from coop.incidents.queries.agent import agent_talk
from coop.incidents.queries.beside import beside_report
from coop.incidents.queries.follow import followed_report
from coop.incidents.rules.answers import Step
from coop.incidents.rules.reading import Chosen
from coop.incidents.rules.states import AgentAnswer, State
from coop.incidents.services.answers import acknowledge_report, answer_report
from coop.incidents.services.handovers import send_overviews
from coop.incidents.services.review import approve_report, close_report
from coop.incidents.services.talk import (
    ask_as_agent,
    ask_reporter,
    decline_question,
    reply_to_question,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.notices.rules import NoticeKind
from tests.coop.incidents.makers import (
    AGENT,
    agent_for,
    contact_id_of,
    journal,
    make_group,
    make_moderator,
    make_report,
    read,
)
from tests.coop.incidents.told import deliver, queued, text_of
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person

ASKABLE = {Step.CONTACT: Chosen("yes")}
QUESTION = "Welke kant ging de persoon op?"
ANSWER = "Naar het Wilgenpad, op een bakfiets"
NAME = "Riannetje"


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group with a wijkagent who gets a mail a report."""
    return make_group(coop)


@pytest.fixture
def ria(coop: Coop) -> Actor:
    """Provide a neighbour with a name, an address and a chat."""
    return actor_for(
        coop, make_person(coop, given=NAME, email="ria@voorbeeld.example", telegram=4711)
    )


@pytest.fixture
def report_id(coop: Coop, group_id: uuid.UUID, ria: Actor) -> uuid.UUID:
    """Provide her report, which the wijkagent has."""
    made = make_report(coop, group_id, actor=ria, changed=ASKABLE)
    coop.run(approve_report, SYSTEM, report_id=made)
    deliver(coop)
    return made


@pytest.fixture
def agent(coop: Coop, group_id: uuid.UUID, report_id: uuid.UUID) -> Actor:
    """Provide the wijkagent with the link of the mail."""
    return agent_for(coop, report_id, contact_id_of(coop, group_id))[1]


def test_question_and_answer_pass_and_nobody_learns_who(
    coop: Coop, report_id: uuid.UUID, agent: Actor, ria: Actor
) -> None:
    question_id = coop.run(ask_as_agent, agent, report_id=report_id, text=QUESTION)
    # Who asks has seen it; the moderators' queue is not waited in again.
    assert read(coop, report_id).state is State.ACKNOWLEDGED
    (asked,) = [text_of(one) for one in deliver(coop)]
    assert "De wijkagent vraagt u iets." in asked
    assert "[Liever niet" in asked
    coop.run(reply_to_question, ria, question_id=question_id, text=ANSWER)
    assert read(coop, report_id).state is State.ACKNOWLEDGED
    talk = coop.ask(agent_talk, agent, report_id=report_id)
    assert [(one.text, one.answer) for one in talk.asked] == [(QUESTION, ANSWER)]
    coop.run(send_overviews, SYSTEM)
    (mail,) = [text_of(one) for one in deliver(coop)]
    assert "De bewoner reageerde op uw vraag." in mail
    # The words stand behind the button: a mailbox may be read by others.
    for personal in (ANSWER, NAME, "ria@", "4711"):
        assert personal not in mail
    assert NAME not in str(talk)
    assert ANSWER not in str([entry.details for entry in journal(coop)])
    assert str(ria.person_id) not in str([entry.details for entry in journal(coop)])
    assert not queued(coop, NoticeKind.REPORT_REPLIED)
    coop.run(send_overviews, SYSTEM)
    assert deliver(coop) == []


def test_who_gets_an_overview_reads_of_the_answer_in_the_next(
    coop: Coop, clock: FixedClock, ria: Actor
) -> None:
    group_id = make_group(coop, contact=False)
    contact_id = coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function="Wijkagent Koningsveld",
        email=AGENT,
        delivery=Delivery.OVERVIEW,
        answer_within_days=1,
    )
    report_id = make_report(coop, group_id, actor=ria, changed=ASKABLE)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    clock.set(datetime(2026, 11, 23, 7, tzinfo=UTC))
    coop.run(send_overviews, SYSTEM)
    deliver(coop)
    agent = agent_for(coop, report_id, contact_id)[1]
    question_id = coop.run(ask_as_agent, agent, report_id=report_id, text=QUESTION)
    coop.run(decline_question, ria, question_id=question_id)
    deliver(coop)
    clock.set(datetime(2026, 11, 24, 6, 59, 59, tzinfo=UTC))
    coop.run(send_overviews, SYSTEM)
    assert deliver(coop) == []
    clock.set(datetime(2026, 11, 24, 7, tzinfo=UTC))
    coop.run(send_overviews, SYSTEM)
    (mail,) = [text_of(one) for one in deliver(coop)]
    assert "De bewoner reageerde op uw vraag." in mail
    (asked,) = coop.ask(agent_talk, agent, report_id=report_id).asked
    assert asked.is_declined
    # C21: who asked reacted; days later nobody is reminded of anything.
    clock.set(datetime(2026, 11, 30, 7, tzinfo=UTC))
    coop.run(send_overviews, SYSTEM)
    assert deliver(coop) == []


def test_it_is_asked_again_only_after_a_reaction(
    coop: Coop, report_id: uuid.UUID, agent: Actor, ria: Actor
) -> None:
    question_id = coop.run(ask_as_agent, agent, report_id=report_id, text=QUESTION)
    assert not coop.ask(agent_talk, agent, report_id=report_id).may_ask
    with pytest.raises(QuestionOpenError):
        coop.run(ask_as_agent, agent, report_id=report_id, text="En hoe laat?")
    coop.run(decline_question, ria, question_id=question_id)
    with pytest.raises(QuestionAnsweredError):
        coop.run(reply_to_question, ria, question_id=question_id, text=ANSWER)
    with pytest.raises(QuestionAnsweredError):
        coop.run(decline_question, ria, question_id=question_id)
    (declined,) = coop.ask(followed_report, ria, report_id=report_id).asked
    assert (declined.is_declined, declined.by_contact) == (True, True)
    coop.run(ask_as_agent, agent, report_id=report_id, text="En hoe laat?")


def test_who_did_not_agree_is_not_asked(coop: Coop, group_id: uuid.UUID) -> None:
    report_id = make_report(coop, group_id)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    agent = agent_for(coop, report_id, contact_id_of(coop, group_id))[1]
    assert not coop.ask(agent_talk, agent, report_id=report_id).may_ask
    with pytest.raises(MayNotBeAskedError):
        coop.run(ask_as_agent, agent, report_id=report_id, text=QUESTION)
    assert read(coop, report_id).state is State.FORWARDED


def test_only_who_has_the_report_asks_or_takes_it_up(
    coop: Coop, group_id: uuid.UUID, report_id: uuid.UUID, ria: Actor
) -> None:
    other = make_report(coop, group_id)
    coop.run(approve_report, SYSTEM, report_id=other)
    elsewhere = agent_for(coop, other, contact_id_of(coop, group_id))[1]
    for actor in (elsewhere, NOBODY, ria, make_moderator(coop, group_id)):
        with pytest.raises(MissingPermissionError):
            coop.run(ask_as_agent, actor, report_id=report_id, text=QUESTION)
        with pytest.raises(MissingPermissionError):
            coop.run(acknowledge_report, actor, report_id=report_id)
    assert read(coop, report_id).state is State.FORWARDED


def test_what_is_over_is_not_asked_about(coop: Coop, report_id: uuid.UUID, agent: Actor) -> None:
    coop.run(close_report, SYSTEM, report_id=report_id)
    with pytest.raises(ReportHandledError):
        coop.run(ask_as_agent, agent, report_id=report_id, text=QUESTION)
    with pytest.raises(ReportHandledError):
        coop.run(acknowledge_report, agent, report_id=report_id)


def test_somebody_else_leaves_nothing_unsaid(
    coop: Coop, report_id: uuid.UUID, agent: Actor
) -> None:
    question_id = coop.run(ask_as_agent, agent, report_id=report_id, text=QUESTION)
    stranger = actor_for(coop, make_person(coop))
    with pytest.raises(ReportNotFoundError):
        coop.run(decline_question, stranger, question_id=question_id)
    (asked,) = coop.ask(agent_talk, agent, report_id=report_id).asked
    assert asked.is_open


def test_a_moderator_sees_what_was_asked_and_hears_who_would_rather_not(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    moderator = make_moderator(coop, group_id)
    report_id = make_report(coop, group_id, actor=ria, changed=ASKABLE)
    question_id = coop.run(ask_reporter, moderator, report_id=report_id, text=QUESTION)
    coop.run(decline_question, ria, question_id=question_id)
    assert read(coop, report_id).state is State.RECEIVED
    (asked,) = coop.ask(beside_report, moderator, report_id=report_id).asked
    assert asked.declined_at is not None
    assert len(queued(coop, NoticeKind.REPORT_REPLIED)) == 1


def test_one_tap_takes_it_up_and_the_reporter_reads_so(
    coop: Coop, report_id: uuid.UUID, agent: Actor, ria: Actor
) -> None:
    coop.run(acknowledge_report, agent, report_id=report_id)
    assert read(coop, report_id).state is State.ACKNOWLEDGED
    (told,) = [text_of(one) for one in deliver(coop)]
    assert "pakt het op" in told
    assert "pakt het op" in coop.ask(followed_report, ria, report_id=report_id).state_text
    with pytest.raises(ReportHandledError):
        coop.run(acknowledge_report, agent, report_id=report_id)
    coop.run(answer_report, agent, report_id=report_id, answer=AgentAnswer.TAKES_ALONG)
    assert read(coop, report_id).state is State.ANSWERED
