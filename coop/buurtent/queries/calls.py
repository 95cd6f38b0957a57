"""One call with what was put right in it, and what is usual here."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from coop.buurtent.lookups import (
    call_by_id,
    customs_of,
    missed_call_of,
    newest_custom,
    permits_ahead,
    places_of,
    street_languages,
)
from coop.buurtent.models import TentCallCorrection
from coop.buurtent.rules import CallSource, Cause
from coop.buurtent.rules.calls import CallField, Customs, ToldPlace
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.places.lookups import all_streets


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that was put right: by whom, when, and what it said before and after."""

    at: datetime
    #: First name, as volunteers know each other (C20).
    by: str
    field: CallField
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """One call as it stands, and how it came to stand so."""

    id: uuid.UUID
    received_at: datetime
    recorded_at: datetime
    caller: str
    #: First name of who took it.
    taker: str
    cause: Cause
    source: CallSource
    places: tuple[ToldPlace, ...]
    remark: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitView:
    """What the gemeente allows, as it was written down."""

    id: uuid.UUID
    reference: str
    #: None: wherever the tent stands.
    street: str | None
    valid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomsView:
    """What is usual here, and what is allowed."""

    customs: Customs
    permits: tuple[PermitView, ...]
    streets: tuple[str, ...]
    #: Street and the language its flyers are written in beside Dutch.
    languages: tuple[tuple[str, str], ...]


@use_case(Permission.BUURTENT_SESSION_READ)
def call_view(uow: UnitOfWork, actor: Actor, *, call_id: uuid.UUID) -> CallView:
    """Return one call with its corrections, the newest first."""
    call = call_by_id(uow.session, call_id)
    taker = None if call.taker_id is None else uow.session.get(Person, call.taker_id)
    return CallView(
        id=call.id,
        received_at=call.received_at,
        recorded_at=call.recorded_at,
        caller=call.caller,
        taker=taker.given_name if taker else "",
        cause=call.cause,
        source=call.source,
        places=tuple(places_of(uow.session, [call_id])[call_id]),
        remark=call.remark,
        corrections=_corrections(uow, call_id),
    )


def _corrections(uow: UnitOfWork, call_id: uuid.UUID) -> tuple[Correction, ...]:
    rows = uow.session.execute(
        select(TentCallCorrection, Person.given_name)
        .outerjoin(Person, Person.id == TentCallCorrection.corrected_by)
        .where(TentCallCorrection.call_id == call_id)
        .order_by(TentCallCorrection.corrected_at.desc(), TentCallCorrection.field)
    )
    return tuple(
        Correction(
            at=row.corrected_at, by=name or "", field=row.field, before=row.before, after=row.after
        )
        for row, name in rows
    )


@use_case(Permission.BUURTENT_SESSION_READ)
def missed_call(uow: UnitOfWork, actor: Actor) -> datetime | None:
    """Return the expected call that nobody wrote down, if there is one (C18: off until set)."""
    return missed_call_of(uow.session, uow.now)


@use_case(Permission.BUURTENT_SESSION_READ)
def customs_view(uow: UnitOfWork, actor: Actor) -> CustomsView:
    """Return what is usual here and what the gemeente allows."""
    return CustomsView(
        customs=customs_of(newest_custom(uow.session)),
        permits=tuple(
            PermitView(
                id=permit.id,
                reference=permit.reference,
                street=permit.street,
                valid_until=permit.valid_until,
            )
            for permit in permits_ahead(uow.session, uow.today)
        ),
        streets=tuple(street.name for street in all_streets(uow.session)),
        languages=tuple(sorted(street_languages(uow.session).items())),
    )
