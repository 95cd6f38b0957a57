"""How votes are given, free of any storage."""

import uuid
from enum import StrEnum

from coop.voting.errors import NoMeetingError, UnknownChoiceError


class BallotKind(StrEnum):
    """What a ballot can be for."""

    DECISION = "decision"
    #: Advice, and nothing else (``coop.peilingen``).
    PEILING = "peiling"


class Choice(StrEnum):
    """What a ballot says."""

    FOR = "for"
    AGAINST = "against"
    BLANK = "blank"


class BallotChannel(StrEnum):
    """Through what a ballot came in."""

    WEB = "web"
    TELEGRAM = "telegram"
    #: Said aloud in the hall when the name was called, and entered by who leads.
    ROLL_CALL = "roll_call"


class VotingMethod(StrEnum):
    """How a meeting votes on a matter."""

    #: Everybody on the own screen or in the own chat (BW 2:38 lid 6).
    ELECTRONIC = "electronic"
    #: Hands are counted in the hall, and the numbers entered.
    HANDS = "hands"
    #: The chair asks; when nobody objects it is decided.
    ACCLAMATION = "acclamation"
    #: Names are called, and each answer stands in the minutes.
    ROLL_CALL = "roll_call"


#: With these each elector has a ballot of his own in the box; the others are counted by eye.
WITH_BALLOTS = frozenset({VotingMethod.ELECTRONIC, VotingMethod.ROLL_CALL})


def kind_of_ballot(meeting_id: uuid.UUID | None) -> BallotKind:
    """Return what a ballot can be: without a meeting it is a peiling (peiling).

    BW 2:40 lid 2: outside a meeting only all members together decide, so a majority in an app is
    no decision of the cooperative (research/dutch-rules.md 0, finding 1).
    """
    return BallotKind.PEILING if meeting_id is None else BallotKind.DECISION


def ensure_decides(meeting_id: uuid.UUID | None) -> None:
    """Refuse a vote that could not decide anything."""
    if kind_of_ballot(meeting_id) is not BallotKind.DECISION:
        raise NoMeetingError


def choice_of(text: str) -> Choice:
    """Read a ballot as it came in, or refuse without repeating what it said."""
    try:
        return Choice(text)
    except ValueError:
        raise UnknownChoiceError from None
