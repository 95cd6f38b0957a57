"""Finds how far groups are, and whether buurtpreventie is released."""

import uuid
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.groups.models import Group, GroupRelease, GroupStep
from coop.groups.rules import (
    ContactKind,
    Cover,
    GroupState,
    PhotoPolicy,
    ReleaseState,
    ReportKind,
    ensure_open,
)

NOTHING = Cover(kinds=frozenset(), receivers=frozenset())


def steps_of(session: Session, group_id: uuid.UUID) -> tuple[GroupStep, ...]:
    """Return the life of a group so far, the first step first."""
    return tuple(
        session.scalars(
            select(GroupStep).where(GroupStep.group_id == group_id).order_by(GroupStep.position)
        )
    )


def newest_steps(session: Session, group_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, GroupStep]:
    """Return the last step of some groups."""
    newest = (
        select(GroupStep.group_id, func.max(GroupStep.position).label("position"))
        .where(GroupStep.group_id.in_(set(group_ids)))
        .group_by(GroupStep.group_id)
        .subquery()
    )
    steps = session.scalars(
        select(GroupStep).join(
            newest,
            (newest.c.group_id == GroupStep.group_id) & (newest.c.position == GroupStep.position),
        )
    )
    return {step.group_id: step for step in steps}


def states_of(session: Session, group_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, GroupState]:
    """Return how far some groups are."""
    return {group_id: step.state for group_id, step in newest_steps(session, group_ids).items()}


def state_of_group(session: Session, group_id: uuid.UUID) -> GroupState:
    """Return how far one group is."""
    return states_of(session, (group_id,))[group_id]


def is_active_group(session: Session, group_id: uuid.UUID) -> bool:
    """Tell whether a group held its kick-off and goes on."""
    return state_of_group(session, group_id) is GroupState.ACTIVE


def ensure_open_group(session: Session, group_id: uuid.UUID) -> None:
    """Refuse what takes a group that goes on; before its kick-off it is practice."""
    ensure_open(state_of_group(session, group_id))


def newest_release(session: Session, *, lock: bool = False) -> GroupRelease | None:
    """Return the release that was proposed last."""
    query = select(GroupRelease).order_by(GroupRelease.proposed_at.desc(), GroupRelease.id)
    query = query.limit(1)
    return session.scalar(query.with_for_update() if lock else query)


def last_release(session: Session, today: date) -> GroupRelease | None:
    """Return the release that was adopted last, whether or not it still holds.

    Who stops it stops everything: an older one does not take its place.
    """
    return session.scalars(
        select(GroupRelease)
        .where(
            GroupRelease.adopted_on.is_not(None),
            GroupRelease.adopted_on <= today,
        )
        .order_by(GroupRelease.adopted_on.desc(), GroupRelease.proposed_at.desc())
        .limit(1)
    ).first()


def release_in_force(session: Session, today: date) -> GroupRelease | None:
    """Return the release by which groups are used today."""
    found = last_release(session, today)
    if found is None or found.state_on(today) is not ReleaseState.IN_FORCE:
        return None
    return found


def released(session: Session, today: date) -> Cover:
    """Return what the board released: of anything else nothing leaves (C6)."""
    release = release_in_force(session, today)
    return NOTHING if release is None else release.cover


def is_live(session: Session, group_id: uuid.UUID, kind: ReportKind | None, today: date) -> bool:
    """Tell whether a buurtmelding of a kind counts; otherwise it is practice and stays inside."""
    return kind in released(session, today).kinds and is_active_group(session, group_id)


def is_in_use(session: Session, group_id: uuid.UUID, today: date) -> bool:
    """Tell whether a group counts at all: released, and its kick-off held."""
    return release_in_force(session, today) is not None and is_active_group(session, group_id)


def may_receive(session: Session, kind: ContactKind, today: date) -> bool:
    """Tell whether the board released that something goes to this kind of contact."""
    return kind in released(session, today).receivers


def takes_photos(session: Session, group_id: uuid.UUID, today: date) -> bool:
    """Tell whether a group takes photos in: it chose to, and the board released that (C27)."""
    group = session.get(Group, group_id)
    return (
        group is not None
        and group.photo_policy is PhotoPolicy.TAKEN_IN
        and released(session, today).photos
        and is_active_group(session, group_id)
    )


def groups_by_name(session: Session) -> tuple[Group, ...]:
    """Return every group, by name."""
    return tuple(session.scalars(select(Group).order_by(Group.name, Group.id)))
