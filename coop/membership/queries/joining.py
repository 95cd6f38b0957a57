"""The question to ask now of who wants to become a member, in words."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.drafts import application_draft
from coop.membership.rules.questions import (
    DONE,
    QUESTIONS,
    Answers,
    Step,
    asked_steps,
    door_answered,
    next_step,
    previous_step,
)
from coop.places.lookups import AddressState, checked_address
from coop.wording.catalogue import say
from coop.wording.joining import ADDRESS_NEAR, ADDRESS_UNKNOWN, CHOICES, NOTHING, WORDS

#: Where somebody can still do something about an address.
DOUBTED = frozenset({Step.STREET, Step.SUMMARY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be chosen."""

    value: str
    label: str
    is_taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer in the summary."""

    step: Step
    term: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationQuestion:
    """One question as it is asked, or the summary."""

    draft_id: uuid.UUID
    touched_at: datetime
    step: Step
    question: str
    hint: str
    choices: tuple[Choice, ...]
    is_multiple: bool
    may_skip: bool
    has_back: bool
    number: int
    total: int
    #: What the list of addresses makes of the door, where it does not know it.
    doubt: str
    #: In the summary: every answer.
    lines: tuple[Line, ...]


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT)
def application_question(
    uow: UnitOfWork, actor: Actor, *, locale: str = "nl"
) -> ApplicationQuestion | None:
    """Return the question that comes next in the application somebody began, if there is one."""
    draft = application_draft(uow.session, actor, uow.now)
    if draft is None:
        return None
    answers = draft.said
    step = draft.asking or next_step(answers)
    steps = asked_steps(answers)
    words, question = WORDS[step], QUESTIONS[step]
    return ApplicationQuestion(
        draft_id=draft.id,
        touched_at=draft.touched_at,
        step=step,
        question=say(words.question, locale),
        hint=say(words.hint, locale) if words.hint else "",
        choices=_choices(step, answers, locale),
        is_multiple=question.is_multiple,
        may_skip=question.may_skip,
        has_back=previous_step(step, answers) is not None,
        number=steps.index(step) + 1 if step in steps else len(steps) + 1,
        total=len(steps) + 1,
        doubt=_doubt(uow, answers, locale) if step in DOUBTED else "",
        lines=_lines(answers, locale) if step is Step.SUMMARY else (),
    )


def _doubt(uow: UnitOfWork, answers: Answers, locale: str) -> str:
    """Say that the list does not know the address, as the form on the website does."""
    door = door_answered(answers)
    if door is None:
        return ""
    check = checked_address(uow.session, door, answers.get(Step.STREET, ""))
    if check.state is not AddressState.UNKNOWN:
        return ""
    if not check.nearest:
        return say(ADDRESS_UNKNOWN, locale)
    return say(ADDRESS_NEAR, locale, nearest="; ".join(check.nearest))


def _choices(step: Step, answers: Answers, locale: str) -> tuple[Choice, ...]:
    taken = answers.get(step, "").split()
    return tuple(
        Choice(value=value, label=say(CHOICES[step][value], locale), is_taken=value in taken)
        for value in QUESTIONS[step].choices
    )


def _lines(answers: Answers, locale: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            step=step,
            term=say(WORDS[step].label, locale),
            value=_said(step, answers[step], locale),
        )
        for step in asked_steps(answers)
    )


def _said(step: Step, answer: str, locale: str) -> str:
    if not QUESTIONS[step].choices:
        return answer or say(NOTHING, locale)
    taken = [value for value in answer.split() if value != DONE]
    return ", ".join(say(CHOICES[step][value], locale) for value in taken) or say(NOTHING, locale)
