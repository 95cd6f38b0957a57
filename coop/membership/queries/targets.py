"""How far the targets are, for the board and for who thinks of joining."""

import uuid
from dataclasses import dataclass

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.targets import open_targets, progress_of
from coop.membership.rules.targets import LEAST_SHOWN, Counted, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """One target, and how far it is."""

    target_id: uuid.UUID
    counted: Counted
    is_public: bool
    progress: Progress


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def targets_view(uow: UnitOfWork, actor: Actor) -> tuple[TargetView, ...]:
    """Return the targets there are, the nearest day first."""
    return tuple(_views(uow))


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT)
def public_targets(uow: UnitOfWork, actor: Actor) -> tuple[TargetView, ...]:
    """Return what anybody may see: what the board ticked, and no number of a few people."""
    return tuple(
        view
        for view in _views(uow, only_public=True)
        if view.progress.now >= LEAST_SHOWN and view.progress.days_left
    )


def _views(uow: UnitOfWork, *, only_public: bool = False) -> list[TargetView]:
    return [
        TargetView(
            target_id=target.id,
            counted=target.counted,
            is_public=target.is_public,
            progress=progress_of(uow.session, target, uow.today),
        )
        for target in open_targets(uow.session)
        if target.is_public or not only_public
    ]
