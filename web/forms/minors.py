"""What the secretary types about a member who is not yet eighteen."""

from dataclasses import dataclass
from datetime import date

from coop.membership.errors import RepresentativeNotMemberError
from coop.membership.rules.applications import LONGEST_GUARDIAN
from coop.membership.rules.minors import birth_day_of
from web.context import form_text

LONGEST_NUMBER = 9
#: Which field a refusal is about; the day of birth where none is named.
FIELDS = {
    "representative_is_minor": "number",
    "representative_missing": "number",
    "representative_not_member": "number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedMinor:
    """The form as it was typed."""

    born_on: date | None
    number: int | None
    name: str


def read_minor() -> TypedMinor:
    """Read the form, or refuse what cannot be understood."""
    born_on, number = form_text("born_on").strip(), form_text("number").strip()
    if number and not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER):
        raise RepresentativeNotMemberError(number=number[:LONGEST_NUMBER])
    return TypedMinor(
        born_on=birth_day_of(born_on) if born_on else None,
        number=int(number) if number else None,
        name=form_text("name", longest=LONGEST_GUARDIAN),
    )
