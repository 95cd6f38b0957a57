"""Loaders that services and queries share: ``runs`` what is asked, ``payments`` what came in.

``books`` brings both together for the books of a year.
"""

from coop.contribution.lookups.books import books_choice, has_books, lines_asked, lines_paid
from coop.contribution.lookups.payments import (
    Arrear,
    accounts_to_match,
    arrears,
    arrears_total,
    behind,
    has_reminder_letters,
    may_be_reminded,
    paid_on,
    traits_of_others,
)
from coop.contribution.lookups.runs import (
    accounts_of,
    amounts_of,
    creditor_now,
    creditor_or_refuse,
    draft_lines,
    mandate_by_id,
    reminder_of,
    run_by_id,
    told_of,
)

__all__ = [
    "Arrear",
    "accounts_of",
    "accounts_to_match",
    "amounts_of",
    "arrears",
    "arrears_total",
    "behind",
    "books_choice",
    "creditor_now",
    "creditor_or_refuse",
    "draft_lines",
    "has_books",
    "has_reminder_letters",
    "lines_asked",
    "lines_paid",
    "mandate_by_id",
    "may_be_reminded",
    "paid_on",
    "reminder_of",
    "run_by_id",
    "told_of",
    "traits_of_others",
]
