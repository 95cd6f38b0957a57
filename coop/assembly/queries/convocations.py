"""How far the members are called, for the secretary."""

import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import joinedload

from coop.assembly.lookups import (
    convocation_or_refuse,
    convocation_totals,
    convocations_of,
    is_letter,
    is_near,
    meeting_by_id,
    plan_of,
)
from coop.assembly.models import Invitation, LetterBatch
from coop.assembly.rules import (
    Handing,
    Reach,
    SendingBound,
    Totals,
    day_of,
    last_day_of,
    sending_bounds,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.statutes.lookups import rules_in_force

ROWS_ON_A_PAGE = 50


class Shown(StrEnum):
    """Which members are listed."""

    WAITING = "wachten"
    DELIVERIES = "bezorgen"
    LETTERS = "brieven"
    MAILS = "mails"
    ALL = "alle"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchView:
    """A file of letters."""

    number: int
    count: int
    written_at: datetime
    #: How many of them are still with us.
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One version of the agenda that members were called to."""

    id: uuid.UUID
    version: int
    made_at: datetime
    digest: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationView:
    """How one member was called."""

    person_id: uuid.UUID
    number: int
    name: str
    address: str
    mail_address: str | None
    reach: Reach
    failure: str | None
    sent_at: datetime | None
    handed_on: date | None
    handed_how: Handing | None
    handed_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvocationView:
    """How far the members are called to a meeting."""

    meeting_id: uuid.UUID
    title: str
    starts_at: datetime
    today: date
    versions: tuple[VersionView, ...]
    totals: Totals
    bound: SendingBound
    #: Letters that left after the last day.
    late: int
    #: The board convened knowing that this article's term had passed.
    late_article: str | None
    batches: tuple[BatchView, ...]
    shown: Shown
    invitations: tuple[InvitationView, ...]
    page: int
    pages: int

    @property
    def may_supplement(self) -> bool:
        """Tell whether members can still be called to a changed agenda."""
        return self.today <= self.bound.last_day


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def convocation_view(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    shown: Shown = Shown.WAITING,
    page: int = 1,
) -> ConvocationView:
    """Return how far the members are called, with a page of them."""
    meeting = meeting_by_id(uow.session, meeting_id)
    convocation = convocation_or_refuse(uow.session, meeting_id)
    kinds = plan_of(uow.session, meeting).decisions
    rules = rules_in_force(uow.session, day_of(convocation.made_at))
    bound = last_day_of(sending_bounds(day_of(meeting.starts_at), kinds, rules))
    of_this = Invitation.convocation_id == convocation.id
    chosen = and_(of_this, _SHOWN[shown])
    number = uow.session.scalar(
        select(func.count()).select_from(Invitation).join(Invitation.person).where(chosen)
    )
    pages = max(1, math.ceil((number or 0) / ROWS_ON_A_PAGE))
    page = min(max(1, page), pages)
    late = (
        select(func.count())
        .select_from(Invitation)
        .where(of_this, Invitation.handed_on > bound.last_day)
    )
    return ConvocationView(
        meeting_id=meeting_id,
        title=meeting.title,
        starts_at=meeting.starts_at,
        today=uow.today,
        versions=tuple(
            VersionView(
                id=one.id,
                version=one.version,
                made_at=one.made_at,
                digest=one.digest,
                reason=one.reason,
            )
            for one in convocations_of(uow.session, meeting_id)
        ),
        totals=convocation_totals(uow.session, convocation.id),
        bound=bound,
        late=uow.session.scalar(late) or 0,
        late_article=meeting.late_article,
        batches=_batches(uow, convocation.id),
        shown=shown,
        invitations=_invitations(uow, chosen, page),
        page=page,
        pages=pages,
    )


def _batches(uow: UnitOfWork, convocation_id: uuid.UUID) -> tuple[BatchView, ...]:
    left = func.count().filter(Invitation.handed_on.is_(None))
    rows = uow.session.execute(
        select(LetterBatch.number, LetterBatch.count, LetterBatch.written_at, left)
        .join(Invitation, Invitation.batch_id == LetterBatch.id)
        .where(LetterBatch.convocation_id == convocation_id)
        .group_by(LetterBatch.id, LetterBatch.number, LetterBatch.count, LetterBatch.written_at)
        .order_by(LetterBatch.number)
    )
    return tuple(
        BatchView(number=number, count=count, written_at=written_at, left=unhanded)
        for number, count, written_at, unhanded in rows
    )


def _invitations(
    uow: UnitOfWork, chosen: ColumnElement[bool], page: int
) -> tuple[InvitationView, ...]:
    rows = uow.session.scalars(
        select(Invitation)
        .join(Invitation.person)
        .where(chosen)
        .order_by(Person.sort_name, Invitation.member_number)
        .limit(ROWS_ON_A_PAGE)
        .offset((page - 1) * ROWS_ON_A_PAGE)
        .options(joinedload(Invitation.person).joinedload(Person.address))
    )
    return tuple(_shown_row(row) for row in rows)


def _shown_row(row: Invitation) -> InvitationView:
    person = row.person
    return InvitationView(
        person_id=row.person_id,
        number=row.member_number,
        name=person.name.full,
        address=person.address.line if person.address else "",
        mail_address=row.mail_address,
        reach=row.reach(has_postal_address=person.address_id is not None),
        failure=row.failure,
        sent_at=row.sent_at,
        handed_on=row.handed_on,
        handed_how=row.handed_how,
        handed_by=row.handed_by,
    )


_NOT_HANDED = and_(is_letter(), Invitation.handed_on.is_(None))
_SHOWN: Mapping[Shown, ColumnElement[bool]] = {
    Shown.WAITING: or_(_NOT_HANDED, and_(~is_letter(), Invitation.sent_at.is_(None))),
    Shown.DELIVERIES: and_(_NOT_HANDED, is_near()),
    Shown.LETTERS: is_letter(),
    Shown.MAILS: ~is_letter(),
    Shown.ALL: true(),
}
