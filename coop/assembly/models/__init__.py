"""Tables of meetings."""

from coop.assembly.models.announcements import (
    Announcement,
    Trouble,
)
from coop.assembly.models.attendance import (
    Attendance,
)
from coop.assembly.models.beforehand import (
    EarlyBallot,
)
from coop.assembly.models.candidates import (
    Candidate,
    CandidatePhoto,
)
from coop.assembly.models.conflicts import (
    ItemConflict,
)
from coop.assembly.models.convocations import (
    Convocation,
    Invitation,
    LetterBatch,
)
from coop.assembly.models.decisions import (
    Decision,
)
from coop.assembly.models.documents import (
    MeetingDocument,
)
from coop.assembly.models.elections import (
    CountedPapers,
    ElectionRound,
    RoundCandidate,
)
from coop.assembly.models.filings import (
    Filing,
)
from coop.assembly.models.floor import (
    SpeakingTurn,
)
from coop.assembly.models.meetings import (
    AgendaItem,
    Meeting,
)
from coop.assembly.models.minutes import (
    Minutes,
    MinutesComment,
    MinutesText,
)
from coop.assembly.models.motions import (
    Amendment,
    MotionBackground,
    MotionInterest,
    MotionStatement,
    MotionText,
)
from coop.assembly.models.notes import (
    MinuteNote,
)
from coop.assembly.models.petitions import (
    Petition,
    PetitionSignature,
)
from coop.assembly.models.proposals import (
    Proposal,
    ProposalRound,
    ProposalSignature,
)
from coop.assembly.models.proxies import (
    LONGEST_INSTRUCTION,
    Proxy,
    ProxyDraft,
)
from coop.assembly.models.votes import (
    Declaration,
    Deferral,
    ItemVote,
)

__all__ = [
    "LONGEST_INSTRUCTION",
    "AgendaItem",
    "Amendment",
    "Announcement",
    "Attendance",
    "Candidate",
    "CandidatePhoto",
    "Convocation",
    "CountedPapers",
    "Decision",
    "Declaration",
    "Deferral",
    "EarlyBallot",
    "ElectionRound",
    "Filing",
    "Invitation",
    "ItemConflict",
    "ItemVote",
    "LetterBatch",
    "Meeting",
    "MeetingDocument",
    "MinuteNote",
    "Minutes",
    "MinutesComment",
    "MinutesText",
    "MotionBackground",
    "MotionInterest",
    "MotionStatement",
    "MotionText",
    "Petition",
    "PetitionSignature",
    "Proposal",
    "ProposalRound",
    "ProposalSignature",
    "Proxy",
    "ProxyDraft",
    "RoundCandidate",
    "SpeakingTurn",
    "Trouble",
]
