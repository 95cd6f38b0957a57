"""Sessions that are over, and of who left everything but that he or she was a member."""

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.models import Application, Expulsion, Member, MemberChange, Minor
from coop.people.models import (
    AccessCode,
    Authenticator,
    Channel,
    Consent,
    EmailChange,
    Link,
    Passkey,
    Person,
    RecoveryCode,
    Role,
    Session,
    SignIn,
)
from coop.privacy.rules.retention import end_of

ROWS_AT_ONCE = 500
PEOPLE_AT_ONCE = 100
#: What somebody is called of whom the books no longer need the name.
FORMER = "Oud-lid"
#: What a parent or guardian is called who was here for nothing else.
FORMER_REPRESENTATIVE = "Ouder of voogd"
#: Rows of one person that are about reaching and recognising him or her.
_OF_A_PERSON = (
    *(Consent, Passkey, Session, AccessCode, Link, EmailChange, Channel),
    *(Authenticator, RecoveryCode),
)


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_sessions(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove sessions, links and codes that ended or ran out so long ago."""
    before = end_of(until)
    count = 0
    for kind, ended in (
        (Session, func.coalesce(Session.ended_at, Session.expires_at)),
        (Link, Link.expires_at),
        (AccessCode, AccessCode.expires_at),
    ):
        over = uow.session.scalars(
            select(kind.id).where(ended < before).limit(ROWS_AT_ONCE - count)
        ).all()
        uow.session.execute(delete(kind).where(kind.id.in_(over)))
        count += len(over)
    return count


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_former_members(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove how to reach who left so long ago, and what was written about it.

    The membership itself stays, with its number and its days, and for the books the name.
    """
    people = uow.session.scalars(
        select(Person.id)
        .where(*_left(until), _has_traces())
        .order_by(Person.id)
        .limit(PEOPLE_AT_ONCE)
    ).all()
    addresses = select(Channel.id).where(Channel.person_id.in_(people))
    uow.session.execute(
        delete(SignIn).where(or_(SignIn.person_id.in_(people), SignIn.channel_id.in_(addresses)))
    )
    for kind in _OF_A_PERSON:
        uow.session.execute(delete(kind).where(kind.person_id.in_(people)))
    uow.session.execute(
        update(Person)
        .where(Person.id.in_(people))
        .values(address_id=None, address_checked_at=None, language="nl")
    )
    _forget_what_was_written(uow, people)
    return len(people)


def _left(until: date) -> tuple[ColumnElement[bool], ...]:
    """Select who was a member and is nothing any more, since that day at the latest."""
    mine = Member.person_id == Person.id
    is_later = or_(Member.ended_on.is_(None), Member.ended_on > until)
    serves = or_(Role.ends_on.is_(None), Role.ends_on > until)
    return (
        exists().where(mine),
        ~exists().where(mine, is_later),
        ~exists().where(Role.person_id == Person.id, serves),
    )


def _has_traces() -> ColumnElement[bool]:
    applied = exists().where(Application.member_id == Member.id, Member.person_id == Person.id)
    written = exists().where(
        MemberChange.member_id == Member.id,
        Member.person_id == Person.id,
        or_(MemberChange.reason != "", MemberChange.reference != ""),
    )
    return or_(
        Person.address_id.is_not(None),
        applied,
        written,
        *(exists().where(kind.person_id == Person.id) for kind in _OF_A_PERSON),
    )


def _forget_what_was_written(uow: UnitOfWork, people: Sequence[uuid.UUID]) -> None:
    members = select(Member.id).where(Member.person_id.in_(people))
    uow.session.execute(delete(Application).where(Application.member_id.in_(members)))
    uow.session.execute(
        update(MemberChange)
        .where(MemberChange.member_id.in_(members))
        .values(reason="", reference="")
    )
    uow.session.execute(
        update(Expulsion).where(Expulsion.member_id.in_(members)).values(reason="")
    )


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_former_names(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove the name of who left before the oldest books that are kept."""
    people = uow.session.scalars(
        select(Person)
        .where(*_left(until), or_(Person.given_name != FORMER, Person.family_name != ""))
        .order_by(Person.id)
        .limit(PEOPLE_AT_ONCE)
    ).all()
    for person in people:
        person.given_name, person.tussenvoegsel, person.family_name = FORMER, "", ""
        person.__post_init__()
    return len(people)


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_minors(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove who acted for members who became eighteen, or left, so long ago.

    Of who is in the register for nothing else the name and the address go too.
    """
    minors = uow.session.scalars(
        select(Minor)
        .join(Member, Member.id == Minor.member_id)
        .where(or_(Minor.adult_on <= until, Member.ended_on <= until))
        .order_by(Minor.member_id)
        .limit(PEOPLE_AT_ONCE)
    ).all()
    acted = {minor.representative_id for minor in minors}
    uow.session.execute(
        delete(Minor).where(Minor.member_id.in_([minor.member_id for minor in minors]))
    )
    people = uow.session.scalars(select(Person).where(Person.id.in_(acted), *_is_nothing_else()))
    for person in people:
        person.given_name, person.tussenvoegsel = FORMER_REPRESENTATIVE, ""
        person.family_name = ""
        person.address_id = person.address_checked_at = None
        person.__post_init__()
    return len(minors)


def _is_nothing_else() -> tuple[ColumnElement[bool], ...]:
    """Select who never was a member, has no function, cannot be reached and acts for nobody."""
    return tuple(
        ~exists().where(column == Person.id)
        for column in (
            Member.person_id,
            Role.person_id,
            Minor.representative_id,
            Application.person_id,
            *(kind.person_id for kind in _OF_A_PERSON),
        )
    )
