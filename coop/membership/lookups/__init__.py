"""Finds memberships, lists that were uploaded, and what of the register they are compared with.

``applications`` and ``endings`` find what stands around a membership, ``selections`` who fits a
search; they are asked by name.
"""

from coop.membership.lookups.imports import addresses_at, draft_by_id, register_for
from coop.membership.lookups.members import (
    is_current,
    is_member,
    is_suspended,
    is_voter,
    standing_of,
)

__all__ = [
    "addresses_at",
    "draft_by_id",
    "is_current",
    "is_member",
    "is_suspended",
    "is_voter",
    "register_for",
    "standing_of",
]
