"""Finds what was seen of who looks after a group (C25)."""

import uuid
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.groups.models import ModeratorCheck, WantedCheck
from coop.groups.rules.checks import CheckKind, Seen, tally


def wanted_checks(session: Session, group_id: uuid.UUID) -> tuple[CheckKind, ...]:
    """Return what a group wants to have been seen, in one order."""
    wanted = set(session.scalars(select(WantedCheck.kind).where(WantedCheck.group_id == group_id)))
    return tuple(kind for kind in CheckKind if kind in wanted)


def checks_of(
    session: Session, person_ids: Iterable[uuid.UUID]
) -> dict[tuple[uuid.UUID, CheckKind], ModeratorCheck]:
    """Return what was seen of some people."""
    found = session.scalars(
        select(ModeratorCheck).where(ModeratorCheck.person_id.in_(set(person_ids)))
    )
    return {(check.person_id, check.kind): check for check in found}


def seen_of(
    session: Session, group_id: uuid.UUID, moderators: tuple[uuid.UUID, ...]
) -> tuple[Seen, ...]:
    """Return how many of a group's moderators showed what the group wants."""
    wanted = wanted_checks(session, group_id)
    return tally(wanted, moderators, checks_of(session, moderators)) if wanted else ()
