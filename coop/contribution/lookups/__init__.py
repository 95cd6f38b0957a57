"""Loaders that services and queries share: ``runs`` what is asked, ``payments`` what came in."""

from coop.contribution.lookups.payments import (
    Arrear,
    accounts_to_match,
    arrears,
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
    "creditor_now",
    "creditor_or_refuse",
    "draft_lines",
    "mandate_by_id",
    "paid_on",
    "reminder_of",
    "run_by_id",
    "told_of",
    "traits_of_others",
]
