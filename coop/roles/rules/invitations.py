"""Inviting somebody who is not known here yet, and for how long that holds."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from coop.people.rules import LIFETIMES, LinkPurpose
from coop.roles.errors import InvitationClosedError

#: As long as the link in the mail works.
INVITATION_LASTS = LIFETIMES[LinkPurpose.ROLE_INVITATION]
#: How long somebody's name and address are kept here once the invitation is over.
INVITATION_KEPT = timedelta(days=30)


class InvitationState(StrEnum):
    """How far an invitation has come."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


def state_of(
    *,
    accepted_at: datetime | None,
    withdrawn_at: datetime | None,
    expires_at: datetime,
    now: datetime,
) -> InvitationState:
    """Return the state that the dates of an invitation make (half-open: at the end it is over)."""
    if accepted_at is not None:
        return InvitationState.ACCEPTED
    if withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    return InvitationState.WAITING if now < expires_at else InvitationState.EXPIRED


def ensure_acceptable(state: InvitationState, ends_on: date | None, today: date) -> None:
    """Refuse to accept twice, too late, or a function that would be over already."""
    if state is not InvitationState.WAITING or (ends_on is not None and ends_on <= today):
        raise InvitationClosedError


def ensure_not_settled(state: InvitationState) -> None:
    """Refuse to send or withdraw what was accepted or withdrawn."""
    if state in {InvitationState.ACCEPTED, InvitationState.WITHDRAWN}:
        raise InvitationClosedError
