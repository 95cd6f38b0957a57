"""Keeping a filter of the members' list under a name."""

import uuid

from sqlalchemy import func, or_, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import (
    FilterNameTakenError,
    SavedFilterNotFoundError,
    TooManyFiltersError,
)
from coop.membership.models import SavedFilter
from coop.membership.rules import MOST_FILTERS, Order, Selection, filter_name_of
from coop.people.models import Person


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def save_filter(
    uow: UnitOfWork,
    actor: Actor,
    *,
    name: str,
    selection: Selection,
    order: Order,
    is_shared: bool,
) -> uuid.UUID:
    """Keep what the list shows now, for oneself or for the whole board."""
    name = filter_name_of(name)
    # Locked, so that two at once do not pass the most there may be.
    owner = uow.session.get_one(Person, actor.person_id, with_for_update=True)
    held = select(func.count(SavedFilter.id)).where(SavedFilter.owner_id == owner.id)
    if (uow.session.scalar(held) or 0) >= MOST_FILTERS:
        raise TooManyFiltersError(most=MOST_FILTERS)
    _ensure_name_free(uow, owner.id, name)
    saved = SavedFilter(
        id=uow.chance.new_id(),
        owner_id=owner.id,
        name=name,
        is_shared=is_shared,
        selection=selection.plain,
        order=order,
        saved_at=uow.now,
    )
    uow.session.add(saved)
    uow.note("saved_filter", saved.id, shared=is_shared)
    return saved.id


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def rename_filter(
    uow: UnitOfWork, actor: Actor, *, filter_id: uuid.UUID, name: str, is_shared: bool
) -> None:
    """Give a filter another name, and share it or not."""
    saved = _to_change(uow, actor, filter_id)
    name = filter_name_of(name)
    if name != saved.name:
        _ensure_name_free(uow, saved.owner_id, name)
    saved.name, saved.is_shared = name, is_shared
    uow.note("saved_filter", saved.id, shared=is_shared)


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def delete_filter(uow: UnitOfWork, actor: Actor, *, filter_id: uuid.UUID) -> None:
    """Forget a filter."""
    uow.session.delete(_to_change(uow, actor, filter_id))
    uow.note("saved_filter", filter_id)


def _to_change(uow: UnitOfWork, actor: Actor, filter_id: uuid.UUID) -> SavedFilter:
    # What is shared is the board's: its owner may have left.
    saved = uow.session.scalar(
        select(SavedFilter)
        .where(
            SavedFilter.id == filter_id,
            or_(SavedFilter.owner_id == actor.person_id, SavedFilter.is_shared),
        )
        .with_for_update()
    )
    if saved is None:
        raise SavedFilterNotFoundError
    return saved


def _ensure_name_free(uow: UnitOfWork, owner_id: uuid.UUID, name: str) -> None:
    taken = select(SavedFilter.id).where(
        SavedFilter.owner_id == owner_id, SavedFilter.name == name
    )
    if uow.session.scalar(taken) is not None:
        raise FilterNameTakenError
