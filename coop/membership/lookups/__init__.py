"""Finds memberships, lists that were uploaded, and what of the register they are compared with.

``applications`` and ``endings`` find what stands around a membership, ``categories`` of what kind
it is, ``selections`` who fits a search, ``minors`` who is not eighteen yet and
``representing`` who votes for them; they are asked by name.
"""

from coop.membership.lookups.comparing import addresses_at, register_for
from coop.membership.lookups.imports import (
    counts_of,
    draft_by_id,
    facts_about,
    rows_after,
    rows_alike,
    rows_to_undo_before,
    stage_of_draft,
)
from coop.membership.lookups.members import (
    is_current,
    is_legal,
    is_member,
    is_suspended,
    is_voter,
    standing_of,
)

__all__ = [
    "addresses_at",
    "counts_of",
    "draft_by_id",
    "facts_about",
    "is_current",
    "is_legal",
    "is_member",
    "is_suspended",
    "is_voter",
    "register_for",
    "rows_after",
    "rows_alike",
    "rows_to_undo_before",
    "stage_of_draft",
    "standing_of",
]
