"""Reads which column of a list is what, as somebody chose it for every column of the file."""

from enum import StrEnum
from http import HTTPStatus
from typing import TypeVar

from flask import abort
from werkzeug.datastructures import MultiDict

from coop.kernel.errors import CoopError

Column = TypeVar("Column", bound=StrEnum)

#: Fields are called "column-0", "column-1" … by the place of the column in the file.
FIELD = "column-"


def read_columns(
    form: MultiDict[str, str], kind: type[Column], twice: type[CoopError]
) -> dict[Column, int]:
    """Return where each column stands; what was chosen twice is refused."""
    places: dict[Column, int] = {}
    for name, value in form.items():
        place = name.removeprefix(FIELD)
        if place == name or not value:
            continue
        try:
            column, number = kind(value), int(place)
        except ValueError:
            abort(HTTPStatus.BAD_REQUEST)
        if column in places:
            raise twice
        places[column] = number
    return places
