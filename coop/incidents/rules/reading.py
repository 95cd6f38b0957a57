"""Reads one answer, however it was given: a button, words, or a point on the map."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import partial
from typing import TypeAlias, TypeVar

from coop.groups.rules import ReportKind
from coop.incidents.errors import (
    ChoiceNeededError,
    PlaceNeededError,
    PlaceNotAskedError,
    ReplyEmailInvalidError,
    StaleChoiceError,
    TextNeededError,
    TextTooLongError,
)
from coop.incidents.rules.answers import (
    LONGEST_PLACE,
    LONGEST_SHORT,
    LONGEST_TEXT,
    Answers,
    Called,
    Happening,
    Moment,
    Place,
    Precision,
    Step,
    YesNo,
)
from coop.incidents.rules.behaviour import ensure_says_behaviour
from coop.incidents.rules.description import TRAITS, Trait, with_choice, with_words
from coop.incidents.rules.questions import (
    QUESTIONS,
    AnswerKind,
    Scene,
    choices_of,
    ensure_asked,
    settled,
)
from coop.incidents.rules.times import moment_of, other_half
from coop.incidents.rules.traits import CHOSEN, LONGEST_OF, UNKNOWN, Count, Seen
from coop.incidents.rules.words import choice_meant
from coop.people.rules import is_email

E = TypeVar("E", bound=StrEnum)

#: About ten metres: enough to find the spot, too little to tell one front door from the next.
DECIMALS_OF_A_PLACE = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """A button was pressed."""

    value: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Words were sent."""

    text: str


@dataclass(frozen=True, slots=True)
class Located:
    """A point on the map was sent; the street is the nearest known one."""

    latitude: float
    longitude: float
    street: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something else came: a sticker, a photo, a voice message."""


Given: TypeAlias = Chosen | Typed | Located | Unreadable

_WHEN = {"just": timedelta(), "quarter": timedelta(minutes=15), "hour": timedelta(hours=1)}


def take_in(step: Step, given: Given, answers: Answers, scene: Scene) -> Answers:
    """Return the answers with this one taken in, or refuse it."""
    ensure_asked(step, answers, scene)
    _ensure_fits(step, given)
    if isinstance(given, Typed):
        given = Typed(given.text.strip())
        if not given.text:
            raise TextNeededError
        meant = choice_meant(step, given.text)
        if meant in choices_of(step, answers, scene):
            given = Chosen(meant)
    if isinstance(given, Chosen) and given.value not in choices_of(step, answers, scene):
        raise StaleChoiceError
    taken = _READERS[step](given, answers, scene)
    return settled(replace(taken, skipped=taken.skipped - {step}), scene)


def _ensure_fits(step: Step, given: Given) -> None:
    kind = QUESTIONS[step].kind
    if isinstance(given, Located) and kind is not AnswerKind.PLACE:
        raise PlaceNotAskedError
    if isinstance(given, Unreadable):
        needed: dict[AnswerKind, type[Exception]] = {
            AnswerKind.PLACE: PlaceNeededError,
            AnswerKind.CHOICE: ChoiceNeededError,
        }
        raise needed.get(kind, TextNeededError)


def _words(given: Given, longest: int) -> str:
    assert isinstance(given, Typed)
    if len(given.text) > longest:
        raise TextTooLongError(longest=longest, length=len(given.text))
    return given.text


def _one_of(values: type[E], given: Given) -> E:
    if not isinstance(given, Chosen):
        raise ChoiceNeededError
    return values(given.value)


def _happening(given: Given, answers: Answers, scene: Scene) -> Answers:
    happening = _one_of(Happening, given)
    if happening is Happening.NOW:
        now = Moment(precision=Precision.NOW, at=scene.now)
        return replace(answers, happening=happening, moment=now, moment_right=True)
    return replace(answers, happening=happening)


def _called(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    called = _one_of(Called, given)
    if called is answers.called:
        return answers
    return replace(answers, called=called, called_at=None)


def _called_when(given: Given, answers: Answers, scene: Scene) -> Answers:
    if isinstance(given, Typed):
        moment = moment_of(_words(given, LONGEST_SHORT), scene.now)
        return replace(answers, called_at=replace(moment, is_ambiguous=False))
    assert isinstance(given, Chosen)
    if given.value == "unknown":
        return replace(answers, called_at=Moment(precision=Precision.UNKNOWN))
    about = Precision.EXACT if given.value == "just" else Precision.ABOUT
    return replace(answers, called_at=Moment(precision=about, at=scene.now - _WHEN[given.value]))


def _police_number(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    return replace(answers, police_number=_words(given, LONGEST_SHORT))


def _kind(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    return replace(answers, kind=_one_of(ReportKind, given))


def _behaviour(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    if isinstance(given, Chosen):
        return replace(answers, behaviour=given.value, behaviour_text=None, names_origin=False)
    text = _words(given, LONGEST_TEXT)
    finding = ensure_says_behaviour(text)
    return replace(answers, behaviour=None, behaviour_text=text, names_origin=finding.names_origin)


def _seen(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    return replace(answers, seen=_one_of(Seen, given))


def _persons(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    return replace(answers, persons_seen=_one_of(Count, given))


def _vehicles(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    return replace(answers, vehicles_seen=_one_of(Count, given))


def _trait(trait: Trait, given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    if isinstance(given, Chosen):
        return with_choice(trait, given.value, answers)
    if trait.name in CHOSEN:
        raise ChoiceNeededError
    return with_words(trait, _words(given, LONGEST_OF[trait.name]), answers)


def _direction(given: Given, answers: Answers, scene: Scene) -> Answers:
    if isinstance(given, Chosen):
        street = "" if given.value == UNKNOWN else given.value
        return replace(answers, direction=street, direction_text=None)
    text = _words(given, LONGEST_PLACE)
    return replace(answers, direction=street_in(text, scene) or "", direction_text=text)


def _place(given: Given, answers: Answers, scene: Scene) -> Answers:
    match given:
        case Chosen(value):
            return replace(answers, place=Place(street=value))
        case Located():
            place = Place(
                street=given.street,
                latitude=round(given.latitude, DECIMALS_OF_A_PLACE),
                longitude=round(given.longitude, DECIMALS_OF_A_PLACE),
            )
            return replace(answers, place=place)
        case _:
            text = _words(given, LONGEST_PLACE)
            return replace(answers, place=Place(street=street_in(text, scene), text=text))


def street_in(text: str, scene: Scene) -> str | None:
    """Return the group's street that a text names, if it names one."""
    lowered = text.lower()
    named = [street for street in scene.streets if street.lower() in lowered]
    return max(named, key=len, default=None)


