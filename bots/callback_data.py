"""Reads what a pressed button tells the bot; `coop.notices.rules.button_data` writes it."""

from collections.abc import Callable
from typing import Any

from coop.notices.errors import UnknownButtonError


def parse(data: str | None, verb: str, *kinds: Callable[[str], Any]) -> tuple[Any, ...]:
    """Return the values behind the verb, each read by its kind; anybody may send anything.

    Any: the kinds say what the values are, and a caller unpacks them by those.
    """
    found, *values = (data or "").split(":")
    if found != verb or len(values) != len(kinds):
        raise UnknownButtonError
    try:
        return tuple(kind(value) for kind, value in zip(kinds, values, strict=True))
    except ValueError:
        raise UnknownButtonError from None
