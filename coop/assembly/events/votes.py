"""Facts about votes in a meeting."""

import uuid
from dataclasses import dataclass

from coop.assembly.events.meetings import MeetingChanged
from coop.voting.rules import VotingMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOpened(MeetingChanged):
    """Members who are present can vote."""

    item_id: uuid.UUID
    poll_id: uuid.UUID
    method: VotingMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteClosed(MeetingChanged):
    """A vote was closed and its outcome declared."""

    item_id: uuid.UUID
    poll_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteWithdrawn(MeetingChanged):
    """Somebody objected to deciding by acclamation, so nothing was decided."""

    item_id: uuid.UUID
    poll_id: uuid.UUID
