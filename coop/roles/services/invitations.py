"""Inviting somebody from outside, who gets an account by accepting and is no member."""

import uuid
from datetime import date

from sqlalchemy import delete, or_, select, update

from coop.groups.lookups import group_by_id
from coop.kernel.permissions import EVERYWHERE, Actor, Permission, Scope
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.errors import NameMissingError
from coop.people.lookups import channels_with_email, link_by_token
from coop.people.models import Channel, Link, Session
from coop.people.rules import (
    ChannelKind,
    Key,
    LinkPurpose,
    Name,
    RoleKind,
    email_of,
    ensure_link_works,
)
from coop.people.services import add_person, end_session, grant_role
from coop.roles.errors import InvitationWaitingError, PersonKnownError
from coop.roles.events import OutsiderInvited, RoleGiven
from coop.roles.lookups import (
    Post,
    ensure_for_outsider,
    ensure_seat_free,
    invitation_by_id,
    lock_givers,
)
from coop.roles.models import RoleInvitation
from coop.roles.rules.invitations import (
    INVITATION_KEPT,
    INVITATION_LASTS,
    ensure_acceptable,
    ensure_not_settled,
)
from coop.roles.rules.kinds import ensure_scope
from coop.roles.rules.terms import Term, ensure_term


@use_case(Permission.PEOPLE_ROLE_GRANT)
def invite_outsider(
    uow: UnitOfWork,
    actor: Actor,
    *,
    name: Name,
    email: str,
    kind: RoleKind,
    scope: Scope = EVERYWHERE,
    starts_on: date,
    ends_on: date | None = None,
    language: str = "nl",
) -> uuid.UUID:
    """Ask somebody who is not known here to take a function."""
    lock_givers(uow.session)
    if not (name.given and name.family):
        raise NameMissingError
    email = email_of(email)
    post = Post(kind=kind, scope=scope, term=Term(starts_on, ends_on))
    ensure_term(post.term)
    ensure_scope(kind, scope.kind)
    if scope.id is not None:
        group_by_id(uow.session, scope.id)
    ensure_for_outsider(uow.session, kind, uow.today)
    ensure_seat_free(uow.session, post)
    _ensure_unknown(uow, email)
    invitation = RoleInvitation(
        id=uow.chance.new_id(),
        email=email,
        given_name=name.given,
        tussenvoegsel=name.tussenvoegsel,
        family_name=name.family,
        language=language,
        kind=kind,
        scope_kind=scope.kind,
        scope_id=scope.id,
        starts_on=starts_on,
        ends_on=ends_on,
        invited_at=uow.now,
        invited_by=actor.person_id,
        expires_at=uow.now + INVITATION_LASTS,
    )
    uow.session.add(invitation)
    uow.record(OutsiderInvited(invitation_id=invitation.id))
    uow.note("role_invitation", invitation.id, role=kind.value)
    return invitation.id


def _ensure_unknown(uow: UnitOfWork, email: str) -> None:
    if channels_with_email(uow.session, email):
        raise PersonKnownError
    waiting = uow.session.scalar(
        select(RoleInvitation.id).where(
            RoleInvitation.email == email,
            RoleInvitation.accepted_at.is_(None),
            RoleInvitation.withdrawn_at.is_(None),
            RoleInvitation.expires_at > uow.now,
        )
    )
    if waiting is not None:
        raise InvitationWaitingError


@use_case(Permission.PEOPLE_ROLE_GRANT)
def send_invitation_again(uow: UnitOfWork, actor: Actor, *, invitation_id: uuid.UUID) -> None:
    """Send a new link; the old one works no more."""
    invitation = invitation_by_id(uow.session, invitation_id, lock=True)
    ensure_not_settled(invitation.state_at(uow.now))
    _end_links(uow, invitation)
    invitation.expires_at = uow.now + INVITATION_LASTS
    uow.record(OutsiderInvited(invitation_id=invitation.id))
    uow.note("role_invitation", invitation.id, role=invitation.kind.value)


@use_case(Permission.PEOPLE_ROLE_GRANT)
def withdraw_invitation(uow: UnitOfWork, actor: Actor, *, invitation_id: uuid.UUID) -> None:
    """Take an invitation back; its link works no more."""
    invitation = invitation_by_id(uow.session, invitation_id, lock=True)
    ensure_not_settled(invitation.state_at(uow.now))
    _end_links(uow, invitation)
    invitation.withdrawn_at = uow.now
    uow.note("role_invitation", invitation.id, role=invitation.kind.value)


def _end_links(uow: UnitOfWork, invitation: RoleInvitation) -> None:
    uow.session.execute(
        update(Link)
        .where(
            Link.purpose == LinkPurpose.ROLE_INVITATION,
            Link.subject_id == invitation.id,
            Link.expires_at > uow.now,
        )
        .values(expires_at=uow.now)
    )


@use_case(Permission.PEOPLE_SESSION_OPEN)
def accept_invitation(
    uow: UnitOfWork, actor: Actor, *, link: str, token: str, device: str = ""
) -> uuid.UUID:
    """Take the function one was asked for; returns who one is here from now on."""
    found = link_by_token(uow.session, link, LinkPurpose.ROLE_INVITATION)
    ensure_link_works(expires_at=found.expires_at, used_at=found.used_at, now=uow.now)
    invitation = invitation_by_id(uow.session, found.subject_id, lock=True)
    ensure_acceptable(invitation.state_at(uow.now), invitation.ends_on, uow.today)
    lock_givers(uow.session)
    post = Post(
        kind=invitation.kind,
        scope=invitation.scope,
        term=Term(invitation.starts_on, invitation.ends_on),
    )
    ensure_for_outsider(uow.session, invitation.kind, uow.today)
    ensure_seat_free(uow.session, post)
    found.used_at = invitation.accepted_at = uow.now
    invitation.person_id = _enter(uow, actor, invitation)
    role_id = grant_role(
        uow,
        actor,
        person_id=invitation.person_id,
        kind=invitation.kind,
        scope=invitation.scope,
        starts_on=invitation.starts_on,
        ends_on=invitation.ends_on,
    )
    end_session(uow, actor)
    key = Key(token, device)
    session = Session.opened(uow.chance.new_id(), invitation.person_id, key, uow.now)
    uow.session.add(session)
    uow.record(RoleGiven(role_id=role_id, giver_id=invitation.invited_by))
    uow.note("person", invitation.person_id, role=invitation.kind.value)
    return invitation.person_id


def _enter(uow: UnitOfWork, actor: Actor, invitation: RoleInvitation) -> uuid.UUID:
    """Put who accepted on the register of people, with the address the mail arrived at."""
    person_id = add_person(uow, actor, name=invitation.name, language=invitation.language)
    channel = Channel(
        id=uow.chance.new_id(),
        person_id=person_id,
        kind=ChannelKind.EMAIL,
        value=invitation.email,
        verified_at=uow.now,
    )
    uow.session.add(channel)
    return person_id


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_invitations(uow: UnitOfWork, actor: Actor) -> None:
    """Remove invitations a month after they were over, with the name and address in them."""
    until = uow.now - INVITATION_KEPT
    uow.session.execute(
        delete(RoleInvitation).where(
            or_(
                RoleInvitation.expires_at <= until,
                RoleInvitation.accepted_at <= until,
                RoleInvitation.withdrawn_at <= until,
            )
        )
    )
