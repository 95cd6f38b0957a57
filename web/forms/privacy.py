"""What people type about their own data, and the board about a request."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from coop.kernel.errors import CoopError
from coop.privacy.rules.requests import LONGEST_NAME, LONGEST_TEXT
from coop.wording.catalogue import N_, say
from web.context import current_locale, form_text
from web.errors import message_of
from web.forms.own import Typed

Choice = TypeVar("Choice", bound=StrEnum)

FIELDS = {
    "request_name_missing": "name",
    "request_text_missing": "text",
    "invalid_email": "email",
    "ground_missing": "ground",
}
LONGEST_CHOICE = 40
LONGEST_DAY = 10


def read_request() -> Typed:
    """Return a request as typed."""
    typed = Typed({name: form_text(name, longest=LONGEST_CHOICE) for name in ("kind", "relation")})
    typed.values["name"] = form_text("name", longest=LONGEST_NAME)
    typed.values["email"] = form_text("email", longest=LONGEST_NAME * 2)
    typed.values["text"] = form_text("text", longest=LONGEST_TEXT)
    return typed


def chosen(
    typed: Typed, name: str, kind: type[Choice], *, is_needed: bool = True
) -> Choice | None:
    """Return which one was chosen, and complain when one is needed."""
    try:
        return kind(typed.values[name])
    except ValueError:
        if is_needed:
            typed.errors[name] = say(N_("Kies een van de antwoorden."), current_locale())
        return None


def refuse(typed: Typed, error: CoopError) -> None:
    """Show a refusal at the field it is about."""
    first = next(iter(typed.values))
    typed.errors[FIELDS.get(error.code, first)] = message_of(error)


def day_of(text: str) -> date | None:
    """Return the day that was typed, if one was."""
    try:
        return date.fromisoformat(text[:LONGEST_DAY])
    except ValueError:
        return None
