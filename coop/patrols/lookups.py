"""Finds teams, who walks, and rounds with what belongs to them."""

import uuid
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.groups.models import Group
from coop.patrols.errors import (
    RoundNoteNotFoundError,
    RoundNotFoundError,
    TeamNotFoundError,
    WalkerNotFoundError,
)
from coop.patrols.models import (
    PatrolTeam,
    Round,
    RoundNote,
    RoundStreet,
    RoundWalker,
    Walker,
)
from coop.patrols.rules.team import WalkerState


def team_of(session: Session, group_id: uuid.UUID, *, lock: bool = False) -> PatrolTeam:
    """Return the team of a group, or refuse."""
    team = session.get(PatrolTeam, group_id, with_for_update=lock or None)
    if team is None:
        raise TeamNotFoundError
    return team


def teams_of(session: Session, group_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, PatrolTeam]:
    """Return the teams of some groups."""
    found = session.scalars(select(PatrolTeam).where(PatrolTeam.group_id.in_(set(group_ids))))
    return {team.group_id: team for team in found}


def walker_of(
    session: Session, group_id: uuid.UUID, person_id: uuid.UUID | None, *, lock: bool = False
) -> Walker | None:
    """Return how somebody stands to the rounds of a group today."""
    if person_id is None:
        return None
    query = select(Walker).where(
        Walker.group_id == group_id, Walker.person_id == person_id, Walker.ended_at.is_(None)
    )
    return session.scalar(query.with_for_update() if lock else query)


def ensure_walker(session: Session, group_id: uuid.UUID, person_id: uuid.UUID | None) -> Walker:
    """Return who walks in a group, or refuse; a round of others does not exist to the rest."""
    found = walker_of(session, group_id, person_id)
    if found is None or found.state is not WalkerState.ADMITTED:
        raise RoundNotFoundError
    return found


def walker_by_id(session: Session, walker_id: uuid.UUID, *, lock: bool = False) -> Walker:
    """Return one walker, or refuse."""
    found = session.get(Walker, walker_id, with_for_update=lock or None)
    if found is None or found.ended_at is not None:
        raise WalkerNotFoundError
    return found


def walkers_of(session: Session, group_id: uuid.UUID) -> tuple[Walker, ...]:
    """Return who asks and who walks, the longest waiting first."""
    return tuple(
        session.scalars(
            select(Walker)
            .where(Walker.group_id == group_id, Walker.ended_at.is_(None))
            .order_by(Walker.asked_at, Walker.id)
        )
    )


def round_by_id(session: Session, round_id: uuid.UUID, *, lock: bool = False) -> Round:
    """Return one round, or refuse; who joins or begins it waits for who does so too."""
    found = session.get(Round, round_id, with_for_update=lock or None, populate_existing=lock)
    if found is None:
        raise RoundNotFoundError
    return found


def group_of_round(session: Session, found: Round) -> Group:
    """Return the group whose round it is."""
    return session.get_one(Group, found.group_id)


def walkers_in(session: Session, round_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """Return who walks a round, in the order in which they joined."""
    return tuple(
        session.scalars(
            select(RoundWalker.person_id)
            .where(RoundWalker.round_id == round_id)
            .order_by(RoundWalker.joined_at, RoundWalker.person_id)
        )
    )


def counted_in(session: Session, round_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Count who walks some rounds; one without anybody is not named."""
    rows = session.execute(
        select(RoundWalker.round_id, func.count())
        .where(RoundWalker.round_id.in_(set(round_ids)))
        .group_by(RoundWalker.round_id)
    )
    return {round_id: count for round_id, count in rows}  # noqa: C416  # rows are no pairs


def route_in(session: Session, round_id: uuid.UUID) -> tuple[str, ...]:
    """Return the streets of a round, in their order."""
    return tuple(
        session.scalars(
            select(RoundStreet.street)
            .where(RoundStreet.round_id == round_id)
            .order_by(RoundStreet.position)
        )
    )


def notes_in(session: Session, round_id: uuid.UUID) -> tuple[RoundNote, ...]:
    """Return what was seen on a round, the first first."""
    return tuple(
        session.scalars(
            select(RoundNote)
            .where(RoundNote.round_id == round_id)
            .order_by(RoundNote.at, RoundNote.id)
        )
    )


def note_by_id(session: Session, note_id: uuid.UUID, *, lock: bool = False) -> RoundNote:
    """Return one note, or refuse."""
    found = session.get(RoundNote, note_id, with_for_update=lock or None)
    if found is None:
        raise RoundNoteNotFoundError
    return found
