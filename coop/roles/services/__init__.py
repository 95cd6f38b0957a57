"""What can be done about functions."""

from coop.roles.services.deputies import (
    drop_deputy,
    end_absence,
    name_deputy,
    record_absence,
)
from coop.roles.services.invitations import (
    accept_invitation,
    forget_invitations,
    invite_outsider,
    send_invitation_again,
    withdraw_invitation,
)
from coop.roles.services.questions import ask_holders, forget_questions
from coop.roles.services.terms import announce_end, appoint, end_role

__all__ = [
    "accept_invitation",
    "announce_end",
    "appoint",
    "ask_holders",
    "drop_deputy",
    "end_absence",
    "end_role",
    "forget_invitations",
    "forget_questions",
    "invite_outsider",
    "name_deputy",
    "record_absence",
    "send_invitation_again",
    "withdraw_invitation",
]
