"""A list of members as long as we take one, for nobody who exists."""

from collections.abc import Iterator

from coop.membership.documents.columns import HEADER_TEXTS
from coop.rendering.tables import csv_of
from coop.sample.membership import CULTURES

#: One of so many rows has a mistake, as in lists that people keep.
WRONG_EVERY = 100


def long_list(rows: int) -> str:
    """Return a list of so many members, each with an address, mail, telephone and consent."""
    return csv_of([HEADER_TEXTS, *_members(rows)])


def _members(rows: int) -> Iterator[tuple[str, ...]]:
    names = CULTURES[0]
    for number in range(1, rows + 1):
        given = names.given[number % len(names.given)]
        tussenvoegsel, family = names.family[number % len(names.family)]
        postcode = f"{1000 + number // 40 % 9000} {'BX' if number % 2 else 'BZ'}"
        yield (
            *(str(number), given, tussenvoegsel, f"{family} {_letters(number // 700)}"),
            *("" if number % WRONG_EVERY == 0 else postcode, str(number % 400 + 1), ""),
            *("Lindenhof", "Tilburg", f"lid.{number}@voorbeeld.example"),
            *(f"06 {number:08}", "15-03-2021", "ja"),
        )


def _letters(number: int) -> str:
    """Return a number as letters, so that names differ."""
    text = ""
    while number:
        number, rest = divmod(number, 26)
        text += chr(ord("a") + rest)
    return text.capitalize()
