"""What can be done at the privacy desk."""

import uuid
from datetime import date

from sqlalchemy import delete, func, or_, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.outbox import ToEmail, ToPerson, queue
from coop.notices.rules import NoticeKind
from coop.people.rules import RoleKind, email_of, hash_of
from coop.privacy.errors import (
    ProcessorIncompleteError,
    ProcessorNotFoundError,
    RequestNotFoundError,
)
from coop.privacy.lookups import holders_of
from coop.privacy.models import PrivacyRequest, Processor
from coop.privacy.rules.requests import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_TEXT,
    REQUEST_KEPT,
    ExtensionReason,
    Ground,
    Relation,
    RequestKind,
    RequestOutcome,
    due_on,
    ensure_may_extend,
    ensure_not_too_many,
    ensure_reasoned,
    ensure_request,
    ensure_unanswered,
)


@use_case(Permission.PRIVACY_REQUEST_SEND)
def send_request(
    uow: UnitOfWork,
    actor: Actor,
    *,
    kind: RequestKind,
    relation: Relation,
    name: str,
    email: str,
    text: str,
    origin: str,
) -> int:
    """Ask about one's own data; returns the number under which it is answered."""
    ensure_request(kind, name=name, text=text)
    email = email_of(email)
    _ensure_not_too_many(uow, email, origin)
    newest = uow.session.scalar(select(func.max(PrivacyRequest.number))) or 0
    request = PrivacyRequest(
        id=uow.chance.new_id(),
        number=newest + 1,
        kind=kind,
        relation=relation,
        name=" ".join(name.split())[:LONGEST_NAME],
        email=email,
        text=text.strip()[:LONGEST_TEXT],
        locale=actor.locale,
        received_at=uow.now,
        received_on=uow.today,
        origin_hash=hash_of(origin),
        person_id=actor.person_id,
    )
    uow.session.add(request)
    _tell(uow, request, NoticeKind.PRIVACY_RECEIVED)
    for person_id in holders_of(uow.session, RoleKind.SECRETARY, uow.today):
        queue(
            uow,
            kind=NoticeKind.PRIVACY_REQUEST,
            to=ToPerson(person_id),
            subject_id=request.id,
            args={"number": request.number, "due": _due(request)},
        )
    uow.note("privacy_request", request.id, signed=False, kind=kind.value)
    return request.number


def _ensure_not_too_many(uow: UnitOfWork, email: str, origin: str) -> None:
    asked = uow.session.scalars(
        select(PrivacyRequest.received_at).where(
            or_(PrivacyRequest.email == email, PrivacyRequest.origin_hash == hash_of(origin))
        )
    )
    ensure_not_too_many(asked.all(), uow.now)


@use_case(Permission.PRIVACY_REQUEST_HANDLE)
def extend_request(
    uow: UnitOfWork, actor: Actor, *, request_id: uuid.UUID, reason: ExtensionReason
) -> None:
    """Take two months more and tell why, within the first month."""
    request = _locked(uow, request_id)
    ensure_may_extend(
        request.received_on,
        extended_on=request.extended_on,
        answered_at=request.answered_at,
        today=uow.today,
    )
    request.extended_on = uow.today
    request.extension_reason = reason
    _tell(uow, request, NoticeKind.PRIVACY_EXTENDED, reason=reason.value)
    uow.note("privacy_request", request.id, reason=reason.value)


@use_case(Permission.PRIVACY_REQUEST_HANDLE)
def answer_request(
    uow: UnitOfWork,
    actor: Actor,
    *,
    request_id: uuid.UUID,
    outcome: RequestOutcome,
    ground: Ground | None,
    note: str,
) -> None:
    """Record what was decided and tell it to who asked."""
    request = _locked(uow, request_id)
    ensure_unanswered(request.answered_at)
    ensure_reasoned(outcome, ground)
    is_less = outcome in {RequestOutcome.PARTLY, RequestOutcome.REFUSED}
    request.answered_at = uow.now
    request.outcome = outcome
    request.ground = ground if is_less else None
    request.note = note.strip()[:LONGEST_NOTE]
    request.origin_hash = None
    told = request.ground.value if request.ground else None
    _tell(uow, request, NoticeKind.PRIVACY_ANSWERED, outcome=outcome.value, ground=told)
    uow.note("privacy_request", request.id, outcome=outcome.value)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_requests(uow: UnitOfWork, actor: Actor) -> None:
    """Remove requests a year after they were answered, with all that is in them."""
    uow.session.execute(
        delete(PrivacyRequest).where(PrivacyRequest.answered_at <= uow.now - REQUEST_KEPT)
    )


@use_case(Permission.PRIVACY_PROCESSOR_MANAGE)
def add_processor(
    uow: UnitOfWork,
    actor: Actor,
    *,
    name: str,
    purpose: str,
    place: str,
    agreed_on: date | None = None,
) -> uuid.UUID:
    """Put somebody who handles data for us on the public list."""
    texts = [" ".join(text.split()) for text in (name, purpose, place)]
    if not all(texts):
        raise ProcessorIncompleteError
    processor = Processor(
        id=uow.chance.new_id(),
        name=texts[0][:120],
        purpose=texts[1][:200],
        place=texts[2][:120],
        added_at=uow.now,
        agreed_on=agreed_on,
    )
    uow.session.add(processor)
    uow.note("processor", processor.id)
    return processor.id


@use_case(Permission.PRIVACY_PROCESSOR_MANAGE)
def end_processor(uow: UnitOfWork, actor: Actor, *, processor_id: uuid.UUID) -> None:
    """Take somebody off the list who handles data for us no longer."""
    processor = uow.session.get(Processor, processor_id, with_for_update=True)
    if processor is None or processor.ended_at is not None:
        raise ProcessorNotFoundError
    processor.ended_at = uow.now
    uow.note("processor", processor.id)


def _locked(uow: UnitOfWork, request_id: uuid.UUID) -> PrivacyRequest:
    request = uow.session.get(PrivacyRequest, request_id, with_for_update=True)
    if request is None:
        raise RequestNotFoundError
    return request


def _due(request: PrivacyRequest) -> str:
    return due_on(request.received_on, is_extended=request.extended_on is not None).isoformat()


def _tell(uow: UnitOfWork, request: PrivacyRequest, kind: NoticeKind, **args: str | None) -> None:
    """Mail who asked: numbers, days and choices only, never what he or she wrote."""
    queue(
        uow,
        kind=kind,
        to=ToEmail(request.email, request.locale),
        subject_id=request.id,
        args={"number": request.number, "due": _due(request), **args},
    )
