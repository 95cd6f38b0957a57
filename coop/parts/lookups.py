"""Finds out which parts are off."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.kernel.permissions import Permission
from coop.parts.errors import PartOffError
from coop.parts.models import PartTurn
from coop.parts.rules import Part, part_of_permission

#: Built once: every use case of a part asks this.
_STANDING = select(PartTurn.part, PartTurn.is_on).where(PartTurn.replaced_at.is_(None))
_OFF = select(PartTurn.part).where(PartTurn.replaced_at.is_(None), PartTurn.is_on.is_(False))


def parts_off(session: Session) -> frozenset[Part]:
    """Return the parts that are off; a part that nobody ever turned is on."""
    return frozenset(session.scalars(_OFF))


def parts_set(session: Session) -> dict[Part, bool]:
    """Return how each part was set, of those that somebody ever did set."""
    return {row.part: row.is_on for row in session.execute(_STANDING)}


def ensure_on(session: Session, part: Part | None) -> None:
    """Refuse what belongs to a part that is off; what belongs to none is always there."""
    if part is not None and part in parts_off(session):
        raise PartOffError(parts=(part,))


def ensure_permission_on(session: Session, permission: Permission) -> None:
    """Refuse what a permission of a part that is off would allow, whoever asks."""
    ensure_on(session, part_of_permission(permission))
