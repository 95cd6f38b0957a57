"""Finds memberships, lists that were uploaded, and what of the register they are compared with."""

from coop.membership.lookups.imports import addresses_at, draft_by_id, register_for
from coop.membership.lookups.members import is_current, is_member

__all__ = ["addresses_at", "draft_by_id", "is_current", "is_member", "register_for"]
