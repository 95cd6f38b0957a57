"""Turning parts of the product on and off; whatever is in them stays as it is."""

import uuid

from sqlalchemy import update

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.parts.lookups import parts_off, parts_set
from coop.parts.models import PartChange, PartTurn
from coop.parts.rules import Part, StartChoice, Turn, turns_of_choice
from coop.setup.lookups import newest_number
from coop.setup.rules import ensure_as_seen, ensure_may_turn


@use_case(Permission.SETUP_PART_TURN)
def turn_part(uow: UnitOfWork, actor: Actor, *, part: Part, is_on: bool) -> uuid.UUID:
    """Turn one part on or off."""
    ensure_may_turn(part, is_on=is_on, on=frozenset(Part) - parts_off(uow.session))
    return _turn(uow, actor, {part: is_on}, newest=newest_number(uow.session))


@use_case(Permission.SETUP_PART_TURN)
def choose_start(uow: UnitOfWork, actor: Actor, *, start: StartChoice, seen: int) -> uuid.UUID:
    """Turn every part as a start choice says, if they still stand as its preview showed."""
    # Read once: what was compared with the preview is what the new number follows.
    newest = newest_number(uow.session)
    ensure_as_seen(seen, newest)
    turns = turns_of_choice(start, parts_set(uow.session))
    return _turn(uow, actor, turns, newest=newest, start=start)


def _turn(
    uow: UnitOfWork,
    actor: Actor,
    turns: Turn,
    *,
    newest: int,
    start: StartChoice | None = None,
) -> uuid.UUID:
    grant = actor.grant_for(Permission.SETUP_PART_TURN)
    change = PartChange(
        id=uow.chance.new_id(),
        # Of two who press at once one finds this number taken, tries again and is refused.
        number=newest + 1,
        changed_at=uow.now,
        changed_as=grant.function if grant else "",
        start=start,
    )
    uow.session.add(change)
    # At once, not with the rest: a session writes new rows before changed ones.
    uow.session.execute(
        update(PartTurn)
        .where(PartTurn.part.in_(turns), PartTurn.replaced_at.is_(None))
        .values(replaced_at=uow.now)
    )
    uow.session.add_all(
        PartTurn(id=uow.chance.new_id(), change_id=change.id, part=part, is_on=is_on)
        for part, is_on in turns.items()
    )
    uow.note(
        "part_change",
        change.id,
        start=start.value if start else None,
        on=", ".join(part for part, is_on in turns.items() if is_on),
        off=", ".join(part for part, is_on in turns.items() if not is_on),
    )
    return change.id
