"""The proof of a meeting, taken by who keeps it; that it was taken is journalled."""

import hashlib
import uuid

from sqlalchemy import select

from coop.assembly.documents.bundle import bundle_of
from coop.assembly.documents.proof import proof_files
from coop.assembly.errors import MeetingNotOverError
from coop.assembly.lookups import meeting_by_id
from coop.assembly.lookups.evidence import evidence_of
from coop.assembly.lookups.papers import agenda_file, decisions_file, minutes_file
from coop.assembly.lookups.proof import proof_of
from coop.assembly.models import Decision, Minutes
from coop.assembly.rules import MeetingState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.models import Poll


@use_case(Permission.ASSEMBLY_PROOF_TAKE)
def take_proof(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> bytes:
    """Return one ZIP that answers for every decision of a meeting that is over.

    Ballots are in it of nobody: what each said, only a roll call made known, in the meeting.
    """
    meeting = meeting_by_id(uow.session, meeting_id)
    if meeting.state is not MeetingState.CLOSED:
        raise MeetingNotOverError(meeting_id=meeting_id)
    query = select(Decision, Poll).where(Decision.meeting_id == meeting_id)
    papers = {
        "agenda.pdf": agenda_file(uow.session, meeting, uow.today),
        "besluiten.pdf": decisions_file(uow.session, query, meeting.title, uow.today),
    }
    papers |= proof_files(proof_of(uow.session, meeting))
    minutes = uow.session.get(Minutes, meeting_id)
    if minutes is not None:
        papers["notulen.pdf"] = minutes_file(uow.session, meeting, minutes, uow.today)
    content = bundle_of(evidence_of(uow.session, meeting), papers, uow.now)
    uow.note("meeting", meeting_id, digest=hashlib.sha256(content).hexdigest())
    return content
