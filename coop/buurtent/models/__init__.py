"""Tables of the buurTent: calls, sessions and invitations, and beside them the evening."""

from coop.buurtent.models.calls import TentCallCorrection, TentCustom, TentPermit
from coop.buurtent.models.sessions import (
    TentCall,
    TentCallPlace,
    TentInvitation,
    TentOccasion,
    TentPolice,
    TentSession,
    TentStreet,
    TentVolunteer,
)

__all__ = [
    "TentCall",
    "TentCallCorrection",
    "TentCallPlace",
    "TentCustom",
    "TentInvitation",
    "TentOccasion",
    "TentPermit",
    "TentPolice",
    "TentSession",
    "TentStreet",
    "TentVolunteer",
]
