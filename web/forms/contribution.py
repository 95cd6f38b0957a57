"""What the treasurer types about accounts, mandates and runs; keeps it when it is not right."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from coop.contribution.errors import InvalidAmountError
from coop.contribution.queries.runs import CategoryAmount, CreditorView, Proposal
from coop.contribution.rules.dues import EVERYBODY
from coop.contribution.rules.money import cents_of, euros
from coop.kernel.errors import CoopError
from coop.wording.catalogue import N_, say
from web.context import current_locale, form_text
from web.errors import message_of

LONGEST_TYPED = 80
#: Which field a refusal is about.
FIELDS = {
    "invalid_iban": "iban",
    "holder_missing": "holder",
    "invalid_creditor_id": "creditor_id",
    "invalid_payment_link": "payment_link",
    "signed_in_future": "signed_on",
    "invalid_amount": "amount",
    "invalid_year": "year",
    "collection_too_early": "collect_on",
    "no_business_day": "collect_on",
    "pay_by_too_early": "pay_by",
}


@dataclass(slots=True)
class Typed:
    """One form as it was typed, and what is wrong with it, field by field."""

    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def read(self, name: str, longest: int = LONGEST_TYPED) -> str:
        """Return a field's text and keep it."""
        self.values[name] = form_text(name, longest=longest)
        return self.values[name]

    def complain(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field."""
        self.errors[name] = say(sentence, current_locale())

    def refuse(self, error: CoopError) -> None:
        """Show a refusal at the field it is about, or at the first one."""
        self.errors[FIELDS.get(error.code, next(iter(self.values), "iban"))] = message_of(error)

    def number(self, name: str) -> int:
        """Return a whole number; anything else is said."""
        text = self.read(name)
        if text.isascii() and text.isdecimal():
            return int(text[:6])
        self.complain(name, N_("Vul een getal in, zonder letters."))
        return 0

    def day(self, name: str) -> date:
        """Return the day that was typed, as a browser or a person writes it."""
        text = self.read(name)
        for shape in ("%Y-%m-%d", "%d-%m-%Y"):
            try:
                return datetime.strptime(text, shape).date()  # noqa: DTZ007  # a day has no zone
            except ValueError:
                continue
        self.complain(name, N_("Vul een dag in, zoals 31-12-2026."))
        return date.min

    def cents(self, name: str) -> int:
        """Return an amount in cents."""
        try:
            return cents_of(self.read(name))
        except InvalidAmountError as error:
            self.errors[name] = message_of(error)
            return 0


def shown_creditor(creditor: CreditorView) -> Typed:
    """Begin with our own account as it is."""
    return Typed(
        values={
            "iban": creditor.iban,
            "holder": creditor.holder,
            "creditor_id": creditor.creditor_id or "",
            "notice_days": str(creditor.notice_days),
            "payment_days": str(creditor.payment_days),
            "reminder_days": str(creditor.reminder_days),
            "payment_link": creditor.payment_link,
        }
    )


def shown_proposal(proposal: Proposal) -> Typed:
    """Begin with days that keep to the terms."""
    return Typed(
        values={
            "year": str(proposal.year),
            "amount": typed_amount(proposal.cents),
            **{amount_field(one.category): typed_amount(one.cents) for one in proposal.categories},
            "collect_on": proposal.collect_on.isoformat(),
            "pay_by": proposal.pay_by.isoformat(),
        }
    )


def typed_amount(cents: int | None) -> str:
    """Return an amount as somebody would type it."""
    if cents is None:
        return ""
    return euros(cents).replace("€", "").replace("\N{NO-BREAK SPACE}", "")


def amount_field(category: str) -> str:
    """Return the name of the field for what a category pays."""
    return f"amount-{category}"


def read_amounts(typed: Typed, categories: Iterable[CategoryAmount]) -> dict[str, int]:
    """Return what each pays; a category left empty pays what everybody does."""
    amounts = {EVERYBODY: typed.cents("amount")}
    for one in categories:
        name = amount_field(one.category)
        if typed.read(name).strip():
            amounts[one.category] = typed.cents(name)
    return amounts
