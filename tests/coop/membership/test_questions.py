"""The questions to who wants to become a member: order, answers, and what they come to."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.kernel.errors import CoopError
from coop.membership.errors import (
    AnswerNeededError,
    AnswerTooLongError,
    ApplicationIncompleteError,
    UnknownAnswerError,
)
from coop.membership.rules.applications import Wish
from coop.membership.rules.questions import (
    DONE,
    NO,
    OF_A_MINOR,
    QUESTIONS,
    YES,
    Step,
    applicant_of,
    asked_steps,
    next_step,
    previous_step,
    skip,
    take_in,
    wish_of,
)
from coop.people.errors import InvalidEmailError
from coop.people.rules import Purpose
from coop.places.errors import InvalidHouseNumberError, InvalidPostcodeError
from coop.wording.joining import CHOICES, WORDS

#: What is typed or pressed at each question, in their order.
USUAL = (
    (Step.WISH, "apply"),
    (Step.GIVEN, " Noor "),
    (Step.FAMILY, "van den Berg"),
    (Step.POSTCODE, "5099 aa"),
    (Step.HOUSE_NUMBER, "12a"),
    (Step.STREET, "Lindenhof"),
    (Step.TOWN, "Tilburg"),
    (Step.EMAIL, "Noor@Voorbeeld.example"),
    (Step.PHONE, "+31600000123"),
    (Step.PURPOSES, "convocation"),
    (Step.PURPOSES, "news"),
    (Step.PURPOSES, DONE),
    (Step.MINOR, NO),
)


def usual() -> dict[Step, str]:
    answers: dict[Step, str] = {}
    for step, text in USUAL:
        assert next_step(answers) is step
        answers = take_in(step, text, answers)
    return answers


def test_the_answers_come_to_an_applicant() -> None:
    answers = usual()
    assert next_step(answers) is Step.SUMMARY
    applicant = applicant_of(answers, "nl")
    assert applicant.name.full == "Noor van den Berg"
    assert (applicant.door.postcode, applicant.door.house_letter) == ("5099AA", "A")
    assert applicant.email == "noor@voorbeeld.example"
    assert applicant.purposes == {Purpose.CONVOCATION, Purpose.NEWS}
    assert wish_of(answers) is Wish.APPLY
    assert not applicant.is_minor


def test_a_minor_is_asked_who_agrees_and_an_adult_is_not() -> None:
    answers = take_in(Step.MINOR, YES, usual())
    assert next_step(answers) is Step.BORN_ON
    answers = take_in(Step.BORN_ON, "2010-11-21", answers)
    assert answers[Step.BORN_ON] == "21-11-2010"
    assert next_step(answers) is Step.GUARDIAN
    with pytest.raises(ApplicationIncompleteError):
        applicant_of(answers, "nl")
    answers = take_in(Step.GUARDIAN, "Ine van den Berg", answers)
    assert applicant_of(answers, "nl").guardian == "Ine van den Berg"
    assert applicant_of(answers, "nl").born_on == date(2010, 11, 21)
    assert not OF_A_MINOR & take_in(Step.MINOR, NO, answers).keys()


@pytest.mark.parametrize(
    ("step", "text", "refusal"),
    [
        (Step.WISH, "alles", UnknownAnswerError),
        (Step.GIVEN, "  ", AnswerNeededError),
        (Step.GIVEN, "x" * (QUESTIONS[Step.GIVEN].longest + 1), AnswerTooLongError),
        (Step.POSTCODE, "5099 SS", InvalidPostcodeError),
        (Step.HOUSE_NUMBER, "achterom", InvalidHouseNumberError),
        (Step.EMAIL, "noor@", InvalidEmailError),
        (Step.PURPOSES, "reclame", UnknownAnswerError),
        (Step.MINOR, "ja", UnknownAnswerError),
        (Step.GUARDIAN, "Ine", UnknownAnswerError),
        (Step.BORN_ON, "21-11-2010", UnknownAnswerError),
        (Step.SUMMARY, "ja", UnknownAnswerError),
    ],
)
def test_what_is_no_answer_is_refused(step: Step, text: str, refusal: type[CoopError]) -> None:
    with pytest.raises(refusal):
        take_in(step, text, usual())


def test_the_longest_answer_fits() -> None:
    longest = "x" * QUESTIONS[Step.GIVEN].longest
    assert take_in(Step.GIVEN, longest, {})[Step.GIVEN] == longest


def test_nothing_is_agreed_to_until_it_is_pressed_and_twice_is_not_at_all() -> None:
    answers = take_in(Step.PURPOSES, DONE, {})
    assert answers[Step.PURPOSES] == DONE
    answers = take_in(Step.PURPOSES, "news", answers)
    assert answers[Step.PURPOSES] == "news"
    assert take_in(Step.PURPOSES, "news", answers)[Step.PURPOSES] == ""


def test_only_the_telephone_may_be_skipped() -> None:
    assert [step for step in Step if QUESTIONS[step].may_skip] == [Step.PHONE]
    assert skip(Step.PHONE, {}) == {Step.PHONE: ""}
    with pytest.raises(AnswerNeededError):
        skip(Step.EMAIL, {})


def test_there_is_a_way_back_but_from_the_first_question() -> None:
    answers = usual()
    assert previous_step(Step.WISH, answers) is None
    assert previous_step(Step.SUMMARY, answers) is Step.MINOR
    assert previous_step(Step.FAMILY, {}) is Step.GIVEN


def test_every_question_and_choice_has_its_words() -> None:
    assert set(WORDS) == set(Step)
    for step, question in QUESTIONS.items():
        assert set(question.choices) <= set(CHOICES.get(step, {}))


@settings(max_examples=50)
@given(st.sets(st.sampled_from([step for step, _ in USUAL])))
def test_the_next_question_is_the_first_that_is_open(known: set[Step]) -> None:
    answers = {step: text for step, text in usual().items() if step in known}
    open_steps = [step for step in asked_steps(answers) if step not in known]
    assert next_step(answers) is (open_steps[0] if open_steps else Step.SUMMARY)
