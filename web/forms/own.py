"""What people type about themselves; keeps it when something is not right yet."""

from dataclasses import dataclass, field

from coop.kernel.errors import CoopError
from coop.people.errors import OwnDataChangedError
from web.context import form_text
from web.errors import message_of

LONGEST_TYPED = 300
#: Which field a refusal is about; the first one of a form when it is about none.
FIELDS = {
    "name_missing": "given",
    "invalid_phone": "phone",
    "invalid_postcode": "postcode",
    "invalid_house_number": "house_number",
    "address_missing": "street",
    "email_change_not_asked": "code",
    "too_many_attempts": "code",
}


@dataclass(slots=True)
class Typed:
    """One form as it was typed, and what is wrong with it."""

    values: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    #: Somebody was faster: what stands now is shown beside what was typed.
    overtaken: str | None = None

    def refuse(self, error: CoopError) -> None:
        """Show a refusal at the field it is about."""
        if isinstance(error, OwnDataChangedError):
            self.overtaken = message_of(error)
        else:
            first = next(iter(self.values))
            self.errors[FIELDS.get(error.code, first)] = message_of(error)


def read(*names: str) -> Typed:
    """Return some fields as typed."""
    return Typed({name: form_text(name, longest=LONGEST_TYPED) for name in names})
