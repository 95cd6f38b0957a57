"""Finds convocations, whom they must reach, and how far they are."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Insert, and_, exists, func, insert, literal, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import Subquery

from coop.assembly.errors import ConvocationNotFoundError
from coop.assembly.models import AgendaItem, Convocation, Invitation, Meeting
from coop.assembly.rules import (
    Called,
    FrozenAgenda,
    FrozenItem,
    Totals,
    local_text,
    reach_of,
    totals_of,
)
from coop.kernel.unit_of_work import UnitOfWork
from coop.membership.lookups import is_legal
from coop.membership.models import Member
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose
from coop.places.models import Listing
from coop.statutes.lookups import rule_in_force
from coop.statutes.rules import RuleKey

#: The value of ``av.oproep_email`` with which the statutes rule mail out (BW 2:41 lid 5).
NO_MAIL = "nee"


def last_convocation(session: Session, meeting_id: uuid.UUID) -> Convocation | None:
    """Return the version of the agenda that members were called to last."""
    return session.scalar(
        select(Convocation)
        .where(Convocation.meeting_id == meeting_id)
        .order_by(Convocation.version.desc())
        .limit(1)
    )


def convocation_or_refuse(session: Session, meeting_id: uuid.UUID) -> Convocation:
    """Return the last convocation to a meeting, or refuse."""
    convocation = last_convocation(session, meeting_id)
    if convocation is None:
        raise ConvocationNotFoundError(meeting_id=meeting_id)
    return convocation


def convocations_of(session: Session, meeting_id: uuid.UUID) -> Sequence[Convocation]:
    """Return every version that members were called to, the first one first."""
    return session.scalars(
        select(Convocation)
        .where(Convocation.meeting_id == meeting_id)
        .order_by(Convocation.version)
    ).all()


def agenda_now(session: Session, meeting: Meeting, version: int) -> FrozenAgenda:
    """Return the agenda as it would be frozen now."""
    items = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.number)
    )
    return FrozenAgenda(
        version=version,
        title=meeting.title,
        form=meeting.form.value,
        place=meeting.place,
        starts_at=local_text(meeting.starts_at),
        online_url=meeting.online_url or "",
        items=tuple(
            FrozenItem(
                number=item.number,
                title=item.title,
                explanation=item.explanation,
                motion=item.motion,
                kind=item.kind.value,
            )
            for item in items
        ),
    )


def inviting_all(uow: UnitOfWork, convocation_id: uuid.UUID) -> Insert:
    """Write one row for every member who has none yet: one statement, however many there are."""
    mail = _mail_by_consent(uow)
    has_row = exists().where(
        Invitation.convocation_id == convocation_id, Invitation.person_id == Person.id
    )
    members = (
        select(
            literal(convocation_id, Invitation.convocation_id.type),
            Person.id,
            Member.number,
            literal(uow.now, Invitation.invited_at.type),
            mail.c.value,
            mail.c.given_at,
            mail.c.given_how,
        )
        .join(Member, Member.person_id == Person.id)
        .outerjoin(mail, and_(mail.c.person_id == Person.id, mail.c.place == 1))
        # BW 2:41: all members; who is suspended too, for the point that is about that.
        .where(is_legal(uow.today), ~has_row)
    )
    columns = ("convocation_id", "person_id", "member_number", "invited_at")
    consent = ("mail_address", "consent_given_at", "consent_how")
    return insert(Invitation).from_select([*columns, *consent], members, include_defaults=False)


def _mail_by_consent(uow: UnitOfWork) -> Subquery:
    """Select for each person the address that mail may go to, with the consent it rests on."""
    # BW 2:41 lid 5: with consent, to the address given for it; the statutes may rule it out.
    is_allowed = rule_in_force(uow.session, RuleKey.CONVOCATION_BY_EMAIL, uow.today)
    newest = func.row_number().over(
        partition_by=Consent.person_id,
        order_by=(Channel.verified_at.is_(None), Consent.given_at.desc(), Channel.id),
    )
    return (
        select(
            Consent.person_id,
            Channel.value,
            Consent.given_at,
            Consent.given_how,
            newest.label("place"),
        )
        .join(Channel, Channel.person_id == Consent.person_id)
        .where(
            literal(is_allowed.value != NO_MAIL),
            Consent.purpose == Purpose.CONVOCATION,
            Consent.channel == ChannelKind.EMAIL,
            Consent.given_at <= uow.now,
            or_(Consent.withdrawn_at.is_(None), Consent.withdrawn_at > uow.now),
            Channel.kind == ChannelKind.EMAIL,
            Channel.dead_since.is_(None),
        )
        .subquery()
    )


def is_near() -> ColumnElement[bool]:
    """Select who lives behind a front door of our list; without a list everybody is near."""
    listed = exists().where(
        Listing.address_id == Person.address_id, Listing.gone_extract_id.is_(None)
    )
    return and_(Person.address_id.is_not(None), or_(listed, ~exists(select(Listing.address_id))))


def is_letter() -> ColumnElement[bool]:
    """Select members who are called by letter."""
    return or_(Invitation.mail_address.is_(None), Invitation.failed_at.is_not(None))


def convocation_totals(session: Session, convocation_id: uuid.UUID) -> Totals:
    """Count how far a convocation is; the database groups, so it takes one question."""
    facts = (
        Invitation.mail_address.is_not(None),
        Invitation.sent_at.is_not(None),
        Invitation.failed_at.is_not(None),
        Person.address_id.is_not(None),
        Invitation.batch_id.is_not(None),
        Invitation.returned_on.is_not(None),
        Invitation.handed_how,
        is_near(),
    )
    # Labelled inside, grouped outside: PostgreSQL groups by columns and not by subqueries.
    names = ("mail", "sent", "failed", "door", "written", "returned", "handed", "near")
    rows = (
        select(*(fact.label(name) for name, fact in zip(names, facts, strict=True)))
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.convocation_id == convocation_id)
        .subquery()
    )
    grouped = session.execute(select(*rows.c, func.count()).group_by(*rows.c))
    return totals_of(
        (
            reach_of(
                Called(
                    has_mail=bool(mail),
                    is_sent=bool(sent),
                    is_failed=bool(failed),
                    has_postal_address=bool(door),
                    is_written=bool(written),
                    is_returned=bool(returned),
                    handed_how=handed,
                )
            ),
            bool(near),
            bool(failed),
            number,
        )
        for mail, sent, failed, door, written, returned, handed, near, number in map(
            tuple, grouped
        )
    )
