"""A second step that was lost, taken away by two board members together (C14).

Neither of them is the owner, and the owner hears of both deeds by mail.
"""

import uuid

from sqlalchemy import delete, select, update

from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.errors import (
    PersonNotFoundError,
    ResetNotFoundError,
    ResetOpenError,
    SecondStepMissingError,
)
from coop.people.events import SecondStepChanged
from coop.people.lookups import second_step_of
from coop.people.models import (
    Authenticator,
    Passkey,
    Person,
    RecoveryCode,
    SecondStepReset,
    Session,
)
from coop.people.rules.second import (
    RESET_LASTS,
    SecondChange,
    ensure_of_another,
    ensure_reset_open,
    ensure_second_pair,
)


@use_case(Permission.PEOPLE_SECOND_STEP_RESET)
def propose_reset(uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID) -> uuid.UUID:
    """Ask another board member to take somebody's second step away."""
    proposed_by = _person(actor)
    ensure_of_another(person_id, proposed_by)
    # Locked, so that of two at once the later one sees the other.
    if uow.session.get(Person, person_id, with_for_update=True) is None:
        raise PersonNotFoundError(person_id=person_id)
    if not second_step_of(uow.session, person_id).is_set_up:
        raise SecondStepMissingError
    waiting = (
        SecondStepReset.person_id == person_id,
        SecondStepReset.carried_out_at.is_(None),
        SecondStepReset.refused_at.is_(None),
    )
    uow.session.execute(
        delete(SecondStepReset).where(
            *waiting, SecondStepReset.proposed_at <= uow.now - RESET_LASTS
        )
    )
    if uow.session.scalar(select(SecondStepReset.id).where(*waiting)) is not None:
        raise ResetOpenError
    reset = SecondStepReset(
        id=uow.chance.new_id(),
        person_id=person_id,
        proposed_at=uow.now,
        proposed_by=proposed_by,
    )
    uow.session.add(reset)
    _tell(uow, reset, SecondChange.RESET_PROPOSED)
    return reset.id


@use_case(Permission.PEOPLE_SECOND_STEP_RESET)
def confirm_reset(uow: UnitOfWork, actor: Actor, *, reset_id: uuid.UUID) -> None:
    """Take a second step away as another board member asked; its owner sets a new one up.

    Passkeys go too, and every browser is signed out: what was lost may be in wrong hands.
    """
    reset = _open(uow, reset_id)
    ensure_of_another(reset.person_id, _person(actor))
    ensure_second_pair(reset.proposed_by, actor.person_id)
    reset.carried_out_at, reset.decided_by = uow.now, actor.person_id
    for table in (Authenticator, Passkey, RecoveryCode):
        uow.session.execute(delete(table).where(table.person_id == reset.person_id))
    uow.session.execute(
        update(Session)
        .where(Session.person_id == reset.person_id, Session.ended_at.is_(None))
        .values(ended_at=uow.now)
    )
    _tell(uow, reset, SecondChange.RESET)


@use_case(Permission.PEOPLE_SECOND_STEP_RESET)
def refuse_reset(uow: UnitOfWork, actor: Actor, *, reset_id: uuid.UUID) -> None:
    """Turn such a wish down, or take one's own back; also whom it is about may."""
    reset = _open(uow, reset_id)
    reset.refused_at, reset.decided_by = uow.now, _person(actor)
    uow.note("person", reset.person_id, second="reset_refused")


def _open(uow: UnitOfWork, reset_id: uuid.UUID) -> SecondStepReset:
    reset = uow.session.get(SecondStepReset, reset_id, with_for_update=True)
    if reset is None:
        raise ResetNotFoundError
    ensure_reset_open(
        proposed_at=reset.proposed_at,
        carried_out_at=reset.carried_out_at,
        refused_at=reset.refused_at,
        now=uow.now,
    )
    return reset


def _person(actor: Actor) -> uuid.UUID:
    """Return who acts; this is a decision of people, never of the system."""
    if actor.person_id is None:
        raise MissingPermissionError(permission=Permission.PEOPLE_SECOND_STEP_RESET)
    return actor.person_id


def _tell(uow: UnitOfWork, reset: SecondStepReset, change: SecondChange) -> None:
    uow.note("person", reset.person_id, second=change.value)
    uow.record(SecondStepChanged(person_id=reset.person_id, change=change))
