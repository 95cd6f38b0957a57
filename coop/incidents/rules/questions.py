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
        Question(step=Step.PLACE, kind=AnswerKind.PLACE),
        Question(step=Step.MOMENT, kind=AnswerKind.TIME, may_skip=True),
        Question(step=Step.MOMENT_RIGHT, kind=AnswerKind.CHOICE),
        Question(step=Step.IMAGES, kind=AnswerKind.CHOICE, may_skip=True),
        Question(step=Step.CONTACT, kind=AnswerKind.CHOICE, may_skip=True),
        Question(step=Step.EMAIL, kind=AnswerKind.TEXT, may_skip=True),
        Question(step=Step.SUMMARY, kind=AnswerKind.SUMMARY),
    )
}

_POLICE_KNOWS = frozenset({Called.EMERGENCY, Called.POLICE})


def choices_of(step: Step, answers: Answers, scene: Scene) -> tuple[str, ...]:
    """Return the choices of a question, in the order in which they are shown."""
    happens_now = answers.happening is Happening.NOW
    ambiguous = answers.moment is not None and answers.moment.is_ambiguous
    fixed: dict[Step, tuple[str, ...]] = {
        Step.HAPPENING: ("now", "past", "unknown"),
        Step.CALLED: ("emergency", "going_to", "no")
        if happens_now
        else ("emergency", "police", "no"),
        Step.CALLED_WHEN: ("just", "quarter", "hour", "unknown"),
        Step.KIND: scene.kinds,
        Step.BEHAVIOUR: BEHAVIOURS[answers.kind] if answers.kind else (),
        Step.PLACE: scene.streets if len(scene.streets) <= MOST_STREETS_SHOWN else (),
        Step.MOMENT: ("just", "hour", "today", "night", "yesterday", "unknown"),
        Step.MOMENT_RIGHT: ("first", "other", "again") if ambiguous else ("right", "again"),
        Step.IMAGES: ("yes", "no"),
        Step.CONTACT: ("yes", "no"),
    }
    return fixed.get(step, ())


def applies(step: Step, answers: Answers, scene: Scene) -> bool:
    """Tell whether a question is asked at all, given the other answers."""
    match step:
        case Step.CALLED_WHEN:
            return answers.called in _POLICE_KNOWS
        case Step.POLICE_NUMBER:
            # Who reports while it happens has other things to do than looking for a number.
            return answers.called in _POLICE_KNOWS and answers.happening is not Happening.NOW
        case Step.MOMENT:
            return answers.happening is not Happening.NOW
        case Step.MOMENT_RIGHT:
            return answers.moment is not None and not answers.moment_right
        case Step.EMAIL:
            return answers.contact is YesNo.YES and not scene.knows_reporter
        case _:
            return True


def is_answered(step: Step, answers: Answers) -> bool:
    """Tell whether a question has an answer, or was skipped."""
    if step in answers.skipped:
        return True
    given: dict[Step, object] = {
        Step.HAPPENING: answers.happening,
        Step.CALLED: answers.called,
        Step.CALLED_WHEN: answers.called_at,
        Step.POLICE_NUMBER: answers.police_number,
        Step.KIND: answers.kind,
        Step.BEHAVIOUR: answers.behaviour or answers.behaviour_text,
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
    """Return which question this is, and of how many, as far as can be told now."""
    counted = [s for s in asked_steps(answers, scene) if s is not Step.MOMENT_RIGHT]
    total = len(counted) + 1
    if step is Step.MOMENT_RIGHT:
        step = Step.MOMENT
    return (counted.index(step) + 1 if step in counted else total), total


def skip(step: Step, answers: Answers, scene: Scene) -> Answers:
    """Return the answers with a question skipped; an answer given before is taken back."""
    ensure_asked(step, answers, scene)
    if not QUESTIONS[step].may_skip:
        raise AnswerMandatoryError
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
