"""Facts meetings announce."""

from coop.assembly.events.attendance import (
    MemberArrived,
    MemberLeft,
)
from coop.assembly.events.floor import (
    FloorChanged,
)
from coop.assembly.events.initiatives import (
    CandidateNamed,
    PetitionCompleted,
    ProposalDecided,
)
from coop.assembly.events.meetings import (
    ItemReached,
    MeetingChanged,
    MeetingClosed,
    MeetingConvened,
    MeetingOpened,
    MembersInvited,
)
from coop.assembly.events.proxies import (
    ProxyEnded,
    ProxyGiven,
)
from coop.assembly.events.record import (
    DecisionsPublished,
    MinutesProposed,
)
from coop.assembly.events.votes import (
    VoteClosed,
    VoteOpened,
    VoteWithdrawn,
)

__all__ = [
    "CandidateNamed",
    "DecisionsPublished",
    "FloorChanged",
    "ItemReached",
    "MeetingChanged",
    "MeetingClosed",
    "MeetingConvened",
    "MeetingOpened",
    "MemberArrived",
    "MemberLeft",
    "MembersInvited",
    "MinutesProposed",
    "PetitionCompleted",
    "ProposalDecided",
    "ProxyEnded",
    "ProxyGiven",
    "VoteClosed",
    "VoteOpened",
    "VoteWithdrawn",
]
