"""What the board sees of those who want to become members."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.applications import application_by_id, person_like
from coop.membership.lookups.endings import terms_on
from coop.membership.lookups.members import is_current, membership_of
from coop.membership.models import Application, Member
from coop.membership.rules.lifecycle import EndGround, MemberState, Way
from coop.membership.rules.terms import decide_until
from coop.people.models import Person
from coop.people.rules import Purpose
from coop.places.lookups import AddressCheck, checked_address
from coop.places.models import Address
from coop.statutes.lookups import rule_in_force
from coop.statutes.rules import RuleKey

#: So many of each kind stand on the page; the oldest wait longest and come first.
MOST_SHOWN = 100
MOST_DECIDED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationLine:
    """One application as in the list."""

    application_id: uuid.UUID
    name: str
    address: str
    state: MemberState
    applied_on: date | None
    received_at: datetime
    #: Days until the board must have decided; below zero it is too late.
    days_left: int | None
    ground: EndGround | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationsView:
    """Who waits for a decision, who may apply yet, and what was decided lately."""

    waiting: tuple[ApplicationLine, ...]
    interested: tuple[ApplicationLine, ...]
    decided: tuple[ApplicationLine, ...]


@use_case(Permission.MEMBERSHIP_APPLICATION_DECIDE)
def applications_view(uow: UnitOfWork, actor: Actor) -> ApplicationsView:
    """Return the applications, those that wait longest first."""
    undecided = Application.decided_at.is_(None)
    days = terms_on(uow.session, uow.today).decide_days
    decided = uow.session.scalars(
        select(Application)
        .where(Application.decided_at.is_not(None))
        .order_by(Application.decided_at.desc(), Application.id)
        .limit(MOST_DECIDED)
    ).all()
    waiting = _oldest(uow, undecided, Application.applied_on.is_not(None))
    interested = _oldest(uow, undecided, Application.applied_on.is_(None))
    return ApplicationsView(
        waiting=tuple(_line(one, days, uow.today) for one in waiting),
        interested=tuple(_line(one, days, uow.today) for one in interested),
        decided=tuple(_line(one, days, uow.today) for one in decided),
    )


@use_case(Permission.MEMBERSHIP_APPLICATION_DECIDE)
def waiting_applications(uow: UnitOfWork, actor: Actor) -> int:
    """Return how many applications wait for a decision."""
    return (
        uow.session.scalar(
            select(func.count(Application.id)).where(
                Application.decided_at.is_(None), Application.applied_on.is_not(None)
            )
        )
        or 0
    )


def _oldest(uow: UnitOfWork, *which: ColumnElement[bool]) -> Sequence[Application]:
    return uow.session.scalars(
        select(Application)
        .where(*which)
        .order_by(Application.applied_on, Application.received_at, Application.id)
        .limit(MOST_SHOWN)
    ).all()


def _address(application: Application) -> str:
    number = f"{application.house_number}{application.house_letter}"
    addition = f"-{application.addition}" if application.addition else ""
    return f"{application.street} {number}{addition}"


def _line(application: Application, days: int, today: date) -> ApplicationLine:
    return ApplicationLine(
        application_id=application.id,
        name=application.name.full,
        address=_address(application),
        state=application.state,
        applied_on=application.applied_on,
        received_at=application.received_at,
        days_left=_days_left(application, days, today),
        ground=application.ended,
    )


def _days_left(application: Application, days: int, today: date) -> int | None:
    if application.state is not MemberState.APPLICANT or application.applied_on is None:
        return None
    return (decide_until(application.applied_on, days) - today).days


@dataclass(frozen=True, slots=True, kw_only=True)
class LikePerson:
    """Somebody on the register who may be the applicant."""

    name: str
    #: The number of who is a member today.
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationView:
    """One application, as the board decides about it."""

    line: ApplicationLine
    postcode: str
    town: str
    #: What the list of addresses says of it.
    place: AddressCheck
    #: The statutes ask that members live in the area, and this address lies outside it.
    is_against_statutes: bool
    email: str
    phone: str
    way: Way
    purposes: tuple[Purpose, ...]
    #: Who agrees for a minor.
    guardian: str
    #: The first day as an adult of who is a minor.
    adult_on: date | None
    like: LikePerson | None
    #: Another front door of ours stands at this address.
    door_is_known: bool
    decided_at: datetime | None
    decided_by: str
    reason: str
    reference: str
    appealed_on: date | None
    member_id: uuid.UUID | None


@use_case(Permission.MEMBERSHIP_APPLICATION_DECIDE)
def application_view(
    uow: UnitOfWork, actor: Actor, *, application_id: uuid.UUID
) -> ApplicationView:
    """Return one application, with whom of the register it may be about."""
    application = application_by_id(uow.session, application_id)
    days = terms_on(uow.session, uow.today).decide_days
    decided_by = (
        uow.session.get(Person, application.decided_by) if application.decided_by else None
    )
    place = checked_address(uow.session, application.door, application.street)
    return ApplicationView(
        line=_line(application, days, uow.today),
        postcode=application.postcode,
        town=application.town,
        place=place,
        is_against_statutes=place.is_outside and _must_live_here(uow),
        email=application.email,
        phone=application.phone,
        way=application.way,
        purposes=tuple(sorted(application.purposes)),
        guardian=application.guardian,
        adult_on=application.adult_on,
        like=_like(uow, application),
        door_is_known=_door_is_known(uow, application),
        decided_at=application.decided_at,
        decided_by=decided_by.name.full if decided_by else "",
        reason=application.reason,
        reference=application.reference,
        appealed_on=application.appealed_on,
        member_id=application.member_id,
    )


def _must_live_here(uow: UnitOfWork) -> bool:
    return rule_in_force(uow.session, RuleKey.ADMISSION_AREA, uow.today).is_on


def _like(uow: UnitOfWork, application: Application) -> LikePerson | None:
    if application.member_id is not None:
        return None
    person = person_like(uow.session, application)
    if person is None:
        return None
    held = membership_of(uow.session, person.id, uow.today)
    return LikePerson(name=person.name.full, number=held.number if held else None)


def _door_is_known(uow: UnitOfWork, application: Application) -> bool:
    found = uow.session.scalar(
        select(Member.id)
        .join(Person, Person.id == Member.person_id)
        .join(Address, Address.id == Person.address_id)
        .where(
            is_current(uow.today),
            Address.postcode == application.postcode,
            Address.house_number == application.house_number,
            Address.house_letter == application.house_letter,
            Address.addition == application.addition,
        )
        .limit(1)
    )
    return found is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoiningView:
    """What who wants to become a member should know beforehand."""

    decide_days: int


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT)
def joining_view(uow: UnitOfWork, actor: Actor) -> JoiningView:
    """Return what holds for who applies today."""
    return JoiningView(decide_days=terms_on(uow.session, uow.today).decide_days)