def _moment(given: Given, answers: Answers, scene: Scene) -> Answers:
    if isinstance(given, Typed):
        moment = moment_of(_words(given, LONGEST_PLACE), scene.now)
        return replace(answers, moment=moment, moment_right=False)
    assert isinstance(given, Chosen)
    words = {
        "just": "1 minuut geleden",
        "hour": "1 uur geleden",
        "today": "vandaag",
        "night": "vannacht",
        "yesterday": "gisteren",
    }
    if given.value == "unknown":
        moment = Moment(precision=Precision.UNKNOWN)
    else:
        moment = moment_of(words[given.value], scene.now)
    return replace(answers, moment=moment, moment_right=True)


def _moment_right(given: Given, answers: Answers, scene: Scene) -> Answers:
    if isinstance(given, Typed):
        # "Nee, om half elf" is a better answer than "nee".
        return _moment(given, answers, scene)
    assert isinstance(given, Chosen)
    assert answers.moment is not None
    match given.value:
        case "again":
            return replace(answers, moment=None)
        case "other":
            return replace(answers, moment=other_half(answers.moment), moment_right=True)
        case _:
            sure = replace(answers.moment, is_ambiguous=False)
            return replace(answers, moment=sure, moment_right=True)


def _images(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    return replace(answers, images=_one_of(YesNo, given))


def _contact(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    return replace(answers, contact=_one_of(YesNo, given))


def _email(given: Given, answers: Answers, scene: Scene) -> Answers:  # noqa: ARG001  # one shape
    email = _words(given, LONGEST_TEXT).lower()
    if not is_email(email):
        raise ReplyEmailInvalidError
    return replace(answers, email=email)


_READERS: dict[Step, Callable[[Given, Answers, Scene], Answers]] = {
    Step.HAPPENING: _happening,
    Step.CALLED: _called,
    Step.CALLED_WHEN: _called_when,
    Step.POLICE_NUMBER: _police_number,
    Step.KIND: _kind,
    Step.BEHAVIOUR: _behaviour,
    Step.SEEN: _seen,
    Step.PERSONS: _persons,
    Step.VEHICLES: _vehicles,
    **{step: partial(_trait, trait) for step, trait in TRAITS.items()},
    Step.DIRECTION: _direction,
    Step.PLACE: _place,
    Step.MOMENT: _moment,
    Step.MOMENT_RIGHT: _moment_right,
    Step.IMAGES: _images,
    Step.CONTACT: _contact,
    Step.EMAIL: _email,
}
