"""What the proof of a meeting answers, without a name."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from coop.assembly.errors import MeetingNotOverError
from coop.assembly.lookups import meeting_by_id
from coop.assembly.lookups.evidence import evidence_of
from coop.assembly.rules import MeetingState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofView:
    """The five questions with their answers in numbers."""

    meeting_id: uuid.UUID
    title: str
    starts_at: datetime
    #: By the key of the question.
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    decisions: int


@use_case(Permission.ASSEMBLY_PROOF_TAKE)
def proof_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> ProofView:
    """Return what the proof of a meeting that is over answers."""
    meeting = meeting_by_id(uow.session, meeting_id)
    if meeting.state is not MeetingState.CLOSED:
        raise MeetingNotOverError(meeting_id=meeting_id)
    evidence = evidence_of(uow.session, meeting)
    return ProofView(
        meeting_id=meeting_id,
        title=meeting.title,
        starts_at=meeting.starts_at,
        answers=tuple((answer.question, answer.sentences) for answer in evidence.answers),
        decisions=len(evidence.decisions),
    )
