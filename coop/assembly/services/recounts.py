"""Taking the ballots of an open vote, to count them again elsewhere; it is journalled."""

import hashlib
import uuid

from coop.assembly.lookups.recounts import ballots_of, meeting_of_vote
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.documents import ballots_file


@use_case(Permission.ASSEMBLY_BALLOTS_TAKE)
def take_ballots(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> bytes:
    """Return one vote as a file: roll, ballots without names, and how to count them."""
    meeting = meeting_of_vote(uow.session, poll_id)
    content = ballots_file(ballots_of(uow.session, poll_id))
    uow.note("meeting", meeting.id, digest=hashlib.sha256(content).hexdigest())
    return content
