"""The question engine: any order of answers, skips and corrections is consistent."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.groups.rules import ReportKind
from coop.incidents.errors import (
    AnswerMandatoryError,
    ChoiceNeededError,
    NoWayBackError,
    PlaceNeededError,
    PlaceNotAskedError,
    ReplyEmailInvalidError,
    ReportIncompleteError,
    StaleChoiceError,
    TextNeededError,
    TextTooLongError,
    UnknownQuestionError,
)
from coop.incidents.rules.answers import (
    LONGEST_TEXT,
    Answers,
    Called,
    Happening,
    Precision,
    Step,
    YesNo,
)
from coop.incidents.rules.description import TRAITS
from coop.incidents.rules.questions import (
    QUESTIONS,
    Scene,
    applies,
    asked_steps,
    choices_of,
    ensure_complete,
    is_answered,
    next_step,
    previous_step,
    progress,
    skip,
)
from coop.incidents.rules.reading import (
    Chosen,
    Given,
    Located,
    Typed,
    Unreadable,
    take_in,
)
from coop.incidents.rules.words import Command, choice_meant, command_of
from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import CoopError

NOW = datetime(2026, 11, 21, 13, tzinfo=TIME_ZONE)
SCENE = Scene(
    kinds=tuple(ReportKind),
    streets=("Lindenhof", "Kastanjestraat"),
    knows_reporter=False,
    now=NOW,
)
KNOWN = replace(SCENE, knows_reporter=True)


def answered(*given: tuple[Step, str], scene: Scene = SCENE) -> Answers:
    answers = Answers()
    for step, value in given:
        answers = take_in(step, Chosen(value), answers, scene)
    return answers


def walk(choices: dict[Step, Given], scene: Scene = SCENE) -> list[Step]:
    """Answer every question as it comes and return which were asked."""
    answers = Answers()
    asked: list[Step] = []
    while (step := next_step(answers, scene)) is not Step.SUMMARY:
        asked.append(step)
        answers = take_in(step, choices[step], answers, scene)
    return asked


USUAL: dict[Step, Given] = {
    Step.HAPPENING: Chosen("past"),
    Step.CALLED: Chosen("no"),
    Step.CALLED_WHEN: Chosen("just"),
    Step.POLICE_NUMBER: Typed("PL2026-1"),
    Step.KIND: Chosen("burglary"),
    Step.BEHAVIOUR: Chosen("tries_doors"),
    Step.SEEN: Chosen("nothing"),
    Step.PERSONS: Chosen("two"),
    Step.VEHICLES: Chosen("one"),
    **dict.fromkeys(TRAITS, Typed("weet ik niet")),
    Step.DIRECTION: Chosen("unknown"),
    Step.PLACE: Chosen("Lindenhof"),
    Step.MOMENT: Typed("gisteren 22:00"),
    Step.MOMENT_RIGHT: Chosen("right"),
    Step.IMAGES: Chosen("no"),
    Step.CONTACT: Chosen("yes"),
    Step.EMAIL: Typed("ria@voorbeeld.example"),
}


def test_a_past_event_asks_when_it_was() -> None:
    assert walk(USUAL) == [
        Step.HAPPENING,
        Step.CALLED,
        Step.KIND,
        Step.BEHAVIOUR,
        Step.SEEN,
        Step.PLACE,
        Step.MOMENT,
        Step.MOMENT_RIGHT,
        Step.IMAGES,
        Step.CONTACT,
        Step.EMAIL,
    ]


def test_an_event_going_on_needs_no_time_and_no_police_number() -> None:
    now = USUAL | {Step.HAPPENING: Chosen("now"), Step.CALLED: Chosen("emergency")}
    assert walk(now, KNOWN) == [
        Step.HAPPENING,
        Step.CALLED,
        Step.CALLED_WHEN,
        Step.KIND,
        Step.BEHAVIOUR,
        Step.SEEN,
        Step.PLACE,
        Step.IMAGES,
        Step.CONTACT,
    ]


def test_who_called_earlier_is_asked_for_the_number() -> None:
    called = USUAL | {Step.CALLED: Chosen("police"), Step.MOMENT: Chosen("yesterday")}
    assert Step.POLICE_NUMBER in walk(called)
    assert Step.MOMENT_RIGHT not in walk(called)


def test_112_comes_before_everything_else() -> None:
    assert list(Step)[:2] == [Step.HAPPENING, Step.CALLED]


def test_saying_no_to_112_is_no_wall() -> None:
    answers = answered((Step.HAPPENING, "now"), (Step.CALLED, "no"))
    assert next_step(answers, SCENE) is Step.KIND


def test_correcting_now_to_past_asks_the_time_after_all() -> None:
    answers = answered((Step.HAPPENING, "now"), (Step.CALLED, "going_to"))
    assert answers.moment is not None
    assert answers.moment.precision is Precision.NOW
    corrected = take_in(Step.HAPPENING, Chosen("past"), answers, SCENE)
    assert corrected.moment is None
    # "I am going to call" is no answer to "did you call".
    assert corrected.called is None
    assert next_step(corrected, SCENE) is Step.CALLED


def test_another_kind_takes_the_ready_made_behaviour_back() -> None:
    answers = answered((Step.KIND, "theft"), (Step.BEHAVIOUR, "bicycle_taken"))
    assert take_in(Step.KIND, Chosen("fire"), answers, SCENE).behaviour is None
    typed = take_in(Step.BEHAVIOUR, Typed("ruit kapot"), answers, SCENE)
    assert take_in(Step.KIND, Chosen("fire"), typed, SCENE).behaviour_text == "ruit kapot"


def test_no_contact_takes_the_address_back() -> None:
    answers = answered((Step.CONTACT, "yes"))
    answers = take_in(Step.EMAIL, Typed(" Ria@Voorbeeld.example "), answers, SCENE)
    assert answers.email == "ria@voorbeeld.example"
    assert take_in(Step.CONTACT, Chosen("no"), answers, SCENE).email is None


def test_a_typed_time_is_repeated_for_confirmation() -> None:
    answers = take_in(Step.MOMENT, Typed("gisteren rond tien uur"), Answers(), SCENE)
    assert choices_of(Step.MOMENT_RIGHT, answers, SCENE) == ("first", "other", "again")
    evening = take_in(Step.MOMENT_RIGHT, Chosen("other"), answers, SCENE).moment
    assert evening is not None
    assert evening.at is not None
    assert evening.at.astimezone(TIME_ZONE).hour == 22
    again = take_in(Step.MOMENT_RIGHT, Chosen("again"), answers, SCENE)
    assert again.moment is None


def test_a_better_time_may_be_typed_where_a_confirmation_is_asked() -> None:
    answers = take_in(Step.MOMENT, Typed("gisteren 22:00"), Answers(), SCENE)
    answers = take_in(Step.MOMENT_RIGHT, Typed("gisteren 23:00"), answers, SCENE)
    assert answers.moment is not None
    assert answers.moment.at == datetime(2026, 11, 20, 23, tzinfo=TIME_ZONE)
    assert not answers.moment_right
    assert take_in(Step.MOMENT_RIGHT, Typed("Ja, klopt!"), answers, SCENE).moment_right


def test_a_text_names_a_street_of_the_group() -> None:
    place = take_in(Step.PLACE, Typed("bij lindenhof 12"), Answers(), SCENE).place
    assert place is not None
    assert (place.street, place.text) == ("Lindenhof", "bij lindenhof 12")


def test_a_point_is_kept_to_about_ten_metres() -> None:
    point = Located(51.56561234, 5.06221234, street="Lindenhof")
    place = take_in(Step.PLACE, point, Answers(), SCENE).place
    assert place is not None
    assert (place.latitude, place.longitude) == (51.5656, 5.0622)


@pytest.mark.parametrize(
    ("step", "given", "error"),
    [
        (Step.HAPPENING, Chosen("later"), StaleChoiceError),
        (Step.HAPPENING, Typed("blauw"), ChoiceNeededError),
        (Step.HAPPENING, Typed("   "), TextNeededError),
        (Step.HAPPENING, Located(51.5, 5.0), PlaceNotAskedError),
        (Step.HAPPENING, Unreadable(), ChoiceNeededError),
        (Step.BEHAVIOUR, Unreadable(), TextNeededError),
        (Step.BEHAVIOUR, Typed("x" * 5000), TextTooLongError),
        (Step.PLACE, Unreadable(), PlaceNeededError),
        (Step.PLACE, Typed("x" * 5000), TextTooLongError),
        (Step.PLACE, Chosen("Dorpsstraat"), StaleChoiceError),
        (Step.MOMENT, Unreadable(), TextNeededError),
        (Step.SUMMARY, Chosen("yes"), UnknownQuestionError),
        (Step.EMAIL, Typed("a@b.nl"), UnknownQuestionError),
        (Step.MOMENT_RIGHT, Chosen("right"), UnknownQuestionError),
        (Step.CALLED_WHEN, Chosen("just"), UnknownQuestionError),
    ],
)
def test_what_does_not_answer_the_question_is_refused(
    step: Step, given: Given, error: type[CoopError]
) -> None:
    with pytest.raises(error):
        take_in(step, given, Answers(), SCENE)


def test_a_wrong_mail_address_is_refused() -> None:
    with pytest.raises(ReplyEmailInvalidError):
        take_in(Step.EMAIL, Typed("geen adres"), answered((Step.CONTACT, "yes")), SCENE)


def test_the_longest_text_is_taken() -> None:
    text = ("ruit kapot " * 200)[:LONGEST_TEXT].strip()
    assert take_in(Step.BEHAVIOUR, Typed(text), Answers(), SCENE).behaviour_text == text


@pytest.mark.parametrize("step", [s for s in Step if s is not Step.SUMMARY])
def test_only_what_may_be_skipped_is_skipped(step: Step) -> None:
    answers = answered((Step.CALLED, "police"), (Step.CONTACT, "yes"))
    if not applies(step, answers, SCENE):
        with pytest.raises(UnknownQuestionError):
            skip(step, answers, SCENE)
    elif QUESTIONS[step].may_skip:
        assert is_answered(step, skip(step, answers, SCENE))
    else:
        with pytest.raises(AnswerMandatoryError):
            skip(step, answers, SCENE)


def test_an_answer_after_skipping_counts() -> None:
    answers = skip(Step.IMAGES, Answers(), SCENE)
    answers = take_in(Step.IMAGES, Chosen("yes"), answers, SCENE)
    assert answers.images is YesNo.YES
    assert answers.skipped == frozenset()


def test_the_first_question_has_none_before_it() -> None:
    with pytest.raises(NoWayBackError):
        previous_step(Step.HAPPENING, Answers(), SCENE)
    assert previous_step(Step.CALLED, Answers(), SCENE) is Step.HAPPENING


def test_an_open_question_keeps_a_report_from_being_sent() -> None:
    with pytest.raises(ReportIncompleteError):
        ensure_complete(answered((Step.HAPPENING, "now")), SCENE)


def test_words_mean_buttons() -> None:
    assert take_in(Step.HAPPENING, Typed("Ja!"), Answers(), SCENE).happening is Happening.NOW
    assert choice_meant(Step.CALLED, "0900-8844") == Called.POLICE
    assert choice_meant(Step.KIND, "Ingebroken.") == ReportKind.BURGLARY
    assert choice_meant(Step.BEHAVIOUR, "ja") is None


@pytest.mark.parametrize(
    ("text", "command"),
    [("terug", Command.BACK), ("Overslaan", Command.SKIP), ("STOP!", Command.STOP)],
)
def test_three_words_always_work(text: str, command: Command) -> None:
    assert command_of(text) is command
    assert command_of(f"{text} de man") is None


# Any order of presses, words, points and skips.

TEXTS = ["ruit kapot", "man loopt", "gisteren 22:00", "ja", "nee", "x" * 2000, "a@b.nl", ""]
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(list(Step)),
        st.one_of(
            st.integers(0, 9),
            st.sampled_from(TEXTS).map(Typed),
            st.just(Located(51.56, 5.06)),
            st.just(Unreadable()),
            st.just("skip"),
        ),
    ),
    max_size=40,
)


def act(answers: Answers, step: Step, what: object, scene: Scene) -> Answers:
    try:
        if what == "skip":
            return skip(step, answers, scene)
        if isinstance(what, int):
            choices = choices_of(step, answers, scene)
            return take_in(
                step, Chosen((*choices, "?")[what % (len(choices) + 1)]), answers, scene
            )
        assert isinstance(what, Typed | Located | Unreadable)
        return take_in(step, what, answers, scene)
    except CoopError:
        return answers


def ensure_consistent(answers: Answers, scene: Scene) -> None:
    for step in Step:
        if step is not Step.SUMMARY and not applies(step, answers, scene):
            assert step in {Step.MOMENT, Step.MOMENT_RIGHT} or not is_answered(step, answers)
    if answers.happening is Happening.NOW:
        assert answers.moment is not None
    assert answers.moment_right <= (answers.moment is not None)
    assert answers.behaviour is None or answers.behaviour_text is None
    number, total = progress(next_step(answers, scene), answers, scene)
    assert 1 <= number <= total


@given(ACTIONS, st.sampled_from([SCENE, KNOWN]))
def test_any_order_of_answers_is_consistent(
    actions: list[tuple[Step, object]], scene: Scene
) -> None:
    answers = Answers()
    for step, what in actions:
        answers = act(answers, step, what, scene)
        ensure_consistent(answers, scene)


@given(ACTIONS)
def test_from_anywhere_the_next_questions_lead_to_the_summary(
    actions: list[tuple[Step, object]],
) -> None:
    answers = Answers()
    for step, what in actions:
        answers = act(answers, step, what, SCENE)
    for _ in range(len(Step) + 2):
        step = next_step(answers, SCENE)
        if step is Step.SUMMARY:
            break
        answers = (
            take_in(step, USUAL[step], answers, SCENE)
            if step is not Step.BEHAVIOUR
            else (take_in(step, Typed("ruit kapot"), answers, SCENE))
        )
    ensure_complete(answers, SCENE)


@given(ACTIONS)
def test_going_back_walks_to_the_first_question(actions: list[tuple[Step, object]]) -> None:
    answers = Answers()
    for step, what in actions:
        answers = act(answers, step, what, SCENE)
    step, seen = Step.SUMMARY, []
    for _ in Step:
        try:
            step = previous_step(step, answers, SCENE)
        except NoWayBackError:
            break
        seen.append(step)
    expected = [s for s in asked_steps(answers, SCENE) if s is not Step.MOMENT_RIGHT]
    assert seen[::-1] == expected


@given(ACTIONS)
def test_a_repeated_answer_changes_nothing(actions: list[tuple[Step, object]]) -> None:
    answers = Answers()
    for step, what in actions:
        if (step, what) == (Step.MOMENT_RIGHT, 1):
            continue  # "the other half" said twice is the first half again; the cause guards it
        once = act(answers, step, what, SCENE)
        assert act(once, step, what, SCENE) == once or step is Step.MOMENT_RIGHT
        answers = once


@pytest.mark.parametrize(("streets", "shown"), [(30, 30), (31, 0)])
def test_more_streets_than_fit_are_typed_and_not_chosen(streets: int, shown: int) -> None:
    names = tuple(f"Straat {number}" for number in range(streets))
    assert len(choices_of(Step.PLACE, Answers(), replace(SCENE, streets=names))) == shown
