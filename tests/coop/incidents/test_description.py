"""Describing by buttons: bounded, nothing of descent, and who reads it."""

from dataclasses import replace
from datetime import datetime

import pytest

from coop.groups.rules import ReportKind
from coop.incidents.errors import ChoiceNeededError, DescriptionNeededError, PlateInvalidError
from coop.incidents.lookups.describing import look_for
from coop.incidents.rules.answers import Answers, Step
from coop.incidents.rules.audiences import DESCRIBING, STEPS_FOR, Audience
from coop.incidents.rules.description import (
    MOST,
    NAMES,
    TRAITS,
    Subject,
    choices_of_trait,
    names_origin,
    number_of,
    plate_of,
)
from coop.incidents.rules.questions import (
    Scene,
    asked_steps,
    following_trait,
    next_step,
    progress,
    skip,
)
from coop.incidents.rules.reading import Chosen, Given, Typed, take_in
from coop.incidents.rules.traits import Colour, Count, PersonSeen, Seen
from coop.kernel.clock import TIME_ZONE
from coop.wording import description as words

SCENE = Scene(
    kinds=tuple(ReportKind),
    streets=("Lindenhof", "Kastanjestraat"),
    knows_reporter=True,
    now=datetime(2026, 11, 21, 13, tzinfo=TIME_ZONE),
)


def described(*given: tuple[Step, Given]) -> Answers:
    answers = Answers()
    for step, one in given:
        answers = take_in(step, one, answers, SCENE)
    return answers


def one_person(*given: tuple[Step, Given]) -> Answers:
    return described((Step.SEEN, Chosen("person")), (Step.PERSONS, Chosen("one")), *given)


@pytest.mark.parametrize(
    ("seen", "persons", "vehicles", "numbers"),
    [
        ("nothing", None, None, (0, 0)),
        ("unknown", None, None, (0, 0)),
        ("person", "one", None, (1, 0)),
        ("person", "unknown", None, (1, 0)),
        ("person", "three", None, (3, 0)),
        ("person", "more", None, (3, 0)),
        ("vehicle", None, "two", (0, 2)),
        ("vehicle", None, "more", (0, 2)),
        ("both", "two", "one", (2, 1)),
    ],
)
def test_as_many_are_described_as_were_counted_and_no_more(
    seen: str, persons: str | None, vehicles: str | None, numbers: tuple[int, int]
) -> None:
    answers = described((Step.SEEN, Chosen(seen)))
    for step, count in ((Step.PERSONS, persons), (Step.VEHICLES, vehicles)):
        if count is not None:
            answers = take_in(step, Chosen(count), answers, SCENE)
    assert (len(answers.persons), len(answers.vehicles)) == numbers
    assert tuple(number_of(subject, answers) for subject in Subject) == numbers
    assert all(number <= most for number, most in zip(numbers, MOST.values(), strict=True))


def test_there_is_no_trait_for_descent() -> None:
    said = " ".join((*TRAITS, *(c for names in words.TRAIT_CHOICES.values() for c in names)))
    for word in ("skin", "origin", "race", "ethnic", "nation"):
        assert word not in said


def test_weet_ik_niet_is_a_button_at_every_question_about_looks() -> None:
    for trait in TRAITS.values():
        assert "unknown" in choices_of_trait(trait)
        last = trait.name == NAMES[trait.subject][-1]
        assert ("enough" in choices_of_trait(trait)) is not last


def test_enough_leaves_the_rest_of_this_one_unsaid() -> None:
    answers = described(
        (Step.SEEN, Chosen("person")),
        (Step.PERSONS, Chosen("two")),
        (Step.PERSON1_SEX, Chosen("woman")),
        (Step.PERSON1_AGE, Chosen("enough")),
    )
    assert answers.persons[0].top is Colour.UNKNOWN
    assert answers.persons[0].marks == ""
    assert answers.persons[1] == PersonSeen()
    others = frozenset(Step) - set(TRAITS)
    assert next_step(replace(answers, skipped=others), SCENE) is Step.PERSON2_SEX


def test_skipping_is_not_knowing_and_loses_no_other_answer() -> None:
    answers = skip(Step.PERSON1_AGE, one_person((Step.PERSON1_SEX, Chosen("man"))), SCENE)
    assert answers.persons[0].age == "unknown"
    assert answers.persons[0].sex == "man"
    assert skip(Step.SEEN, Answers(), SCENE).seen is Seen.UNKNOWN
    assert skip(Step.VEHICLES, Answers(seen=Seen.BOTH), SCENE).vehicles_seen is Count.UNKNOWN


def test_a_bicycle_has_no_make_and_no_plate() -> None:
    car = described(
        (Step.SEEN, Chosen("vehicle")),
        (Step.VEHICLES, Chosen("one")),
        (Step.VEHICLE1_TYPE, Chosen("car")),
        (Step.VEHICLE1_PLATE, Typed("12-abc-3")),
    )
    assert car.vehicles[0].plate == "12ABC3"
    bicycle = take_in(Step.VEHICLE1_TYPE, Chosen("bicycle"), car, SCENE)
    assert bicycle.vehicles[0].plate is None
    assert Step.VEHICLE1_PLATE not in asked_steps(bicycle, SCENE)
    assert following_trait(Step.VEHICLE1_COLOUR, bicycle) is None


