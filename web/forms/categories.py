"""What the board types about a category of members."""

from datetime import date

from coop.kernel.errors import CoopError
from coop.membership.errors import AgeUnreadableError
from coop.membership.queries.categories import CategoryView
from coop.membership.rules.categories import HIGHEST_LEAST_AGE, Terms
from web.errors import message_of
from web.forms.contribution import Typed, typed_amount

#: Which field a refusal is about.
FIELDS = {
    "votes_too_few": "votes",
    "more_votes_than_statutes": "votes",
    "category_in_use": "is_legal_member",
}


def empty_category() -> Typed:
    """Return a form for an ordinary kind of member."""
    return Typed(values={"name": "", "is_legal_member": "1", "votes": "1"})


def shown_category(seen: CategoryView) -> Typed:
    """Begin with a category as it is."""
    terms = seen.terms
    return Typed(
        values={
            "name": seen.name,
            "is_legal_member": "1" if terms.is_legal_member else "",
            "votes": str(terms.votes or 1),
            "least_age": str(terms.least_age or ""),
            "is_per_household": "1" if terms.is_per_household else "",
            "amount": typed_amount(terms.cents),
        }
    )


def read_category() -> tuple[Typed, Terms | None]:
    """Read the form; no terms when something in it cannot be understood."""
    typed = Typed()
    typed.read("name")
    terms = Terms(
        is_legal_member=bool(typed.read("is_legal_member")),
        votes=typed.number("votes"),
        least_age=_age(typed),
        is_per_household=bool(typed.read("is_per_household")),
        cents=typed.cents("amount") if typed.read("amount").strip() else None,
    )
    return typed, None if typed.errors else terms


def refuse(typed: Typed, error: CoopError) -> None:
    """Show a refusal at the field it is about, or at the name."""
    typed.errors[FIELDS.get(error.code, "name")] = message_of(error)


def born_on(text: str) -> date | None:
    """Return a day of birth; what is no day is none, and the rule says what is asked."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _age(typed: Typed) -> int | None:
    text = typed.read("least_age").strip()
    if not text:
        return None
    if text.isascii() and text.isdecimal() and 0 < int(text[:4]) <= HIGHEST_LEAST_AGE:
        return int(text)
    typed.errors["least_age"] = message_of(AgeUnreadableError())
    return None
