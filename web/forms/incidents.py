"""What a resident answers: a pressed button, words, or that a question is skipped."""

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import TypeVar

from flask import abort, request

from coop.incidents.rules.answers import Step
from coop.incidents.rules.description import TRAITS, Subject
from coop.incidents.rules.reading import Chosen, Given, Typed
from web.context import form_text

Value = TypeVar("Value", bound=StrEnum)

#: Far above what a question takes: a text that is too long is shown again whole.
LONGEST_TYPED = 20_000

_SUBJECTS = {Subject.PERSON: "persoon", Subject.VEHICLE: "voertuig"}
_TRAITS = {
    "sex": "geslacht",
    "age": "leeftijd",
    "height": "lengte",
    "build": "bouw",
    "hair": "haar",
    "top": "jas",
    "bottom": "broek",
    "marks": "bijzonder",
    "type": "type",
    "make": "merk",
    "colour": "kleur",
    "plate": "kenteken",
}
#: Each question's place in an address.
PATHS: dict[Step, str] = {
    Step.HAPPENING: "nu",
    Step.CALLED: "gebeld",
    Step.CALLED_WHEN: "hoe-laat-gebeld",
    Step.POLICE_NUMBER: "nummer",
    Step.KIND: "soort",
    Step.BEHAVIOUR: "wat",
    Step.SEEN: "gezien",
    Step.PERSONS: "personen",
    Step.VEHICLES: "voertuigen",
    **{
        step: f"{_SUBJECTS[trait.subject]}-{trait.number}-{_TRAITS[trait.name]}"
        for step, trait in TRAITS.items()
    },
    Step.DIRECTION: "richting",
    Step.PLACE: "waar",
    Step.MOMENT: "wanneer",
    Step.MOMENT_RIGHT: "klopt-dat",
    Step.IMAGES: "beeld",
    Step.CONTACT: "contact",
    Step.EMAIL: "mail",
    Step.SUMMARY: "overzicht",
}
STEPS = {path: step for step, path in PATHS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm:
    """One answer as it came, to take in or to show again."""

    typed: str = ""
    skips: bool = False
    given: Given | None = None
    error: str = ""


def read_answer() -> AnswerForm:
    """Read what was pressed or typed."""
    if request.form.get("skip"):
        return AnswerForm(skips=True)
    if "answer" in request.form:
        return AnswerForm(given=Chosen(request.form["answer"]))
    typed = form_text("text", longest=LONGEST_TYPED)
    return AnswerForm(typed=typed, given=Typed(typed))


def step_at(path: str) -> Step:
    """Return the question of an address; another address does not exist."""
    if path not in STEPS:
        abort(HTTPStatus.NOT_FOUND)
    return STEPS[path]


def chosen(values: type[Value], name: str) -> Value:
    """Return a choice of a form; our own pages send nothing else."""
    try:
        return values(request.form.get(name, ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def numbered(values: type[Value], name: str) -> dict[int, Value]:
    """Return the choice for each number of a list: one button for all, or a field for each."""
    if name in request.form:
        numbers = [text for text in request.form.getlist("number") if text.isdecimal()]
        return dict.fromkeys(map(int, numbers), chosen(values, name))
    fields = (field.removeprefix(f"{name}-") for field in request.form)
    return {
        int(number): chosen(values, f"{name}-{number}")
        for number in fields
        if number.isdecimal() and request.form[f"{name}-{number}"]
    }
