"""Tables of the buurTent: calls, sessions and invitations, and beside them the evening."""

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
    "TentCallPlace",
    "TentInvitation",
    "TentOccasion",
    "TentPolice",
    "TentSession",
    "TentStreet",
    "TentVolunteer",
]
