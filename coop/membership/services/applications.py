"""From interest to membership: what applicants ask, and what the board makes of it."""

import uuid
from datetime import date

from sqlalchemy import and_, delete, or_, select

from coop.kernel.permissions import Actor, ActorKind, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import AlreadyMemberError
from coop.membership.events import ApplicantRefused, ApplicationReceived
from coop.membership.lookups.applications import refused_application, undecided_application
from coop.membership.lookups.members import membership_of
from coop.membership.models import Application, ApplicationDraft
from coop.membership.rules.applications import (
    DRAFT_LASTS,
    INTEREST_KEPT,
    LIMITS_PER_ORIGIN,
    REFUSED_KEPT,
    Applicant,
    Wish,
    ensure_complete,
    ensure_few_applications,
)
from coop.membership.rules.lifecycle import EndGround, MemberState, Way, ensure_may_become
from coop.membership.rules.minors import adult_on
from coop.membership.rules.terms import ensure_reason, ensure_received_in_time
from coop.people.documents import phone_of
from coop.people.rules import email_of, hash_of


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT)
def submit_application(
    uow: UnitOfWork,
    actor: Actor,
    *,
    applicant: Applicant,
    wish: Wish,
    origin: str,
    way: Way = Way.WEB,
) -> uuid.UUID:
    """Take in what somebody filled in; ``origin`` marks the network address it came from."""
    ensure_complete(applicant, on_paper=False, today=uow.today)
    _ensure_no_flood(uow, origin)
    application = _application(uow, applicant, way)
    application.origin_hash = hash_of(origin)
    if actor.kind is ActorKind.PERSON:
        application.person_id = actor.person_id
        held = membership_of(uow.session, actor.person_id, uow.today)
        if held is not None:
            raise AlreadyMemberError(number=held.number)
    _go_to(uow, application, wish, uow.today)
    uow.session.add(application)
    uow.record(ApplicationReceived(application_id=application.id))
    uow.note("application", application.id, wish=wish.value)
    return application.id


@use_case(Permission.MEMBERSHIP_APPLICATION_RECORD)
def record_application(
    uow: UnitOfWork, actor: Actor, *, applicant: Applicant, signed_on: date
) -> uuid.UUID:
    """Type in a signed form of paper (C14); the day of signing counts."""
    ensure_complete(applicant, on_paper=True, today=uow.today)
    ensure_received_in_time(signed_on, today=uow.today)
    application = _application(uow, applicant, Way.PAPER)
    application.applied_on = signed_on
    uow.session.add(application)
    uow.record(ApplicationReceived(application_id=application.id))
    uow.note("application", application.id, way=Way.PAPER.value)
    return application.id


def _ensure_no_flood(uow: UnitOfWork, origin: str) -> None:
    longest = max(limit.within for limit in LIMITS_PER_ORIGIN)
    asked = uow.session.scalars(
        select(Application.received_at)
        .where(
            Application.origin_hash == hash_of(origin),
            Application.received_at > uow.now - longest,
        )
        .order_by(Application.received_at)
    )
    ensure_few_applications(asked.all(), uow.now)


def _application(uow: UnitOfWork, applicant: Applicant, way: Way) -> Application:
    email = email_of(applicant.email) if applicant.email else ""
    return Application(
        id=uow.chance.new_id(),
        given_name=applicant.name.given,
        tussenvoegsel=applicant.name.tussenvoegsel,
        family_name=applicant.name.family,
        postcode=applicant.door.postcode,
        house_number=applicant.door.house_number,
        house_letter=applicant.door.house_letter,
        addition=applicant.door.addition,
        street=applicant.street,
        town=applicant.town,
        email=email,
        phone=phone_of(applicant.phone) if applicant.phone else "",
        language=applicant.language,
        consents={"email": sorted(applicant.purposes)} if email else {},
        is_minor=applicant.is_minor,
        guardian=applicant.guardian if applicant.is_minor else "",
        adult_on=adult_on(applicant.born_on) if applicant.is_minor and applicant.born_on else None,
        way=way,
        received_at=uow.now,
    )


def _go_to(uow: UnitOfWork, application: Application, wish: Wish, day: date) -> None:
    match wish:
        case Wish.APPLY:
            application.applied_on = day
        case Wish.PLEDGE:
            application.pledged_at = uow.now
        case Wish.INTEREST:
            pass


@use_case(Permission.MEMBERSHIP_APPLICATION_RECORD)
def take_further(
    uow: UnitOfWork, actor: Actor, *, application_id: uuid.UUID, wish: Wish, day: date
) -> None:
    """Record that somebody who was interested now pledges, or applies."""
    application = undecided_application(uow.session, application_id)
    wanted = MemberState.PLEDGED if wish is Wish.PLEDGE else MemberState.APPLICANT
    ensure_may_become(application.state, wanted)
    ensure_received_in_time(day, today=uow.today)
    _go_to(uow, application, wish, day)
    uow.note("application", application.id, wish=wish.value)


@use_case(Permission.MEMBERSHIP_APPLICATION_RECORD)
def withdraw_application(uow: UnitOfWork, actor: Actor, *, application_id: uuid.UUID) -> None:
    """Record that somebody thought better of it."""
    application = undecided_application(uow.session, application_id)
    _end(uow, actor, application, EndGround.WITHDRAWN)
    uow.note("application", application.id)


@use_case(Permission.MEMBERSHIP_APPLICATION_DECIDE)
def refuse_applicant(
    uow: UnitOfWork, actor: Actor, *, application_id: uuid.UUID, reason: str, reference: str
) -> None:
    """Refuse an applicant with reasons; BW 2:33: the assembly may still admit."""
    ensure_reason(reason)
    application = undecided_application(uow.session, application_id)
    ensure_may_become(application.state, MemberState.ENDED)
    _end(uow, actor, application, EndGround.REFUSED)
    application.reason, application.reference = reason, reference
    uow.record(ApplicantRefused(application_id=application.id))
    uow.note("application", application.id)


def _end(uow: UnitOfWork, actor: Actor, application: Application, ground: EndGround) -> None:
    application.ended = ground
    application.decided_at = uow.now
    application.decided_by = actor.person_id


@use_case(Permission.MEMBERSHIP_APPLICATION_RECORD)
def note_appeal_of_applicant(
    uow: UnitOfWork, actor: Actor, *, application_id: uuid.UUID, appealed_on: date
) -> None:
    """Note that who was refused asks the assembly (BW 2:33); the law sets no term for it."""
    application = refused_application(uow.session, application_id)
    ensure_received_in_time(appealed_on, today=uow.today)
    application.appealed_on = appealed_on
    uow.note("application", application.id)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_applications(uow: UnitOfWork, actor: Actor) -> None:
    """Remove what nobody needs any more of people who did not become members."""
    settled = and_(
        Application.ended.is_not(None), Application.decided_at <= uow.now - REFUSED_KEPT
    )
    faded = and_(
        Application.applied_on.is_(None), Application.received_at <= uow.now - INTEREST_KEPT
    )
    uow.session.execute(
        delete(Application).where(Application.member_id.is_(None), or_(settled, faded))
    )
    uow.session.execute(
        delete(ApplicationDraft).where(ApplicationDraft.touched_at <= uow.now - DRAFT_LASTS)
    )
