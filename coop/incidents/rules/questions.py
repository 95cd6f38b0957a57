"""The question engine: which questions there are, and which comes next.

A report in progress is its answers and nothing more. The next question is the first one that
applies and has no answer; so the website and the chat agree, a restart loses nothing, and an
answer to any question at any moment is welcome.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from coop.groups.rules import ReportKind
from coop.incidents.errors import (
    AnswerMandatoryError,
    NoWayBackError,
    ReportIncompleteError,
    UnknownQuestionError,
)
from coop.incidents.rules.answers import Answers, Called, Happening, Precision, Step, YesNo
from coop.incidents.rules.behaviour import BEHAVIOURS
from coop.incidents.rules.description import (
    NAMES,
    TRAITS,
    Subject,
    applies_to,
    choices_of_trait,
    is_anything_seen,
    is_seen,
    settled_description,
    unknown_at,
    value_of,
)
from coop.incidents.rules.traits import CHOSEN, UNKNOWN, Count, Seen

#: More streets than this are no choice but a search: then the street is typed.
MOST_STREETS_SHOWN = 30


class AnswerKind(StrEnum):
    """How a question is answered; where ``CHOICE`` stands first, buttons come before typing."""

    CHOICE = "choice"
    TEXT = "text"
    PLACE = "place"
    TIME = "time"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; its words stand in ``coop.wording.incidents``."""

    step: Step
    kind: AnswerKind
    may_skip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the group takes in and what is known of who reports, at this moment."""

    kinds: tuple[ReportKind, ...]
    streets: tuple[str, ...]
    #: The person can be reached without asking for a mail address.
    knows_reporter: bool
    now: datetime


QUESTIONS: dict[Step, Question] = {
    question.step: question
    for question in (
        Question(step=Step.HAPPENING, kind=AnswerKind.CHOICE),
        # Asked and reminded, never a wall: groups that refused without 112 got fewer reports.
        Question(step=Step.CALLED, kind=AnswerKind.CHOICE, may_skip=True),
        Question(step=Step.CALLED_WHEN, kind=AnswerKind.TIME, may_skip=True),
        Question(step=Step.POLICE_NUMBER, kind=AnswerKind.TEXT, may_skip=True),
        Question(step=Step.KIND, kind=AnswerKind.CHOICE),
        Question(step=Step.BEHAVIOUR, kind=AnswerKind.TEXT),
        Question(step=Step.SEEN, kind=AnswerKind.CHOICE, may_skip=True),
        Question(step=Step.PERSONS, kind=AnswerKind.CHOICE, may_skip=True),
        Question(step=Step.VEHICLES, kind=AnswerKind.CHOICE, may_skip=True),
        *(
            Question(
                step=step,
                kind=AnswerKind.CHOICE if trait.name in CHOSEN else AnswerKind.TEXT,
                may_skip=True,
            )
            for step, trait in TRAITS.items()
        ),
        Question(step=Step.DIRECTION, kind=AnswerKind.TEXT, may_skip=True),
        Question(step=Step.PLACE, kind=AnswerKind.PLACE),
        Question(step=Step.MOMENT, kind=AnswerKind.TIME, may_skip=True),
        Question(step=Step.MOMENT_RIGHT, kind=AnswerKind.CHOICE),
        Question(step=Step.IMAGES, kind=AnswerKind.CHOICE, may_skip=True),
        Question(step=Step.CONTACT, kind=AnswerKind.CHOICE, may_skip=True),
        Question(step=Step.EMAIL, kind=AnswerKind.TEXT, may_skip=True),
        Question(step=Step.SUMMARY, kind=AnswerKind.SUMMARY),
    )
}

#: Questions whose choices hold "weet ik niet": to skip one is to choose that.
UNKNOWN_IS_SKIPPED = frozenset({Step.SEEN, Step.PERSONS, Step.VEHICLES, Step.DIRECTION, *TRAITS})
#: Questions answered with one of the group's streets, or in words.
STREET_STEPS = frozenset({Step.DIRECTION, Step.PLACE})

_POLICE_KNOWS = frozenset({Called.EMERGENCY, Called.POLICE})


def choices_of(step: Step, answers: Answers, scene: Scene) -> tuple[str, ...]:
    """Return the choices of a question, in the order in which they are shown."""
    if step in TRAITS:
        return choices_of_trait(TRAITS[step])
    happens_now = answers.happening is Happening.NOW
    streets = scene.streets if len(scene.streets) <= MOST_STREETS_SHOWN else ()
    ambiguous = answers.moment is not None and answers.moment.is_ambiguous
    fixed: dict[Step, tuple[str, ...]] = {
        Step.HAPPENING: ("now", "past", "unknown"),
        Step.CALLED: ("emergency", "going_to", "no")
        if happens_now
        else ("emergency", "police", "no"),
        Step.CALLED_WHEN: ("just", "quarter", "hour", "unknown"),
        Step.KIND: scene.kinds,
        Step.BEHAVIOUR: BEHAVIOURS[answers.kind] if answers.kind else (),
        Step.SEEN: tuple(Seen),
        Step.PERSONS: tuple(Count),
        Step.VEHICLES: tuple(count for count in Count if count is not Count.THREE),
        Step.DIRECTION: (*streets, UNKNOWN),
        Step.PLACE: streets,
        Step.MOMENT: ("just", "hour", "today", "night", "yesterday", "unknown"),
        Step.MOMENT_RIGHT: ("first", "other", "again") if ambiguous else ("right", "again"),
        # Who sent photos has them.
        Step.IMAGES: ("yes",) if answers.photos else ("yes", "no"),
        Step.CONTACT: ("yes", "no"),
    }
    return fixed.get(step, ())


def applies(step: Step, answers: Answers, scene: Scene) -> bool:
    """Tell whether a question is asked at all, given the other answers."""
    if step in TRAITS:
        return applies_to(TRAITS[step], answers)
    conditions: dict[Step, bool] = {
        Step.CALLED_WHEN: answers.called in _POLICE_KNOWS,
        # Who reports while it happens has other things to do than looking for a number.
        Step.POLICE_NUMBER: answers.called in _POLICE_KNOWS
        and answers.happening is not Happening.NOW,
        Step.PERSONS: is_seen(Subject.PERSON, answers),
        Step.VEHICLES: is_seen(Subject.VEHICLE, answers),
        Step.DIRECTION: is_anything_seen(answers),
        Step.MOMENT: answers.happening is not Happening.NOW,
        Step.MOMENT_RIGHT: answers.moment is not None and not answers.moment_right,
        Step.EMAIL: answers.contact is YesNo.YES and not scene.knows_reporter,
    }
    return conditions.get(step, True)


def is_answered(step: Step, answers: Answers) -> bool:
    """Tell whether a question has an answer, or was skipped."""
    if step in answers.skipped or step in answers.spoken:
        return True
    if step in TRAITS:
        return value_of(TRAITS[step], answers) is not None
    given: dict[Step, object] = {
        Step.HAPPENING: answers.happening,
        Step.CALLED: answers.called,
        Step.CALLED_WHEN: answers.called_at,
        Step.POLICE_NUMBER: answers.police_number,
        Step.KIND: answers.kind,
        Step.BEHAVIOUR: answers.behaviour or answers.behaviour_text,
        Step.SEEN: answers.seen,
        Step.PERSONS: answers.persons_seen,
        Step.VEHICLES: answers.vehicles_seen,
        Step.DIRECTION: answers.direction,
        Step.PLACE: answers.place,
        Step.MOMENT: answers.moment,
        Step.MOMENT_RIGHT: answers.moment_right or None,
        Step.IMAGES: answers.images,
        Step.CONTACT: answers.contact,
        Step.EMAIL: answers.email,
    }
    return given.get(step) is not None


def asked_steps(answers: Answers, scene: Scene) -> tuple[Step, ...]:
    """Return the questions of this report in their order, without the summary."""
    return tuple(s for s in Step if s is not Step.SUMMARY and applies(s, answers, scene))


def next_step(answers: Answers, scene: Scene) -> Step:
    """Return the first question without an answer, or the summary when there is none."""
    open_steps = (step for step in asked_steps(answers, scene) if not is_answered(step, answers))
    return next(open_steps, Step.SUMMARY)


def previous_step(step: Step, answers: Answers, scene: Scene) -> Step:
    """Return the question before this one, or refuse at the first."""
    order = list(Step)
    before = [
        other
        for other in asked_steps(answers, scene)
        if order.index(other) < order.index(step) and other is not Step.MOMENT_RIGHT
    ]
    if not before:
        raise NoWayBackError
    return before[-1]


def progress(step: Step, answers: Answers, scene: Scene) -> tuple[int, int]:
    """Return which question this is, and of how many, as far as can be told now.

    All traits of one person count for one: nobody should see thirty questions coming.
    """
    counted = list(dict.fromkeys(_counted_as(s) for s in asked_steps(answers, scene)))
    total = len(counted) + 1
    step = _counted_as(step)
    return (counted.index(step) + 1 if step in counted else total), total


def _counted_as(step: Step) -> Step:
    if step in TRAITS:
        return replace(TRAITS[step], name=NAMES[TRAITS[step].subject][0]).step
    return Step.MOMENT if step is Step.MOMENT_RIGHT else step


def following_trait(step: Step, answers: Answers) -> Step | None:
    """Return the next trait of the same person or vehicle; who corrects one walks through all."""
    if step not in TRAITS:
        return None
    trait = TRAITS[step]
    names = NAMES[trait.subject]
    for name in names[names.index(trait.name) + 1 :]:
        other = replace(trait, name=name)
        if applies_to(other, answers):
            return other.step
    return None


def skip(step: Step, answers: Answers, scene: Scene) -> Answers:
    """Return the answers with a question skipped; an answer given before is taken back."""
    ensure_asked(step, answers, scene)
    if not QUESTIONS[step].may_skip:
        raise AnswerMandatoryError
    if step in TRAITS:
        return settled(unknown_at(TRAITS[step], answers), scene)
    unknown: dict[Step, Answers] = {
        Step.SEEN: replace(answers, seen=Seen.UNKNOWN),
        Step.PERSONS: replace(answers, persons_seen=Count.UNKNOWN),
        Step.VEHICLES: replace(answers, vehicles_seen=Count.UNKNOWN),
        Step.DIRECTION: replace(answers, direction="", direction_text=None),
    }
    if step in unknown:
        return settled(unknown[step], scene)
    emptied: dict[Step, Answers] = {
        Step.CALLED: replace(answers, called=None),
        Step.CALLED_WHEN: replace(answers, called_at=None),
        Step.POLICE_NUMBER: replace(answers, police_number=None),
        Step.MOMENT: replace(answers, moment=None, moment_right=False),
        Step.IMAGES: replace(answers, images=None),
        Step.CONTACT: replace(answers, contact=None),
        Step.EMAIL: replace(answers, email=None),
    }
    answers = emptied[step]
    return settled(replace(answers, skipped=answers.skipped | {step}), scene)


def ensure_asked(step: Step, answers: Answers, scene: Scene) -> None:
    """Refuse an answer to a question that this report does not ask."""
    if step is Step.SUMMARY or not applies(step, answers, scene):
        raise UnknownQuestionError


def ensure_complete(answers: Answers, scene: Scene) -> None:
    """Refuse to send while a question is open."""
    if next_step(answers, scene) is not Step.SUMMARY:
        raise ReportIncompleteError


def settled(answers: Answers, scene: Scene) -> Answers:
    """Drop what other answers made void, so that no answer stands to a question not asked."""
    if answers.called and answers.called not in choices_of(Step.CALLED, answers, scene):
        answers = replace(answers, called=None)
    if not applies(Step.CALLED_WHEN, answers, scene):
        answers = replace(answers, called_at=None)
    if not applies(Step.POLICE_NUMBER, answers, scene):
        answers = replace(answers, police_number=None)
    if answers.kind is not None and answers.kind not in scene.kinds:
        answers = replace(answers, kind=None)
    if answers.behaviour and answers.behaviour not in choices_of(Step.BEHAVIOUR, answers, scene):
        answers = replace(answers, behaviour=None)
    answers = settled_description(answers)
    was_now = answers.moment is not None and answers.moment.precision is Precision.NOW
    if was_now and answers.happening is not Happening.NOW:
        # "Nu" came with the first answer, which was corrected.
        answers = replace(answers, moment=None, moment_right=False)
    if answers.moment is None:
        answers = replace(answers, moment_right=False)
    if not applies(Step.EMAIL, answers, scene):
        answers = replace(answers, email=None)
    kept = frozenset(s for s in answers.skipped if applies(s, answers, scene))
    return replace(answers, skipped=kept)
