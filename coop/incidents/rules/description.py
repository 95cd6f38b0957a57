"""Describing by buttons: which traits are asked of whom, and what an answer does.

Each person and each vehicle has questions of its own, so that all that holds for a question
(going back, correcting, a restart, the same tap twice) holds for a trait too.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from coop.incidents.errors import DescriptionNeededError, PlateInvalidError
from coop.incidents.rules.answers import Answers, Step
from coop.incidents.rules.behaviour import DETAILS_BESIDE_ORIGIN, look_at
from coop.incidents.rules.traits import (
    CHOSEN,
    LONGEST_OF,
    MAKES,
    UNKNOWN,
    Count,
    Described,
    PersonSeen,
    Seen,
    VehicleSeen,
    VehicleType,
)

#: Leaves the rest of one person or vehicle unsaid, in one tap.
ENOUGH = "enough"


class Subject(StrEnum):
    """Who or what is described."""

    PERSON = "person"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One trait of one person or vehicle, counted from 1."""

    subject: Subject
    number: int
    name: str

    @property
    def step(self) -> Step:
        """Return the question that asks for it."""
        return Step(f"{self.subject}{self.number}_{self.name}")


#: More are counted and not described: nobody remembers the fourth.
MOST = {Subject.PERSON: 3, Subject.VEHICLE: 2}
NAMES: dict[Subject, tuple[str, ...]] = {
    Subject.PERSON: ("sex", "age", "height", "build", "hair", "top", "bottom", "marks"),
    Subject.VEHICLE: ("type", "make", "colour", "plate"),
}
TRAITS: dict[Step, Trait] = {
    trait.step: trait
    for subject, names in NAMES.items()
    for number in range(1, MOST[subject] + 1)
    for trait in (Trait(subject=subject, number=number, name=name) for name in names)
}
#: What tells one person from the next and says nothing of descent.
_NEUTRAL = ("height", "build", "hair", "top", "bottom")
_SUBJECT_SEEN = {
    Subject.PERSON: frozenset({Seen.PERSON, Seen.BOTH}),
    Subject.VEHICLE: frozenset({Seen.VEHICLE, Seen.BOTH}),
}
_COUNTED = {Count.ONE: 1, Count.TWO: 2, Count.THREE: 3, Count.MORE: 3, Count.UNKNOWN: 1}
_NO_PLATE = frozenset({VehicleType.BICYCLE})


def is_seen(subject: Subject, answers: Answers) -> bool:
    """Tell whether a person, or a vehicle, was seen at all."""
    return answers.seen in _SUBJECT_SEEN[subject]


def is_anything_seen(answers: Answers) -> bool:
    """Tell whether there was somebody or something to describe, that went some way."""
    return any(is_seen(subject, answers) for subject in Subject)


def number_of(subject: Subject, answers: Answers) -> int:
    """Return how many are described."""
    count = answers.persons_seen if subject is Subject.PERSON else answers.vehicles_seen
    if count is None or not is_seen(subject, answers):
        return 0
    return min(_COUNTED[count], MOST[subject])


def described(subject: Subject, answers: Answers) -> tuple[Described, ...]:
    """Return the persons, or the vehicles, as far as described."""
    return answers.persons if subject is Subject.PERSON else answers.vehicles


def applies_to(trait: Trait, answers: Answers) -> bool:
    """Tell whether a trait is asked: of who was counted, and no plate of a bicycle."""
    if trait.number > number_of(trait.subject, answers):
        return False
    if trait.name in {"make", "plate"}:
        vehicle = answers.vehicles[trait.number - 1]
        return vehicle.type not in _NO_PLATE
    return True


def value_of(trait: Trait, answers: Answers) -> str | None:
    """Return what was said of a trait; ``None`` when it was not answered."""
    all_of_them = described(trait.subject, answers)
    if trait.number > len(all_of_them):
        return None
    value: str | None = getattr(all_of_them[trait.number - 1], trait.name)
    return value


