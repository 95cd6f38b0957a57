"""Puts who and what was seen into words."""

from coop.incidents.rules.answers import Answers, Step
from coop.incidents.rules.description import (
    NAMES,
    TRAITS,
    Subject,
    Trait,
    applies_to,
    described,
    number_of,
    value_of,
)
from coop.incidents.rules.traits import CHOSEN, UNKNOWN
from coop.wording import description as words
from coop.wording.catalogue import say

#: C4: what the group may read before review. No age, no build, no plate, nothing typed.
FOR_THE_GROUP = {Subject.PERSON: ("top", "bottom"), Subject.VEHICLE: ("type", "colour")}
_UNSAID = frozenset({None, "", UNKNOWN})


def trait_text(step: Step, answers: Answers, locale: str) -> str:
    """Return what was said of one trait, as on its button or in the words typed."""
    return _value(TRAITS[step], answers, locale)


def subject_text(step: Step, answers: Answers, locale: str) -> str | None:
    """Return a person or vehicle that was counted in one line, under its first trait."""
    trait = TRAITS[step]
    names = NAMES[trait.subject]
    if trait.name != names[0] or trait.number > number_of(trait.subject, answers):
        return None
    line = _line(trait, names, answers, locale)
    return line[:1].upper() + line[1:] if line else say(words.NO_DESCRIPTION, locale)


def direction_text(answers: Answers, locale: str) -> str | None:
    """Return which way it went, in the street chosen or the words typed."""
    if answers.direction is None:
        return None
    return answers.direction_text or answers.direction or say(words.UNKNOWN, locale)


def look_for(answers: Answers, locale: str) -> str:
    """Return what a group may look for before review: colours and the way it went (C4)."""
    lines = [
        _line(Trait(subject=subject, number=number, name=""), names, answers, locale)
        for subject, names in FOR_THE_GROUP.items()
        for number in range(1, number_of(subject, answers) + 1)
    ]
    if answers.direction and answers.direction_text is None:
        lines.append(say(words.TOWARDS, locale, street=answers.direction))
    said = "; ".join(line for line in lines if line)
    return said[:1].upper() + said[1:]


def _line(trait: Trait, names: tuple[str, ...], answers: Answers, locale: str) -> str:
    if trait.number > len(described(trait.subject, answers)):
        return ""
    parts = []
    for name in names:
        one = Trait(subject=trait.subject, number=trait.number, name=name)
        if not applies_to(one, answers) or value_of(one, answers) in _UNSAID:
            continue
        value = _value(one, answers, locale)
        if name in CHOSEN:
            value = value[:1].lower() + value[1:]
        parts.append(
            say(words.IN_A_LINE[name], locale, value=value) if name in words.IN_A_LINE else value
        )
    return ", ".join(parts)


def _value(trait: Trait, answers: Answers, locale: str) -> str:
    value = value_of(trait, answers)
    if value is None:
        return ""
    label = words.TRAIT_CHOICES[trait.name].get(value or UNKNOWN)
    return say(label.text, locale) if label else value
