"""What volunteers type about calls and tents; keeps it when something is not right yet."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from http import HTTPStatus
from typing import TypedDict, TypeVar

from flask import abort, request

from coop.buurtent.queries.overview import PlanChoices
from coop.buurtent.queries.sessions import TentView
from coop.buurtent.rules import (
    USUAL_END,
    USUAL_RADIUS_M,
    USUAL_START,
    Cause,
    PoliceContact,
    local_moment,
    usual_day,
)
from coop.buurtent.rules.planning import Proposal
from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import CoopError
from coop.wording.catalogue import N_, say
from web.context import current_locale, form_text
from web.errors import message_of

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_STREET = 80
LONGEST_PLACE = 120

#: Which field a refusal is about.
FIELDS = {
    "caller_missing": "caller",
    "call_in_future": "time",
    "call_street_missing": "street1",
    "happened_in_future": "on1",
    "call_by_missing": "call_by",
    "evenings_a_week": "fewest",
    "permit_reference_missing": "reference",
    "tent_place_missing": "place",
    "tent_in_past": "day",
    "tent_too_far_ahead": "day",
    "tent_ends_too_early": "ends",
    "radius_out_of_range": "radius",
    "tent_centre_missing": "area",
    "door_not_found": "number",
}


class PlanWishes(TypedDict):
    """What a filled-in plan form asks for."""

    cause: Cause
    place: str
    street: str
    starts_at: datetime
    ends_at: datetime
    radius_m: int | None
    streets: list[str]
    call_place_ids: list[uuid.UUID]
    police: PoliceContact | None


class MoveWishes(TypedDict):
    """What a filled-in form to move a tent asks for."""

    place: str
    street: str
    starts_at: datetime
    ends_at: datetime


@dataclass(slots=True)
class Typed:
    """One form as it was typed, and what is wrong with it, field by field."""

    values: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def complain(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field, unless something was said already."""
        self.errors.setdefault(name, say(sentence, current_locale()))

    def refuse(self, error: CoopError) -> None:
        """Show a refusal at the field it is about."""
        self.errors[self._field_of(error)] = message_of(error)

    def _field_of(self, error: CoopError) -> str:
        if error.code in {"unknown_street", "house_number_given"}:
            return self._culprit(str(error.details.get("street", "")))
        return FIELDS.get(error.code, next(iter(self.values), "caller"))

    def _culprit(self, street: str) -> str:
        """Find the field that holds a street, or else one that ends in a number."""
        for name, value in self.values.items():
            if street and value == street:
                return name
        numbered = [name for name, value in self.values.items() if value[-1:].isdigit()]
        streets = [n for n in numbered if n.startswith("street") or n == "place"]
        remarks = [
            name
            for name, value in self.values.items()
            if name.startswith("remark") and any(sign.isdigit() for sign in value)
        ]
        otherwise = "place" if "place" in self.values else "street1"
        return next(iter(streets + remarks), otherwise)

    def read(self, name: str, *, longest: int) -> str:
        """Return a field's text and keep it."""
        self.values[name] = form_text(name, longest=longest)
        return self.values[name]

    def choice(self, name: str, kind: type[Choice], otherwise: Choice) -> Choice:
        """Return the chosen one; anything else counts as not chosen."""
        text = self.read(name, longest=40)
        try:
            return kind(text)
        except ValueError:
            self.complain(name, N_("Kies een van de antwoorden."))
            return otherwise

    def moment(self, day: date | None, name: str) -> datetime | None:
        """Return the instant at which the clocks here show what was typed."""
        text = self.read(name, longest=5)
        try:
            at = time.fromisoformat(text.replace(".", ":"))
        except ValueError:
            self.complain(name, N_("Vul een tijd in, zoals 18:30."))
            return None
        return None if day is None else local_moment(day, at)

    def day(self, name: str) -> date | None:
        """Return the day that was typed."""
        try:
            return date.fromisoformat(self.read(name, longest=10))
        except ValueError:
            self.complain(name, N_("Vul een dag in, zoals 21-11-2026."))
            return None


