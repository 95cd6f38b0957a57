"""Reads what was typed about a list of members."""

from http import HTTPStatus

from flask import abort
from werkzeug.datastructures import MultiDict

from coop.membership.errors import ColumnTwiceError
from coop.membership.rules import Column

#: Fields are called "column-0", "column-1" … by the place of the column in the file.
FIELD = "column-"


def chosen_places(form: MultiDict[str, str]) -> dict[Column, int]:
    """Return where each column stands, as chosen for every column of the file."""
    places: dict[Column, int] = {}
    for name, value in form.items():
        place = name.removeprefix(FIELD)
        if place == name or not value:
            continue
        try:
            column = Column(value)
            number = int(place)
        except ValueError:
            abort(HTTPStatus.BAD_REQUEST)
        if column in places:
            raise ColumnTwiceError
        places[column] = number
    return places
