"""A question to who made a report, the words receivers read, and the board's own texts."""

from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.incidents.errors import (
    MayNotBeAskedError,
    QuestionAnsweredError,
    QuestionNeededError,
    QuestionTooLongError,
    ReportNotFoundError,
    StandardTextNotFoundError,
    TextNeededError,
    TooManyTextsError,
)
from coop.incidents.queries.beside import beside_report
from coop.incidents.queries.follow import followed_report, question_awaited
from coop.incidents.queries.texts import standard_texts
from coop.incidents.rules.answers import Step
from coop.incidents.rules.reading import Chosen, Given, Typed
from coop.incidents.rules.states import State
from coop.incidents.rules.talk import (
    AWAITED_FOR,
    LONGEST_QUESTION,
    MOST_TEXTS,
    Redaction,
    TextKind,
)
from coop.incidents.services.review import approve_report, show_report
from coop.incidents.services.talk import (
    ask_reporter,
    await_reply,
    redact_report,
    reply_to_question,
)
from coop.incidents.services.texts import add_standard_text, drop_standard_text
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.notices.rules import NoticeKind
from coop.people.lookups import LinkToken
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import (
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
from tests.makers import actor_for, make_officer, make_person

ASKABLE = {Step.CONTACT: Chosen("yes")}
QUESTION = "Welke kant ging de persoon op?"
ANSWER = "Naar het Wilgenpad, op een bakfiets"


def test_a_question_and_its_answer_pass_without_a_name(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    ria = actor_for(coop, make_person(coop, given="Riannetje", email="ria@voorbeeld.example"))
    report_id = make_report(coop, group_id, actor=ria, changed=ASKABLE)
    question_id = coop.run(ask_reporter, moderator, report_id=report_id, text=QUESTION)
    assert read(coop, report_id).state is State.QUESTION
    (told,) = [text_of(one) for one in deliver(coop) if "Een vraag over" in text_of(one)]
    # A mailbox may be read by others: the words stand behind the button.
    assert QUESTION not in told
    (asked,) = coop.ask(followed_report, ria, report_id=report_id).asked
    assert (asked.text, asked.asked_by, asked.is_answered) == (QUESTION, "beheerder", False)
    coop.run(reply_to_question, ria, question_id=question_id, text=ANSWER)
    assert read(coop, report_id).state is State.RECEIVED
    (answered,) = coop.ask(beside_report, moderator, report_id=report_id).asked
    assert answered.answer == ANSWER
    assert "Riannetje" not in str(answered)
    assert [notice.subject_id for notice in queued(coop, NoticeKind.REPORT_REPLIED)] == [report_id]
    assert not [entry for entry in journal(coop) if ANSWER in str(entry.details)]
    assert str(ria.person_id) not in str([entry.details for entry in journal(coop)])
    with pytest.raises(QuestionAnsweredError):
        coop.run(reply_to_question, ria, question_id=question_id, text="Nog iets")


def test_who_made_it_by_browser_answers_by_the_link(coop: Coop) -> None:
    group_id = make_group(coop)
    report_id = make_report(
        coop,
        group_id,
        token="browser",
        changed=ASKABLE | {Step.EMAIL: Typed("anoniem@voorbeeld.example")},
    )
    moderator = make_moderator(coop, group_id)
    question_id = coop.run(ask_reporter, moderator, report_id=report_id, text=QUESTION)
    holder = coop.identify(LinkToken("browser"))
    stranger = actor_for(coop, make_person(coop))
    for somebody in (stranger, NOBODY):
        with pytest.raises(ReportNotFoundError):
            coop.run(reply_to_question, somebody, question_id=question_id, text=ANSWER)
    coop.run(reply_to_question, holder, question_id=question_id, text=ANSWER)
    assert read(coop, report_id).state is State.RECEIVED


def test_who_wants_no_questions_gets_none(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    report_id = make_report(coop, group_id)
    assert not coop.ask(beside_report, moderator, report_id=report_id).may_ask
    with pytest.raises(MayNotBeAskedError):
        coop.run(ask_reporter, moderator, report_id=report_id, text=QUESTION)
    other = make_moderator(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(ask_reporter, other, report_id=report_id, text=QUESTION)
    with pytest.raises(MissingPermissionError):
        coop.run(
            redact_report, other, report_id=report_id, chosen=Redaction(behaviour="Iets", place="")
        )
    assert read(coop, report_id).state is State.RECEIVED


def test_a_question_and_an_answer_have_words_and_an_end(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    ria = actor_for(coop, make_person(coop))
    report_id = make_report(coop, group_id, actor=ria, changed=ASKABLE)
    for text, error in (
        ("  ", QuestionNeededError),
        ("x" * (LONGEST_QUESTION + 1), QuestionTooLongError),
    ):
        with pytest.raises(error):
            coop.run(ask_reporter, moderator, report_id=report_id, text=text)
    text = "x" * LONGEST_QUESTION
    question_id = coop.run(ask_reporter, moderator, report_id=report_id, text=text)
    with pytest.raises(TextNeededError):
        coop.run(reply_to_question, ria, question_id=question_id, text=" ")
    # Moderators may go on without the answer; it is kept all the same.
    coop.run(approve_report, moderator, report_id=report_id)
    coop.run(reply_to_question, ria, question_id=question_id, text=ANSWER)
    assert read(coop, report_id).state is State.FORWARDED


def test_a_chat_waits_half_an_hour_for_the_words(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop)
    ria = actor_for(coop, make_person(coop))
    report_id = make_report(coop, group_id, actor=ria, changed=ASKABLE)
    question_id = coop.run(ask_reporter, SYSTEM, report_id=report_id, text=QUESTION)
    assert coop.ask(question_awaited, ria) is None
    coop.run(await_reply, ria, question_id=question_id)
    clock.advance(AWAITED_FOR - timedelta(seconds=1))
    awaited = coop.ask(question_awaited, ria)
    assert awaited is not None
    assert awaited.question_id == question_id
    clock.advance(timedelta(seconds=1))
    assert coop.ask(question_awaited, ria) is None


def test_receivers_read_the_words_that_were_chosen(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    changed = {
        Step.BEHAVIOUR: Typed("Karel van de hoek scheen naar binnen"),
        Step.PLACE: Typed("bij Karel thuis"),
    }
    report_id = make_report(coop, group_id, changed=changed)
    with pytest.raises(QuestionNeededError):
        coop.run(
            redact_report,
            moderator,
            report_id=report_id,
            chosen=Redaction(behaviour=" ", place=""),
        )
    for behaviour in ("Iemand scheen", "Iemand scheen naar binnen"):
        coop.run(
            redact_report,
            moderator,
            report_id=report_id,
            chosen=Redaction(behaviour=behaviour, place=""),
        )
    coop.run(approve_report, moderator, report_id=report_id)
    _, agent = agent_for(coop, report_id, contact_id_of(coop, group_id))
    outside = coop.run(show_report, agent, report_id=report_id)
    assert "Karel" not in str(outside)
    assert "Iemand scheen naar binnen" in [line.value for line in outside.lines]
    assert "Karel" in str(coop.run(show_report, moderator, report_id=report_id))


def test_words_that_say_who_it_was_are_taken_out_of_a_description(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    changed: dict[Step, Given | None] = {
        Step.SEEN: Chosen("person"),
        Step.PERSONS: Chosen("two"),
        Step.PERSON1_SEX: Chosen("man"),
        Step.PERSON1_AGE: Chosen("enough"),
        Step.PERSON1_MARKS: Typed("Karel met de rode tas"),
        Step.PERSON2_SEX: Chosen("enough"),
        Step.PERSON2_MARKS: Typed("Gele pet"),
        Step.DIRECTION: Typed("naar het huis van Karel"),
    }
    report_id = make_report(coop, group_id, changed=changed)
    words = coop.ask(beside_report, moderator, report_id=report_id).handed_over
    assert words.marks == ((1, "Karel met de rode tas"), (2, "Gele pet"))
    chosen = Redaction(
        behaviour="Iemand scheen naar binnen",
        place="",
        marks=("Rode tas", ""),
        direction="naar de Kastanjestraat",
    )
    coop.run(redact_report, moderator, report_id=report_id, chosen=chosen)
    coop.run(approve_report, moderator, report_id=report_id)
    _, agent = agent_for(coop, report_id, contact_id_of(coop, group_id))
    outside = str(coop.run(show_report, agent, report_id=report_id).lines)
    assert "Rode tas" in outside or "rode tas" in outside
    assert "naar de Kastanjestraat" in outside
    assert "Karel" not in outside
    assert "Gele pet" not in outside
    assert "Gele pet" in str(coop.run(show_report, moderator, report_id=report_id).lines)


def test_the_board_writes_what_moderators_choose_from(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator, chair = make_moderator(coop, group_id), make_officer(coop, RoleKind.CHAIR)
    report_id = make_report(coop, group_id)
    ours = coop.ask(beside_report, moderator, report_id=report_id).texts[TextKind.QUESTION]
    assert "Gebeurt het vaker?" in ours
    with pytest.raises(MissingPermissionError):
        coop.run(add_standard_text, moderator, kind=TextKind.QUESTION, text="Wie was het?")
    added = [
        coop.run(add_standard_text, chair, kind=TextKind.QUESTION, text=f"Vraag {number}?")
        for number in range(MOST_TEXTS)
    ]
    with pytest.raises(TooManyTextsError):
        coop.run(add_standard_text, chair, kind=TextKind.QUESTION, text="Nog een?")
    coop.run(drop_standard_text, chair, text_id=added[0])
    with pytest.raises(StandardTextNotFoundError):
        coop.run(drop_standard_text, chair, text_id=added[0])
    theirs = coop.ask(beside_report, moderator, report_id=report_id).texts
    assert theirs[TextKind.QUESTION] == tuple(f"Vraag {n}?" for n in range(1, MOST_TEXTS))
    assert len(coop.ask(standard_texts, chair)[TextKind.QUESTION]) == MOST_TEXTS - 1