def empty_plan(
    now: datetime,
    choices: PlanChoices,
    *,
    call_id: uuid.UUID | None = None,
    proposed: Proposal | None = None,
) -> Typed:
    """Return a plan form for tonight or tomorrow; after a call or proposal, for what it names."""
    wanted = set(proposed.place_ids) if proposed else set()
    called = [p for p in choices.places if p.id in wanted or p.call_id == call_id]
    day = proposed.day if proposed else usual_day(now)
    return Typed(
        values={
            "day": day.isoformat(),
            "starts": f"{USUAL_START:%H:%M}",
            "ends": f"{USUAL_END:%H:%M}",
            "cause": (called[0].cause if called else Cause.BURGLARY).value,
            "street": called[0].street if called else "",
            "place": "",
            "area": "radius",
            "radius": str(USUAL_RADIUS_M),
            "police": choices.police[0].email if choices.police else "",
        },
        lists={
            "called": [str(place.id) for place in called],
            "streets": [],
        },
    )


def read_plan(choices: PlanChoices) -> tuple[Typed, PlanWishes | None]:
    """Read a plan form; no wishes when something cannot be understood."""
    typed = Typed()
    day = typed.day("day")
    starts_at, ends_at = typed.moment(day, "starts"), typed.moment(day, "ends")
    cause = typed.choice("cause", Cause, Cause.NONE)
    street = typed.read("street", longest=LONGEST_STREET)
    place = typed.read("place", longest=LONGEST_PLACE)
    by_streets = typed.read("area", longest=10) == "streets"
    radius_m = None if by_streets else _radius(typed)
    typed.read("radius", longest=6)
    typed.lists["streets"] = request.form.getlist("streets")
    typed.lists["called"] = request.form.getlist("called")
    if by_streets and not typed.lists["streets"]:
        typed.complain("streets", N_("Kies minstens één straat."))
    # An address is mailed only when it is one of ours: what was typed chooses, no more.
    chosen = typed.read("police", longest=254)
    police = next((contact for contact in choices.police if contact.email == chosen), None)
    if typed.errors or starts_at is None or ends_at is None:
        return typed, None
    return typed, {
        "cause": cause,
        "place": place,
        "street": street,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "radius_m": radius_m,
        "streets": typed.lists["streets"] if by_streets else [],
        "call_place_ids": _known(typed.lists["called"], choices),
        "police": police,
    }


def move_as_kept(tent: TentView) -> Typed:
    """Return the form to move a tent, filled in with where it stands now."""
    starts, ends = tent.starts_at.astimezone(TIME_ZONE), tent.ends_at.astimezone(TIME_ZONE)
    return Typed(
        values={
            "day": starts.date().isoformat(),
            "starts": f"{starts:%H:%M}",
            "ends": f"{ends:%H:%M}",
            "street": tent.street,
            "place": tent.place,
        }
    )


def read_move() -> tuple[Typed, MoveWishes | None]:
    """Read the form to move a tent; no wishes when something cannot be understood."""
    typed = Typed()
    day = typed.day("day")
    starts_at, ends_at = typed.moment(day, "starts"), typed.moment(day, "ends")
    street = typed.read("street", longest=LONGEST_STREET)
    place = typed.read("place", longest=LONGEST_PLACE)
    if typed.errors or starts_at is None or ends_at is None:
        return typed, None
    return typed, {"place": place, "street": street, "starts_at": starts_at, "ends_at": ends_at}


def _radius(typed: Typed) -> int | None:
    text = typed.read("radius", longest=6)
    if text.isdecimal():
        return int(text)
    typed.complain("radius", N_("Vul een aantal meters in, zoals 150."))
    return None


def _known(called: list[str], choices: PlanChoices) -> list[uuid.UUID]:
    return [place.id for place in choices.places if str(place.id) in called]


def chosen(kind: type[Choice], name: str) -> Choice:
    """Return what a button stands for; no button of ours sends anything else."""
    try:
        return kind(request.form.get(name, ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def labels(words: Mapping[str, str]) -> list[dict[str, str]]:
    """Return choices for a form from values and their words."""
    locale = current_locale()
    return [
        {"value": value, "label": say(word, locale).capitalize()} for value, word in words.items()
    ]
