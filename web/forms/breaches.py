"""What the board types about a breach; keeps it when something is not right yet."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from flask import request

from coop.kernel.clock import TIME_ZONE
from coop.privacy.queries.breaches import BreachView
from coop.privacy.rules.breaches import (
    LONGEST_LINE,
    LONGEST_WHAT,
    MOST_PEOPLE,
    Answer,
    BreachKind,
    Concerned,
    DataKind,
)
from coop.wording.catalogue import N_, say
from web.context import current_coop, current_locale, form_text
from web.forms.own import Typed

Choice = TypeVar("Choice", bound=StrEnum)

#: Which field a refusal is about.
FIELDS = {"breach_incomplete": "what"}
LONGEST_DAY, LONGEST_HOUR, LONGEST_NUMBER = 10, 5, 7
ANSWERED = ("unreadable", "returned", "harmful")


def read_text(typed: Typed, *names: str, longest: int = LONGEST_WHAT) -> None:
    """Keep some fields as typed."""
    typed.values.update({name: form_text(name, longest=longest) for name in names})


def read_moment(typed: Typed, name: str, *, is_needed: bool = True) -> datetime | None:
    """Return a day and an hour as one instant; both empty is none."""
    day = form_text(f"{name}_day", longest=LONGEST_DAY)
    hour = form_text(f"{name}_hour", longest=LONGEST_HOUR)
    typed.values.update({f"{name}_day": day, f"{name}_hour": hour})
    if not (day or hour or is_needed):
        return None
    try:
        local = datetime.strptime(f"{day} {hour}", "%Y-%m-%d %H:%M").replace(tzinfo=TIME_ZONE)
    except ValueError:
        typed.errors[f"{name}_day"] = say(N_("Vul dag en uur in."), current_locale())
        return None
    return local.astimezone(UTC)


def read_chosen(typed: Typed, name: str, kind: type[Choice]) -> list[Choice]:
    """Return which of several were ticked."""
    known = {value.value for value in kind}
    ticked = [value for value in request.form.getlist(name) if value in known]
    typed.values[name] = " ".join(ticked)
    return [kind(value) for value in ticked]


def read_answer(typed: Typed, name: str) -> Answer:
    """Return an answer, and complain where there is none."""
    typed.values[name] = form_text(name, longest=LONGEST_HOUR * 2)
    try:
        return Answer(typed.values[name])
    except ValueError:
        typed.errors[name] = say(N_("Kies een van de antwoorden."), current_locale())
        return Answer.UNKNOWN


def read_people(typed: Typed) -> int | None:
    """Return about how many people it concerns, if anybody knows."""
    text = form_text("people", longest=LONGEST_NUMBER)
    typed.values["people"] = text
    if not text:
        return None
    if text.isascii() and text.isdecimal() and int(text) <= MOST_PEOPLE:
        return int(text)
    typed.errors["people"] = say(N_("Vul een getal in, zonder letters."), current_locale())
    return None


def new_breach() -> Typed:
    """Begin with this very minute: that is when the clock begins to run."""
    return Typed({"what": "", "kinds": "", "happened": "", **_moment("found", _now())})


def shown_breach(seen: BreachView) -> Typed:
    """Begin with what was filled in before."""
    return Typed(
        {
            "what": seen.line.what,
            "kinds": " ".join(seen.kinds),
            "happened": seen.happened,
            **_moment("found", seen.line.found_at),
            "data": " ".join(seen.data),
            "concerned": " ".join(seen.concerned),
            "people": "" if seen.people is None else str(seen.people),
            **{name: getattr(seen, name) or "" for name in ANSWERED},
            "consequences": seen.consequences,
            "measures": seen.measures,
            **_moment("reported", seen.line.reported_at),
            "report_reference": seen.report_reference,
            "report_reason": seen.report_reason,
            **_moment("told", seen.line.told_at),
            "told_reason": seen.told_reason,
            "told_text": seen.told_text,
        }
    )


def read_first(typed: Typed) -> tuple[list[BreachKind], datetime | None]:
    """Read what happened and when it was found."""
    read_text(typed, "what")
    read_text(typed, "happened", longest=LONGEST_LINE)
    return read_chosen(typed, "kinds", BreachKind), read_moment(typed, "found")


def read_whose(typed: Typed) -> tuple[list[DataKind], list[Concerned], int | None]:
    """Read which data it concerns, and whose."""
    return (
        read_chosen(typed, "data", DataKind),
        read_chosen(typed, "concerned", Concerned),
        read_people(typed),
    )


def _now() -> datetime:
    return current_coop().clock.now()


def _moment(name: str, at: datetime | None) -> dict[str, str]:
    local = at.astimezone(TIME_ZONE) if at else None
    return {
        f"{name}_day": f"{local:%Y-%m-%d}" if local else "",
        f"{name}_hour": f"{local:%H:%M}" if local else "",
    }
