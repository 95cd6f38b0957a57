"""Tents ahead and behind, calls, and what the forms offer to choose from."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from coop.buurtent.models import (
    TentCall,
    TentCallPlace,
    TentInvitation,
    TentOccasion,
    TentPolice,
    TentSession,
)
from coop.buurtent.rules import (
    CallSource,
    Cause,
    NeighbourAnswer,
    PoliceContact,
    PoliceState,
    TentState,
)
from coop.buurtent.rules.figures import WAS_THERE
from coop.groups.models import Contact
from coop.groups.rules import ContactKind
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.lookups import all_streets

#: How far back lists look; older evenings are for the yearly figures.
LOOKS_BACK = timedelta(days=92)
#: A call older than this no longer asks for a tent.
CALLS_ASK_FOR = timedelta(days=14)
LONGEST_LIST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class TentLine:
    """One tent in a list."""

    id: uuid.UUID
    cause: Cause
    place: str
    street: str
    starts_at: datetime
    ends_at: datetime
    state: TentState
    police: PoliceState
    is_invited: bool
    comes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One call in a list."""

    id: uuid.UUID
    received_at: datetime
    caller: str
    cause: Cause
    source: CallSource
    streets: tuple[str, ...]
    #: A tent was planned for at least one of them.
    has_tent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TentsOverview:
    """What the volunteers' first page shows."""

    ahead: tuple[TentLine, ...]
    behind: tuple[TentLine, ...]
    calls: tuple[CallLine, ...]

    @property
    def asked(self) -> int:
        """Return at how many past tents the police were asked and a volunteer noted what came."""
        return sum(line.police in WAS_THERE | {PoliceState.DID_NOT_COME} for line in self.behind)

    @property
    def came(self) -> int:
        """Return at how many of those the police were there (C21: a number, no person)."""
        return sum(line.police in WAS_THERE for line in self.behind)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledPlace:
    """A street that was called in, for the plan form."""

    id: uuid.UUID
    call_id: uuid.UUID
    street: str
    received_at: datetime
    cause: Cause
    happened_on: date | None
    has_tent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoices:
    """What the forms offer to choose from."""

    streets: tuple[str, ...]
    places: tuple[CalledPlace, ...]
    #: Who of the police can be asked.
    police: tuple[PoliceContact, ...]


@use_case(Permission.BUURTENT_SESSION_READ)
def tents_overview(uow: UnitOfWork, actor: Actor) -> TentsOverview:
    """Return the tents ahead and behind, and the latest calls."""
    rows = _tents(uow)
    lines = [_line(row, uow.now) for row in rows]
    ahead = [line for line in lines if line.ends_at > uow.now]
    behind = [line for line in lines if line.ends_at <= uow.now]
    return TentsOverview(
        ahead=tuple(ahead), behind=tuple(reversed(behind)), calls=tuple(_calls(uow))
    )


def _tents(uow: UnitOfWork) -> list[Row[TentSession, TentPolice | None, int]]:
    comes = (
        select(func.count())
        .where(
            TentInvitation.session_id == TentSession.id,
            TentInvitation.answer == NeighbourAnswer.COMES,
        )
        .correlate(TentSession)
        .scalar_subquery()
    )
    newest = (
        select(TentSession, TentPolice, comes)
        .outerjoin(TentPolice, TentPolice.session_id == TentSession.id)
        .where(TentSession.ends_at > uow.now - LOOKS_BACK)
        .order_by(TentSession.starts_at.desc(), TentSession.id)
        .limit(LONGEST_LIST)
    )
    return list(reversed(uow.session.execute(newest).all()))


def _line(row: Row[TentSession, TentPolice | None, int], now: datetime) -> TentLine:
    tent, police, comes = row
    return TentLine(
        id=tent.id,
        cause=tent.cause,
        place=tent.place,
        street=tent.street,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        state=tent.state(now),
        police=PoliceState.NOT_ASKED if police is None else police.state,
        is_invited=tent.invited_at is not None,
        comes=comes,
    )


def _calls(uow: UnitOfWork) -> list[CallLine]:
    calls = uow.session.scalars(
        select(TentCall)
        .where(TentCall.received_at > uow.now - CALLS_ASK_FOR)
        .order_by(TentCall.received_at.desc(), TentCall.id)
        .limit(LONGEST_LIST)
    ).all()
    call_ids = [call.id for call in calls]
    streets = _streets_of(uow.session, call_ids)
    answered = _with_tent(uow.session, call_ids)
    return [
        CallLine(
            id=call.id,
            received_at=call.received_at,
            caller=call.caller,
            cause=call.cause,
            source=call.source,
            streets=tuple(streets[call.id]),
            has_tent=call.id in answered,
        )
        for call in calls
    ]


def _streets_of(
    session: Session, call_ids: Collection[uuid.UUID]
) -> defaultdict[uuid.UUID, list[str]]:
    streets: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    rows = session.execute(
        select(TentCallPlace.call_id, TentCallPlace.street)
        .where(TentCallPlace.call_id.in_(call_ids))
        .distinct()
        .order_by(TentCallPlace.street)
    )
    for call_id, street in rows:
        streets[call_id].append(street)
    return streets


def _with_tent(session: Session, call_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    return set(
        session.scalars(
            select(TentCallPlace.call_id)
            .join(TentOccasion, TentOccasion.call_place_id == TentCallPlace.id)
            .where(TentCallPlace.call_id.in_(call_ids))
            .distinct()
        )
    )


@use_case(Permission.BUURTENT_SESSION_READ)
def plan_choices(uow: UnitOfWork, actor: Actor) -> PlanChoices:
    """Return the streets known here and the places called in lately."""
    return PlanChoices(
        streets=tuple(street.name for street in all_streets(uow.session)),
        places=_called_places(uow),
        police=_police(uow.session),
    )


def _called_places(uow: UnitOfWork) -> tuple[CalledPlace, ...]:
    rows = uow.session.execute(
        select(TentCallPlace, TentCall)
        .join(TentCall, TentCall.id == TentCallPlace.call_id)
        .where(TentCall.received_at > uow.now - CALLS_ASK_FOR)
        .order_by(TentCall.received_at.desc(), TentCallPlace.position, TentCallPlace.street)
        .limit(LONGEST_LIST)
    ).all()
    covered = _covered(uow.session, [place.id for place, _ in rows])
    return tuple(
        CalledPlace(
            id=place.id,
            call_id=call.id,
            street=place.street,
            received_at=call.received_at,
            cause=call.cause,
            happened_on=place.happened_on,
            has_tent=place.id in covered,
        )
        for place, call in rows
    )


def _covered(session: Session, place_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return for which places a tent was planned that was not called off."""
    return set(
        session.scalars(
            select(TentOccasion.call_place_id)
            .join(TentSession, TentSession.id == TentOccasion.session_id)
            .where(TentOccasion.call_place_id.in_(place_ids), TentSession.cancelled_at.is_(None))
        )
    )


def _police(session: Session) -> tuple[PoliceContact, ...]:
    contacts = session.scalars(
        select(Contact)
        .where(Contact.kind == ContactKind.POLICE, Contact.ended_at.is_(None))
        .order_by(Contact.function, Contact.id)
    )
    # Groups may share a team mailbox; it is asked once.
    by_email = {
        contact.email: PoliceContact(
            name=contact.function, email=contact.email, contact_id=contact.id
        )
        for contact in contacts
    }
    return tuple(by_email.values())
