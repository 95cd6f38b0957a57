"""Who was invited from outside, and what an invitation says to who opens it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from coop.groups.models import Group
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import link_by_token
from coop.people.rules import LinkPurpose, RoleKind, ensure_link_works
from coop.roles.lookups import invitation_by_id
from coop.roles.models import RoleInvitation
from coop.roles.rules.invitations import InvitationState, ensure_acceptable


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLine:
    """One invitation as the board sees it."""

    invitation_id: uuid.UUID
    name: str
    email: str
    kind: RoleKind
    group: str | None
    state: InvitationState
    invited_at: datetime
    expires_at: datetime


@use_case(Permission.PEOPLE_ROLE_GRANT)
def invitations_view(uow: UnitOfWork, actor: Actor) -> tuple[InvitationLine, ...]:
    """Return the invitations that are not forgotten yet, the newest first."""
    rows = uow.session.execute(
        select(RoleInvitation, Group.name)
        .outerjoin(Group, Group.id == RoleInvitation.scope_id)
        .order_by(RoleInvitation.invited_at.desc(), RoleInvitation.id)
    )
    return tuple(
        InvitationLine(
            invitation_id=invitation.id,
            name=invitation.name.full,
            email=invitation.email,
            kind=invitation.kind,
            group=group,
            state=invitation.state_at(uow.now),
            invited_at=invitation.invited_at,
            expires_at=invitation.expires_at,
        )
        for invitation, group in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedInvitation:
    """What somebody from outside is asked, and what is kept of him or her."""

    name: str
    email: str
    kind: RoleKind
    group: str | None
    starts_on: date
    ends_on: date | None
    expires_at: datetime


@use_case(Permission.PEOPLE_SESSION_OPEN)
def opened_invitation(uow: UnitOfWork, actor: Actor, *, link: str) -> OpenedInvitation:
    """Return what stands behind the link of the mail; one that no longer works says so."""
    found = link_by_token(uow.session, link, LinkPurpose.ROLE_INVITATION)
    ensure_link_works(expires_at=found.expires_at, used_at=found.used_at, now=uow.now)
    invitation = invitation_by_id(uow.session, found.subject_id)
    ensure_acceptable(invitation.state_at(uow.now), invitation.ends_on, uow.today)
    group = uow.session.get(Group, invitation.scope_id) if invitation.scope_id else None
    return OpenedInvitation(
        name=invitation.name.full,
        email=invitation.email,
        kind=invitation.kind,
        group=group.name if group else None,
        starts_on=invitation.starts_on,
        ends_on=invitation.ends_on,
        expires_at=invitation.expires_at,
    )
