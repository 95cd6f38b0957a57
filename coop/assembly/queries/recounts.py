"""What votes of a meeting can be counted again, for the stembureau and the board."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from coop.assembly.lookups import meeting_by_id, votes_in
from coop.assembly.lookups.recounts import ballots_of
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.documents import ballots_file
from coop.voting.errors import NothingToRecountError
from coop.voting.models import Poll
from coop.voting.rules import WITH_BALLOTS


@dataclass(frozen=True, slots=True, kw_only=True)
class RecountRow:
    """One vote whose ballots are kept."""

    poll_id: uuid.UUID
    question: str
    closed_at: datetime
    declared: str
    #: Another vote took its place (BW 2:13 lid 4).
    is_contested: bool
    #: The SHA-256 of its file, to write down in the meeting.
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecountView:
    """The votes of a meeting that can be counted again."""

    meeting_id: uuid.UUID
    title: str
    rows: tuple[RecountRow, ...]


@use_case(Permission.ASSEMBLY_BALLOTS_TAKE)
def recount_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> RecountView:
    """Return the votes of a meeting with ballots, each with the fingerprint of its file."""
    meeting = meeting_by_id(uow.session, meeting_id)
    rows = []
    for vote, poll, declaration in votes_in(uow.session, meeting_id):
        digest = _digest(uow, poll)
        if digest is not None and poll.closed_at is not None:
            rows.append(
                RecountRow(
                    poll_id=poll.id,
                    question=poll.question,
                    closed_at=poll.closed_at,
                    declared=declaration.sentence if declaration else "",
                    is_contested=vote.challenged_at is not None,
                    digest=digest,
                )
            )
    return RecountView(meeting_id=meeting_id, title=meeting.title, rows=tuple(rows))


def _digest(uow: UnitOfWork, poll: Poll) -> str | None:
    if poll.closed_at is None or poll.method not in WITH_BALLOTS:
        return None
    try:
        return hashlib.sha256(ballots_file(ballots_of(uow.session, poll.id))).hexdigest()
    except NothingToRecountError:
        return None
