"""Finds how the parts were turned so far."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.parts.models import PartChange


def newest_number(session: Session) -> int:
    """Return the number of the newest change; nought when nobody chose anything yet."""
    return session.scalar(select(func.max(PartChange.number))) or 0
