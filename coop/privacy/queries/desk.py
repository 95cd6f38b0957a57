"""The privacy statement and the desk that answers requests."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.privacy.errors import RequestNotFoundError
from coop.privacy.lookups import modules_in_use
from coop.privacy.models import PrivacyRequest, Processor
from coop.privacy.rules.holdings import HOLDINGS, Module
from coop.privacy.rules.requests import (
    HURRY_DAYS,
    ExtensionReason,
    Ground,
    Relation,
    RequestKind,
    RequestOutcome,
    days_left,
    due_on,
)

#: The desk shows open requests and as many answered ones.
MOST_ANSWERED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleView:
    """A part of the product that is in use, and what its tables hold of people."""

    module: Module
    #: Table -> the columns that tell something.
    holdings: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessorView:
    """Somebody who handles data for the cooperative."""

    id: uuid.UUID
    name: str
    purpose: str
    place: str
    agreed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """What a privacy statement says here, today."""

    modules: tuple[ModuleView, ...]
    processors: tuple[ProcessorView, ...]


@use_case(Permission.PRIVACY_STATEMENT_READ)
def statement_view(uow: UnitOfWork, actor: Actor) -> StatementView:
    """Return what is kept in the parts that are in use, and who handles it for us."""
    processors = uow.session.scalars(
        select(Processor).where(Processor.ended_at.is_(None)).order_by(Processor.name)
    )
    return StatementView(
        modules=tuple(_module(module) for module in modules_in_use(uow.session)),
        processors=tuple(
            ProcessorView(
                id=one.id,
                name=one.name,
                purpose=one.purpose,
                place=one.place,
                agreed_on=one.agreed_on,
            )
            for one in processors
        ),
    )


def _module(module: Module) -> ModuleView:
    holdings = [holding for holding in HOLDINGS if holding.module is module]
    return ModuleView(
        module=module, holdings=tuple((holding.table, holding.shown) for holding in holdings)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A request in the list of the desk."""

    id: uuid.UUID
    number: int
    kind: RequestKind
    name: str
    received_on: date
    due_on: date
    #: After today; below zero it is too late.
    days_left: int
    is_urgent: bool
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """One request, whole."""

    line: RequestLine
    relation: Relation
    email: str
    text: str
    #: Sent by somebody who was signed in: then it is known who it is.
    is_known: bool
    may_extend: bool
    extended_on: date | None
    extension_reason: ExtensionReason | None
    outcome: RequestOutcome | None
    ground: Ground | None
    note: str


@use_case(Permission.PRIVACY_REQUEST_HANDLE)
def requests_view(uow: UnitOfWork, actor: Actor) -> tuple[RequestLine, ...]:
    """Return the open requests, the first due on top, and then the newest answered ones."""
    waiting = uow.session.scalars(
        select(PrivacyRequest).where(PrivacyRequest.answered_at.is_(None))
    )
    answered = uow.session.scalars(
        select(PrivacyRequest)
        .where(PrivacyRequest.answered_at.is_not(None))
        .order_by(PrivacyRequest.answered_at.desc())
        .limit(MOST_ANSWERED)
    )
    lines = sorted((_line(one, uow.today) for one in waiting), key=lambda line: line.due_on)
    return (*lines, *(_line(one, uow.today) for one in answered))


@use_case(Permission.PRIVACY_REQUEST_HANDLE)
def open_requests(uow: UnitOfWork, actor: Actor) -> int:
    """Return how many requests wait for an answer."""
    waiting = select(func.count(PrivacyRequest.id)).where(PrivacyRequest.answered_at.is_(None))
    return uow.session.scalar(waiting) or 0


@use_case(Permission.PRIVACY_REQUEST_HANDLE)
def request_view(uow: UnitOfWork, actor: Actor, *, request_id: uuid.UUID) -> RequestView:
    """Return one request."""
    request = uow.session.get(PrivacyRequest, request_id)
    if request is None:
        raise RequestNotFoundError
    line = _line(request, uow.today)
    first_month = days_left(request.received_on, is_extended=False, today=uow.today) >= 0
    return RequestView(
        line=line,
        relation=request.relation,
        email=request.email,
        text=request.text,
        is_known=request.person_id is not None,
        may_extend=request.extended_on is None and request.answered_at is None and first_month,
        extended_on=request.extended_on,
        extension_reason=request.extension_reason,
        outcome=request.outcome,
        ground=request.ground,
        note=request.note,
    )


def _line(request: PrivacyRequest, today: date) -> RequestLine:
    is_extended = request.extended_on is not None
    left = days_left(request.received_on, is_extended=is_extended, today=today)
    return RequestLine(
        id=request.id,
        number=request.number,
        kind=request.kind,
        name=request.name,
        received_on=request.received_on,
        due_on=due_on(request.received_on, is_extended=is_extended),
        days_left=left,
        is_urgent=request.answered_at is None and left < HURRY_DAYS,
        answered_at=request.answered_at,
    )
