"""Tables of the buurTent: calls, sessions and invitations, and beside them the evening."""

from coop.buurtent.models.calls import TentCallCorrection, TentCustom, TentPermit
from coop.buurtent.models.flyers import TentDelivery, TentStreetLanguage
from coop.buurtent.models.neighbours import TentMove, TentPick, TentRefusal
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
    "TentDelivery",
    "TentInvitation",
    "TentMove",
    "TentOccasion",
    "TentPermit",
    "TentPick",
    "TentPolice",
    "TentRefusal",
    "TentSession",
    "TentStreet",
    "TentStreetLanguage",
    "TentVolunteer",
]