def choices_of_trait(trait: Trait) -> tuple[str, ...]:
    """Return the buttons of a trait: "weet ik niet" everywhere, "klaar" but at the last."""
    if trait.name in CHOSEN:
        choices: tuple[str, ...] = tuple(CHOSEN[trait.name])
    else:
        choices = (*(MAKES if trait.name == "make" else ()), UNKNOWN)
    return choices if trait.name == NAMES[trait.subject][-1] else (*choices, ENOUGH)


def with_choice(trait: Trait, choice: str, answers: Answers) -> Answers:
    """Return the answers with a pressed button taken in."""
    if choice == ENOUGH:
        return _with_the_rest_unknown(trait, answers)
    words = "" if choice == UNKNOWN else choice
    return _with(trait, CHOSEN[trait.name](choice) if trait.name in CHOSEN else words, answers)


def with_words(trait: Trait, text: str, answers: Answers) -> Answers:
    """Return the answers with typed words taken in, or refuse them."""
    if trait.name == "plate":
        return _with(trait, plate_of(text), answers)
    taken = _with(trait, text, answers)
    if not is_fair(described(trait.subject, taken)[trait.number - 1]):
        raise DescriptionNeededError
    return taken


def plate_of(text: str) -> str:
    """Return a number plate, whole or a part of it, in capitals; refuse what cannot be one."""
    plate = "".join(character for character in text.upper() if character not in " -.·")
    if not plate.isalnum() or len(plate) > LONGEST_OF["plate"]:
        raise PlateInvalidError
    return plate


def names_origin(described: Described) -> bool:
    """Tell whether words of one's own about somebody name origin or skin colour."""
    return look_at(_own_words(described)).names_origin


def is_fair(described: Described) -> bool:
    """Tell whether origin, if named at all, stands beside two neutral details (bar 11).

    What was done is known by then: no description is asked before it.
    """
    finding = look_at(_own_words(described))
    if not finding.names_origin:
        return True
    chosen = [getattr(described, name, None) for name in _NEUTRAL]
    details = finding.details + sum(value not in {None, UNKNOWN} for value in chosen)
    return details >= DETAILS_BESIDE_ORIGIN


def _own_words(described: Described) -> str:
    words = described.marks if isinstance(described, PersonSeen) else described.make
    return words or ""


def unknown_at(trait: Trait, answers: Answers) -> Answers:
    """Return the answers with "weet ik niet" at one trait."""
    return with_choice(trait, UNKNOWN, answers)


def _with_the_rest_unknown(trait: Trait, answers: Answers) -> Answers:
    for name in NAMES[trait.subject]:
        other = Trait(subject=trait.subject, number=trait.number, name=name)
        if applies_to(other, answers) and value_of(other, answers) is None:
            answers = unknown_at(other, answers)
    return answers


def _with(trait: Trait, value: str, answers: Answers) -> Answers:
    place = trait.number - 1
    # Any: each trait has a type of its own, which ``with_choice`` and ``with_words`` saw to.
    changed: dict[str, Any] = {trait.name: value}
    if trait.subject is Subject.PERSON:
        persons = list(answers.persons)
        persons[place] = replace(persons[place], **changed)
        return replace(answers, persons=tuple(persons))
    vehicles = list(answers.vehicles)
    vehicles[place] = replace(vehicles[place], **changed)
    return replace(answers, vehicles=tuple(vehicles))


def settled_description(answers: Answers) -> Answers:
    """Make room for as many as were counted, and drop what other answers made void."""
    if not is_seen(Subject.PERSON, answers):
        answers = replace(answers, persons_seen=None)
    if not is_seen(Subject.VEHICLE, answers):
        answers = replace(answers, vehicles_seen=None)
    if not is_anything_seen(answers):
        answers = replace(answers, direction=None, direction_text=None)
    number = number_of(Subject.PERSON, answers)
    persons = (*answers.persons, *(PersonSeen() for _ in range(number)))[:number]
    number = number_of(Subject.VEHICLE, answers)
    vehicles = (*answers.vehicles, *(VehicleSeen() for _ in range(number)))[:number]
    return replace(
        answers,
        persons=tuple(p if is_fair(p) else replace(p, marks=None) for p in persons),
        vehicles=tuple(
            replace(v, make=None, plate=None) if v.type in _NO_PLATE else v for v in vehicles
        ),
    )
