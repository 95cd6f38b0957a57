"""Finds candidates, and what goes badly together with their candidacy."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from coop.assembly.errors import CandidateNotFoundError
from coop.assembly.models import Candidate
from coop.people.models import Role
from coop.people.rules import RoleKind
from coop.roles.rules.conflicts import Conflict, clashes_of


def candidate_by_id(session: Session, candidate_id: uuid.UUID) -> Candidate:
    """Return a candidate as it is now, or refuse."""
    candidate = session.get(Candidate, candidate_id, populate_existing=True)
    if candidate is None:
        raise CandidateNotFoundError(candidate_id=candidate_id)
    return candidate


def candidate_of(session: Session, item_id: uuid.UUID, person_id: uuid.UUID) -> Candidate | None:
    """Return the candidacy of somebody at a point of an agenda."""
    return session.scalar(
        select(Candidate).where(Candidate.item_id == item_id, Candidate.person_id == person_id)
    )


def conflicts_of(
    session: Session, people: Collection[uuid.UUID], day: date
) -> dict[uuid.UUID, tuple[Conflict, ...]]:
    """Return what each of some people holds on a day that goes badly with being a candidate.

    Who counts the votes is no candidate, and who is chosen sits on the board, which a process
    guardian and the audit committee do not.
    """
    rows = session.execute(
        select(Role.person_id, Role.kind).where(
            Role.person_id.in_(people),
            Role.starts_on <= day,
            or_(Role.ends_on.is_(None), Role.ends_on > day),
        )
    )
    held: dict[uuid.UUID, set[RoleKind]] = defaultdict(set)
    for person_id, kind in rows:
        held[person_id].add(kind)
    return {person_id: _conflicts(kinds) for person_id, kinds in held.items()}


def _conflicts(held: set[RoleKind]) -> tuple[Conflict, ...]:
    clashes = (
        *clashes_of(RoleKind.CANDIDATE, held),
        *clashes_of(RoleKind.BOARD_MEMBER, held),
    )
    return tuple(dict.fromkeys(clash.conflict for clash in clashes))
