"""Setting targets and taking them away."""

import uuid
from datetime import date

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import TargetEndedError
from coop.membership.lookups.targets import target_by_id
from coop.membership.models import Target
from coop.membership.rules.targets import Counted, ensure_target


@use_case(Permission.MEMBERSHIP_TARGET_SET)
def set_target(
    uow: UnitOfWork,
    actor: Actor,
    *,
    number: int,
    by_on: date,
    counted: Counted,
    is_public: bool,
) -> uuid.UUID:
    """Set how many there shall be by a day."""
    ensure_target(number, by_on, today=uow.today)
    target = Target(
        id=uow.chance.new_id(),
        number=number,
        counted=counted,
        set_on=uow.today,
        by_on=by_on,
        is_public=is_public,
        set_by=actor.person_id,
    )
    uow.session.add(target)
    uow.note("target", target.id, number=number)
    return target.id


@use_case(Permission.MEMBERSHIP_TARGET_SET)
def end_target(uow: UnitOfWork, actor: Actor, *, target_id: uuid.UUID) -> None:
    """Take a target away; it is not shown any more."""
    target = target_by_id(uow.session, target_id)
    if target.ended_at is not None:
        raise TargetEndedError
    target.ended_at = uow.now
    uow.note("target", target_id)
