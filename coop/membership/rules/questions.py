"""What who wants to become a member is asked: once, for the form and for the chat.

An application in progress is its answers and nothing more. The next question is the first one
that applies and has no answer, so that a restart loses nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coop.membership.errors import (
    AnswerNeededError,
    AnswerTooLongError,
    ApplicationIncompleteError,
    UnknownAnswerError,
)
from coop.membership.rules.applications import LONGEST_GUARDIAN, PURPOSES, Applicant, Wish
from coop.membership.rules.minors import LONGEST_DAY_TYPED, birth_day_of
from coop.people.rules import (
    LONGEST_FAMILY_NAME,
    LONGEST_GIVEN_NAME,
    LONGEST_TUSSENVOEGSEL,
    Name,
    Purpose,
    email_of,
    split_family_name,
)
from coop.places.rules import LONGEST_STREET, LONGEST_TOWN, Door, door_of, postcode_of

LONGEST_POSTCODE_TYPED = 12
LONGEST_HOUSE_NUMBER_TYPED = 12
LONGEST_EMAIL_TYPED = 300
LONGEST_PHONE_TYPED = 40
#: Any postcode does to look at a house number alone.
_SOME_POSTCODE = "1000AA"


class Step(StrEnum):
    """The questions, in the order in which they are asked; also the names of fields."""

    WISH = "wish"
    GIVEN = "given"
    FAMILY = "family"
    POSTCODE = "postcode"
    HOUSE_NUMBER = "house_number"
    STREET = "street"
    TOWN = "town"
    EMAIL = "email"
    PHONE = "phone"
    PURPOSES = "purposes"
    MINOR = "minor"
    BORN_ON = "born_on"
    GUARDIAN = "guardian"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; its words stand in ``coop.wording.joining``."""

    longest: int = 0
    #: What can be chosen; none where one types.
    choices: tuple[str, ...] = ()
    #: Of several choices any number.
    is_multiple: bool = False
    may_skip: bool = False


YES, NO = "1", "0"
#: Who has said enough of the choices of which any number may be taken.
DONE = "done"

QUESTIONS: Mapping[Step, Question] = {
    Step.WISH: Question(choices=tuple(Wish)),
    Step.GIVEN: Question(longest=LONGEST_GIVEN_NAME),
    # "van den Broek" in one answer, as people write it: they need not know the word.
    Step.FAMILY: Question(longest=LONGEST_FAMILY_NAME + LONGEST_TUSSENVOEGSEL),
    Step.POSTCODE: Question(longest=LONGEST_POSTCODE_TYPED),
    Step.HOUSE_NUMBER: Question(longest=LONGEST_HOUSE_NUMBER_TYPED),
    Step.STREET: Question(longest=LONGEST_STREET),
    Step.TOWN: Question(longest=LONGEST_TOWN),
    Step.EMAIL: Question(longest=LONGEST_EMAIL_TYPED),
    Step.PHONE: Question(longest=LONGEST_PHONE_TYPED, may_skip=True),
    Step.PURPOSES: Question(choices=tuple(PURPOSES), is_multiple=True),
    Step.MINOR: Question(choices=(NO, YES)),
    Step.BORN_ON: Question(longest=LONGEST_DAY_TYPED),
    Step.GUARDIAN: Question(longest=LONGEST_GUARDIAN),
    Step.SUMMARY: Question(),
}

#: What the list of addresses finds a street by.
OF_A_DOOR = frozenset({Step.POSTCODE, Step.HOUSE_NUMBER})
#: Asked only of who is not eighteen yet.
OF_A_MINOR = frozenset({Step.BORN_ON, Step.GUARDIAN})

#: By step, as checked; what was skipped is empty, choices are parted by blanks.
Answers = Mapping[Step, str]


def applies(step: Step, answers: Answers) -> bool:
    """Tell whether a question is asked at all: BW 1:234 asks consent for a minor only."""
    return step not in OF_A_MINOR or answers.get(Step.MINOR) == YES


def asked_steps(answers: Answers) -> tuple[Step, ...]:
    """Return the questions of this application in their order, without the summary."""
    return tuple(step for step in Step if step is not Step.SUMMARY and applies(step, answers))


