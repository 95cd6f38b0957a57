"""Who hears of a request of members for a meeting, and of the answer to a proposal."""

from coop.assembly.events import CandidateNamed, PetitionCompleted, ProposalDecided
from coop.assembly.lookups import candidate_by_id, proposal_by_id
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.roles.lookups import givers_on


def _tell_board(uow: UnitOfWork, event: PetitionCompleted) -> None:
    # The board's weeks run from this moment, so each of them hears it.
    for person_id in givers_on(uow.session, uow.today):
        queue(
            uow,
            kind=NoticeKind.PETITION_COMPLETE,
            to=ToPerson(person_id),
            subject_id=event.petition_id,
        )


def _tell_proposer(uow: UnitOfWork, event: ProposalDecided) -> None:
    proposal = proposal_by_id(uow.session, event.proposal_id)
    queue(
        uow,
        kind=NoticeKind.PROPOSAL_DECIDED,
        to=ToPerson(proposal.proposer_id),
        subject_id=proposal.id,
    )


def _ask_candidate(uow: UnitOfWork, event: CandidateNamed) -> None:
    candidate = candidate_by_id(uow.session, event.candidate_id)
    queue(
        uow,
        kind=NoticeKind.CANDIDATE_NAMED,
        to=ToPerson(candidate.person_id),
        subject_id=candidate.id,
    )


REACTIONS: Reactions = {
    CandidateNamed: (_ask_candidate,),
    PetitionCompleted: (_tell_board,),
    ProposalDecided: (_tell_proposer,),
}
