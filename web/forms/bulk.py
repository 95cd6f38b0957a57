"""What the board types about a whole selection of members."""

import uuid
from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from web.forms.members import ListForm, read_chosen, read_list

#: The choice of no category: an ordinary member.
ORDINARY = "-"
LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Who goes where, and from what day."""

    asked: ListForm
    chosen: frozenset[uuid.UUID]
    #: As typed; empty as long as nothing was chosen.
    category: str
    effective_on: date | None
    #: What was typed for the day.
    day: str
    reference: str
    #: The number that was confirmed.
    expected: int

    @property
    def category_id(self) -> uuid.UUID | None:
        """Return the category that was chosen; none for an ordinary member."""
        return None if self.category == ORDINARY else uuid.UUID(self.category)

    @property
    def is_chosen(self) -> bool:
        """Tell whether a category was chosen."""
        return bool(self.category)


def read_placing(typed: MultiDict[str, str]) -> Placing:
    """Read the address or the form; what makes no sense was not typed."""
    number = typed.get("aantal", "")[:LONGEST_NUMBER]
    day = typed.get("dag", "").strip()
    return Placing(
        asked=read_list(typed),
        chosen=read_chosen(typed),
        category=_category(typed.get("categorie", "").strip()),
        effective_on=_day(day),
        day=day,
        reference=typed.get("besluit", "").strip(),
        expected=int(number) if number.isascii() and number.isdecimal() else 0,
    )


def _category(text: str) -> str:
    if text == ORDINARY:
        return text
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