@pytest.mark.parametrize(
    ("typed", "plate"),
    [("12-ABC-3", "12ABC3"), ("g 123 bb", "G123BB"), ("XX", "XX"), ("ABCDEF123456", None)],
)
def test_a_plate_is_written_in_one_way(typed: str, plate: str | None) -> None:
    assert plate_of(typed) == (plate or typed)


@pytest.mark.parametrize("typed", ["rood/wit", "ABCDEF1234567", "-", "12 & 3"])
def test_what_cannot_be_a_plate_is_asked_again(typed: str) -> None:
    with pytest.raises(PlateInvalidError):
        plate_of(typed)


@pytest.mark.parametrize(
    ("chosen", "marks", "taken"),
    [
        # Bar 11: origin stands beside two neutral details, of buttons or of words.
        ((), "Marokkaans uiterlijk", False),
        (("top",), "getinte huid", False),
        (("top", "bottom"), "getinte huid", True),
        (("top",), "getinte huid, rugzak", True),
        ((), "getinte huid met bril en rugzak", True),
        ((), "bril", True),
        ((), "zwarte jas", True),
    ],
)
def test_origin_stands_beside_two_neutral_details_or_is_asked_again(
    chosen: tuple[str, ...], marks: str, *, taken: bool
) -> None:
    answers = one_person(*((Step(f"person1_{name}"), Chosen("black")) for name in chosen))
    if not taken:
        with pytest.raises(DescriptionNeededError):
            take_in(Step.PERSON1_MARKS, Typed(marks), answers, SCENE)
        return
    answers = take_in(Step.PERSON1_MARKS, Typed(marks), answers, SCENE)
    assert answers.persons[0].marks == marks
    assert names_origin(answers.persons[0]) is marks.startswith("getinte")


def test_taking_the_details_back_asks_for_the_words_again() -> None:
    answers = one_person(
        (Step.PERSON1_TOP, Chosen("black")),
        (Step.PERSON1_BOTTOM, Chosen("blue")),
        (Step.PERSON1_MARKS, Typed("getinte huid")),
    )
    answers = take_in(Step.PERSON1_TOP, Chosen("unknown"), answers, SCENE)
    assert answers.persons[0].marks is None
    with pytest.raises(ChoiceNeededError):
        take_in(Step.PERSON1_TOP, Typed("een mooie"), answers, SCENE)


def test_a_whole_person_counts_for_one_question() -> None:
    answers = one_person((Step.PERSON1_SEX, Chosen("man")))
    assert progress(Step.PERSON1_SEX, answers, SCENE) == progress(
        Step.PERSON1_MARKS, answers, SCENE
    )


def test_the_group_looks_for_colours_and_a_direction_and_nothing_else() -> None:
    answers = described(
        (Step.SEEN, Chosen("both")),
        (Step.PERSONS, Chosen("one")),
        (Step.PERSON1_SEX, Chosen("man")),
        (Step.PERSON1_AGE, Chosen("young")),
        (Step.PERSON1_BUILD, Chosen("heavy")),
        (Step.PERSON1_TOP, Chosen("black")),
        (Step.PERSON1_MARKS, Typed("rode rugzak")),
        (Step.VEHICLES, Chosen("one")),
        (Step.VEHICLE1_TYPE, Chosen("car")),
        (Step.VEHICLE1_MAKE, Chosen("opel")),
        (Step.VEHICLE1_COLOUR, Chosen("blue")),
        (Step.VEHICLE1_PLATE, Typed("12ABC3")),
        (Step.DIRECTION, Chosen("Lindenhof")),
    )
    assert look_for(answers, "nl") == "Jas of trui zwart; auto, blauw; Richting Lindenhof"
    typed = take_in(Step.DIRECTION, Typed("Lindenhof, bij nummer 9"), answers, SCENE)
    assert "Lindenhof" not in look_for(typed, "nl")


@pytest.mark.parametrize(
    ("audience", "describes"),
    [
        (Audience.MODERATOR, True),
        (Audience.POLICE, True),
        (Audience.OTHER_RECEIVER, False),
        (Audience.GROUP, False),
    ],
)
def test_a_description_is_for_moderators_and_the_police(
    audience: Audience, *, describes: bool
) -> None:
    assert bool(STEPS_FOR[audience] & DESCRIBING) is describes
    assert not STEPS_FOR[audience] & {Step.EMAIL, Step.SUMMARY}


def test_the_police_reads_what_the_moderator_reads() -> None:
    # The preview says so instead of telling it twice.
    assert STEPS_FOR[Audience.POLICE] == STEPS_FOR[Audience.MODERATOR]


@pytest.mark.parametrize("audience", [Audience.OTHER_RECEIVER, Audience.GROUP])
def test_the_number_of_the_police_is_for_moderators_and_the_police(audience: Audience) -> None:
    # People-first C5.
    assert Step.POLICE_NUMBER not in STEPS_FOR[audience]
