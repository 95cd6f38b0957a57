"""Putting many members in another category at once."""

import uuid
from datetime import date

from sqlalchemy import func, insert, literal, select, update

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import AgeAskedError, SelectionChangedError
from coop.membership.lookups.categories import category_by_id
from coop.membership.lookups.placing import those_to_place
from coop.membership.models import Member, Placement
from coop.membership.rules import Selection
from coop.membership.rules.categories import ensure_not_past


@use_case(Permission.MEMBERSHIP_MEMBER_PLACE)
def place_members(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection,
    chosen: frozenset[uuid.UUID],
    category_id: uuid.UUID | None,
    effective_on: date,
    expected: int,
    reference: str = "",
) -> int:
    """Put a selection in a category from a day on, each with a change of its own.

    ``expected`` is the number that was confirmed: somebody else's change meanwhile is shown
    first. Two statements however many there are, so that 50,000 members hold nobody up.
    """
    ensure_not_past(effective_on, today=uow.today)
    if category_id is not None:
        _ensure_no_age_asked(uow, category_id)
    changing = those_to_place(uow.session, selection, chosen, category_id, effective_on, uow.today)
    members = uow.session.scalar(select(func.count(Member.id)).where(*changing)) or 0
    if members != expected or not members:
        raise SelectionChangedError(members=members)
    kept = {
        "category_id": category_id,
        "recorded_at": uow.now,
        "recorded_by": actor.person_id,
        "reference": reference,
    }
    # What was entered for the same day before was a slip, and is replaced. Those are in the
    # category now, so that the second statement passes them over.
    uow.session.execute(
        update(Placement)
        .where(
            Placement.effective_on == effective_on,
            Placement.member_id.in_(select(Member.id).where(*changing)),
        )
        .values(kept)
        .execution_options(synchronize_session=False)
    )
    columns = {"effective_on": effective_on, **kept}
    rows = [literal(value, Placement.__table__.c[name].type) for name, value in columns.items()]
    uow.session.execute(
        insert(Placement).from_select(
            ["member_id", *columns], select(Member.id, *rows).where(*changing)
        )
    )
    uow.note(
        "placing",
        uow.chance.new_id(),
        members=members,
        effective_on=effective_on.isoformat(),
        category=str(category_id) if category_id else None,
    )
    return members


def _ensure_no_age_asked(uow: UnitOfWork, category_id: uuid.UUID) -> None:
    category = category_by_id(uow.session, category_id)
    if category.least_age is not None:
        raise AgeAskedError(name=category.name)
