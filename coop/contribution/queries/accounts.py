"""What the treasurer sees of one member, and who gave a mandate."""

import math
import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from coop.contribution.lookups import accounts_of
from coop.contribution.models import Booking, Due, Mandate, MandateAccount, MandateWay
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import MemberNotFoundError
from coop.membership.lookups import is_current
from coop.membership.models import Member
from coop.people.models import Person
from coop.people.rules import folded

MEMBERS_ON_A_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerLine:
    """A member, and from which account may be collected."""

    member_id: uuid.UUID
    number: int
    name: str
    iban: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerPage:
    """One page of the members with their mandates."""

    lines: tuple[PayerLine, ...]
    members: int
    mandates: int
    found: int
    page: int
    pages: int


@use_case(Permission.CONTRIBUTION_ACCOUNT_READ)
def payers_page(uow: UnitOfWork, actor: Actor, *, search: str = "", page: int = 1) -> PayerPage:
    """Return one page of today's members whose name or number fits the search."""
    current = is_current(uow.today)
    fitting = [current, *_fitting(search)]
    found = _count(uow, *fitting)
    pages = max(1, math.ceil(found / MEMBERS_ON_A_PAGE))
    page = min(max(1, page), pages)
    members = uow.session.scalars(
        select(Member)
        .join(Member.person)
        .where(*fitting)
        .order_by(Person.sort_name, Member.number)
        .limit(MEMBERS_ON_A_PAGE)
        .offset((page - 1) * MEMBERS_ON_A_PAGE)
        .options(joinedload(Member.person))
    ).all()
    ibans = _ibans(uow, [member.id for member in members])
    in_force = select(Mandate.id).where(
        Mandate.member_id == Member.id, Mandate.revoked_on.is_(None)
    )
    return PayerPage(
        lines=tuple(
            PayerLine(
                member_id=member.id,
                number=member.number,
                name=member.person.name.sorted,
                iban=ibans.get(member.id),
            )
            for member in members
        ),
        members=_count(uow, current),
        mandates=_count(uow, current, in_force.exists()),
        found=found,
        page=page,
        pages=pages,
    )


def _count(uow: UnitOfWork, *fitting: ColumnElement[bool]) -> int:
    counted = select(func.count(Member.id)).join(Member.person).where(*fitting)
    return uow.session.scalar(counted) or 0


def _fitting(search: str) -> list[ColumnElement[bool]]:
    fitting: list[ColumnElement[bool]] = []
    for word in search.split()[:6]:
        fits = Person.sort_name.contains(folded(word), autoescape=True)
        if word.isascii() and word.isdecimal():
            # Wider than any number here would not fit the database's integer.
            fits = or_(fits, Member.number == int(word[:9]))
        fitting.append(fits)
    return fitting


def _ibans(uow: UnitOfWork, members: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    concerned = (Mandate.member_id.in_(members), Mandate.revoked_on.is_(None))
    accounts = accounts_of(uow.session, select(Mandate.id).where(*concerned))
    mandates = uow.session.scalars(select(Mandate).where(*concerned))
    return {mandate.member_id: accounts[mandate.id].iban for mandate in mandates}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountUse:
    """An account a mandate stood on, since a day."""

    iban: str
    holder: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateView:
    """A mandate with the accounts it stood on, the present one first."""

    mandate_id: uuid.UUID
    reference: str
    signed_on: date
    way: MandateWay
    revoked_on: date | None
    accounts: tuple[AccountUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """What was asked for a year."""

    due_id: uuid.UUID
    run_id: uuid.UUID
    year: int
    cents: int
    reference: str
    iban: str | None
    #: Less than nought when too much was paid.
    open_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """What one member was asked, and the mandates he or she gave."""

    member_id: uuid.UUID
    number: int
    name: str
    ended_on: date | None
    dues: tuple[DueLine, ...]
    mandates: tuple[MandateView, ...]

    @property
    def mandate(self) -> MandateView | None:
        """Return the mandate in force."""
        return next((one for one in self.mandates if one.revoked_on is None), None)


@use_case(Permission.CONTRIBUTION_ACCOUNT_READ)
def account_view(uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID) -> AccountView:
    """Return what one member was asked, and the history of the mandates."""
    member = uow.session.get(Member, member_id, options=(joinedload(Member.person),))
    if member is None:
        raise MemberNotFoundError
    dues = uow.session.execute(
        select(Due, func.coalesce(func.sum(Booking.cents), 0))
        .outerjoin(Booking, Booking.due_id == Due.id)
        .where(Due.member_id == member_id)
        .group_by(Due.id)
        .order_by(Due.year.desc())
    )
    return AccountView(
        member_id=member.id,
        number=member.number,
        name=member.person.name.full,
        ended_on=member.ended_on,
        dues=tuple(
            DueLine(
                due_id=due.id,
                run_id=due.run_id,
                year=due.year,
                cents=due.cents,
                reference=due.reference,
                iban=due.iban,
                open_cents=due.cents - int(paid),
            )
            for due, paid in dues
        ),
        mandates=_mandates(uow, member_id),
    )


def _mandates(uow: UnitOfWork, member_id: uuid.UUID) -> tuple[MandateView, ...]:
    mandates = uow.session.scalars(
        select(Mandate)
        .where(Mandate.member_id == member_id)
        .order_by(Mandate.recorded_at.desc(), Mandate.reference.desc())
    ).all()
    accounts = uow.session.scalars(
        select(MandateAccount)
        .where(MandateAccount.mandate_id.in_([mandate.id for mandate in mandates]))
        .order_by(MandateAccount.recorded_at.desc(), MandateAccount.id.desc())
    ).all()
    return tuple(
        MandateView(
            mandate_id=mandate.id,
            reference=mandate.reference,
            signed_on=mandate.signed_on,
            way=mandate.way,
            revoked_on=mandate.revoked_on,
            accounts=tuple(
                AccountUse(
                    iban=account.iban,
                    holder=account.holder,
                    since=account.recorded_at.astimezone(TIME_ZONE).date(),
                )
                for account in accounts
                if account.mandate_id == mandate.id
            ),
        )
        for mandate in mandates
    )