def is_answered(step: Step, answers: Answers) -> bool:
    """Tell whether a question has its answer, or was skipped."""
    if step is Step.PURPOSES:
        return DONE in answers.get(step, "").split()
    return step in answers


def next_step(answers: Answers) -> Step:
    """Return the first question without an answer, or the summary when there is none."""
    open_steps = (step for step in asked_steps(answers) if not is_answered(step, answers))
    return next(open_steps, Step.SUMMARY)


def previous_step(step: Step, answers: Answers) -> Step | None:
    """Return the question before this one; none at the first."""
    order = list(Step)
    before = [one for one in asked_steps(answers) if order.index(one) < order.index(step)]
    return before[-1] if before else None


def take_in(step: Step, text: str, answers: Answers) -> dict[Step, str]:
    """Return the answers with one more, or refuse what is no answer to the question."""
    question = QUESTIONS[step]
    if step is Step.SUMMARY or not applies(step, answers):
        raise UnknownAnswerError
    if question.is_multiple:
        return {**answers, step: _turned(answers.get(step, ""), text, question.choices)}
    kept = {**answers, step: _checked(step, " ".join(text.split()), question)}
    return {one: answer for one, answer in kept.items() if applies(one, kept)}


def skip(step: Step, answers: Answers) -> dict[Step, str]:
    """Return the answers with a question passed over, where that may."""
    if not QUESTIONS[step].may_skip:
        raise AnswerNeededError
    return {**answers, step: ""}


def _turned(taken: str, choice: str, choices: tuple[str, ...]) -> str:
    """Take a choice that was not taken, and the reverse."""
    chosen = set(taken.split()) - {DONE}
    if choice == DONE:
        return " ".join([*sorted(chosen), DONE])
    if choice not in choices:
        raise UnknownAnswerError
    return " ".join(sorted(chosen ^ {choice}))


def _checked(step: Step, text: str, question: Question) -> str:
    if question.choices:
        if text not in question.choices:
            raise UnknownAnswerError
        return text
    if not text:
        raise AnswerNeededError
    if len(text) > question.longest:
        raise AnswerTooLongError(longest=question.longest)
    match step:
        case Step.POSTCODE:
            return postcode_of(text)
        case Step.HOUSE_NUMBER:
            door_of(_SOME_POSTCODE, text)
        case Step.EMAIL:
            return email_of(text)
        case Step.BORN_ON:
            return f"{birth_day_of(text):%d-%m-%Y}"
        case _:
            pass
    return text


def door_answered(answers: Answers) -> Door | None:
    """Return the front door, as soon as it is known."""
    if Step.POSTCODE not in answers or Step.HOUSE_NUMBER not in answers:
        return None
    return door_of(answers[Step.POSTCODE], answers[Step.HOUSE_NUMBER])


def wish_of(answers: Answers) -> Wish:
    """Return what is wanted."""
    return Wish(answers[Step.WISH])


def applicant_of(answers: Answers, language: str) -> Applicant:
    """Return who applies, when every question has its answer."""
    if next_step(answers) is not Step.SUMMARY:
        raise ApplicationIncompleteError
    tussenvoegsel, family = split_family_name(answers[Step.FAMILY])
    taken = set(answers[Step.PURPOSES].split()) - {DONE}
    return Applicant(
        name=Name(
            given=answers[Step.GIVEN],
            tussenvoegsel=tussenvoegsel,
            family=family[:LONGEST_FAMILY_NAME],
        ),
        door=door_of(answers[Step.POSTCODE], answers[Step.HOUSE_NUMBER]),
        street=answers[Step.STREET],
        town=answers[Step.TOWN],
        email=answers[Step.EMAIL],
        phone=answers[Step.PHONE],
        language=language,
        purposes=frozenset(map(Purpose, taken)),
        is_minor=answers[Step.MINOR] == YES,
        guardian=answers.get(Step.GUARDIAN, ""),
        born_on=birth_day_of(answers[Step.BORN_ON]) if Step.BORN_ON in answers else None,
    )
