"""What the board types about the course of a membership."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from flask import request

from coop.kernel.clock import TIME_ZONE
from coop.membership.errors import DayMissingError
from web.context import current_coop

Choice = TypeVar("Choice", bound=StrEnum)


def chosen(kind: type[Choice], name: str) -> Choice | None:
    """Return what was chosen; nothing, or something that is no choice, is nothing."""
    try:
        return kind(request.form.get(name, ""))
    except ValueError:
        return None


def read_day(name: str) -> date:
    """Return a day of a form, or refuse what is none."""
    try:
        return date.fromisoformat(request.form.get(name, "").strip())
    except ValueError:
        raise DayMissingError from None


def today() -> str:
    """Return the legal day as a field for a day holds it."""
    return current_coop().clock.now().astimezone(TIME_ZONE).date().isoformat()
