"""The history of a membership; every change adds one line to it."""

import uuid
from datetime import date

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.models import MemberChange
from coop.membership.rules.lifecycle import Change, Way


# Called by whatever changes a membership, in its transaction; no edge runs it by itself.
@use_case(Permission.MEMBERSHIP_MEMBER_END)
def keep_change(
    uow: UnitOfWork,
    actor: Actor,
    *,
    member_id: uuid.UUID,
    change: Change,
    happened_on: date,
    way: Way = Way.PAPER,
    reason: str = "",
    reference: str = "",
) -> None:
    """Keep what happened to a membership, when, who entered it and why."""
    uow.session.add(
        MemberChange(
            id=uow.chance.new_id(),
            member_id=member_id,
            change=change,
            at=uow.now,
            happened_on=happened_on,
            way=way,
            recorded_by=actor.person_id,
            reason=reason,
            reference=reference,
        )
    )
    uow.note("member", member_id, change=change.value)
