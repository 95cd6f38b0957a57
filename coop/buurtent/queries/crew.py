"""The roster of one tent, and one's own hours."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from coop.buurtent.lookups import tent_by_id, volunteers_of
from coop.buurtent.lookups.crew import said_of
from coop.buurtent.lookups.team import team_rules
from coop.buurtent.models import TentSession
from coop.buurtent.models.crew import TentHours, TentSwap
from coop.buurtent.rules import TentState
from coop.buurtent.rules.crew import Availability
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import holders_of
from coop.people.models import Person
from coop.people.rules import RoleKind

#: So many evenings of one's own are shown.
MOST_EVENINGS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewLine:
    """One volunteer on the roster, by first name (people-first C20)."""

    person_id: uuid.UUID
    name: str
    was_asked: bool
    answer: Availability | None
    is_picked: bool
    #: For the volunteer and for who planned the tent only.
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapLine:
    """Somebody asks who can take the evening over."""

    id: uuid.UUID
    asked_by: str
    taken_by: str | None
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewView:
    """The roster of one tent."""

    session_id: uuid.UUID
    street: str
    starts_at: datetime
    ends_at: datetime
    state: TentState
    lines: tuple[CrewLine, ...]
    swaps: tuple[SwapLine, ...]
    own_answer: Availability | None
    is_picked: bool
    #: So many are needed at least, where that was agreed.
    minimum: int | None

    @property
    def staff(self) -> int:
        """Return how many are on the list."""
        return sum(line.is_picked for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEvening:
    """One evening at which the reader helped."""

    session_id: uuid.UUID
    starts_at: datetime
    street: str
    minutes: int


@use_case(Permission.BUURTENT_CREW_ANSWER)
def crew_view(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> CrewView:
    """Return who can help at a tent, who does, and who asks to be relieved."""
    tent = tent_by_id(uow.session, session_id)
    lines = _lines(uow, actor, tent)
    own = next((line for line in lines if line.person_id == actor.person_id), None)
    return CrewView(
        session_id=session_id,
        street=tent.street,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        state=tent.state(uow.now),
        lines=lines,
        swaps=_swaps(uow, actor, session_id),
        own_answer=own.answer if own else None,
        is_picked=own is not None and own.is_picked,
        minimum=team_rules(uow.session).minimum,
    )


def _lines(uow: UnitOfWork, actor: Actor, tent: TentSession) -> tuple[CrewLine, ...]:
    staff, said = volunteers_of(uow.session, tent.id), said_of(uow.session, tent.id)
    hours = dict(
        uow.session.execute(
            select(TentHours.person_id, TentHours.minutes).where(TentHours.session_id == tent.id)
        ).all()
    )
    everybody = {*holders_of(uow.session, RoleKind.VOLUNTEER, uow.today), *staff, *said}
    people = uow.session.execute(
        select(Person.id, Person.given_name)
        .where(Person.id.in_(everybody))
        .order_by(Person.given_name, Person.id)
    )
    plans = tent.planned_by_id is not None and tent.planned_by_id == actor.person_id
    return tuple(
        CrewLine(
            person_id=person_id,
            name=name,
            was_asked=person_id in said,
            answer=said.get(person_id),
            is_picked=person_id in staff,
            minutes=hours.get(person_id) if plans or person_id == actor.person_id else None,
        )
        for person_id, name in people
    )


def _swaps(uow: UnitOfWork, actor: Actor, session_id: uuid.UUID) -> tuple[SwapLine, ...]:
    asker, taker = aliased(Person), aliased(Person)
    rows = uow.session.execute(
        select(TentSwap, asker.given_name, taker.given_name)
        .join(asker, asker.id == TentSwap.asked_by)
        .outerjoin(taker, taker.id == TentSwap.taken_by)
        .where(TentSwap.session_id == session_id)
        .order_by(TentSwap.asked_at, TentSwap.id)
    )
    return tuple(
        SwapLine(
            id=swap.id,
            asked_by=asked_by,
            taken_by=taken_by,
            is_own=swap.asked_by == actor.person_id,
        )
        for swap, asked_by, taken_by in rows
    )


@use_case(Permission.BUURTENT_CREW_ANSWER)
def own_hours(uow: UnitOfWork, actor: Actor) -> tuple[OwnEvening, ...]:
    """Return at which evenings the actor helped and how long, the latest first."""
    rows = uow.session.execute(
        select(TentSession, TentHours.minutes)
        .join(TentHours, TentHours.session_id == TentSession.id)
        .where(TentHours.person_id == actor.person_id)
        .order_by(TentSession.starts_at.desc(), TentSession.id)
        .limit(MOST_EVENINGS)
    )
    return tuple(
        OwnEvening(
            session_id=tent.id, starts_at=tent.starts_at, street=tent.street, minutes=minutes
        )
        for tent, minutes in rows
    )
