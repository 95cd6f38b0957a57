"""Proof of how the members were called, as files."""

import uuid

from coop.assembly.documents.proof import proof_pdf, proof_zip
from coop.assembly.lookups import convocation_or_refuse, meeting_by_id, proof_of
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.wording.catalogue import SOURCE, supported


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def convocation_proof(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, is_bundle: bool = False
) -> bytes:
    """Return the proof as a PDF to read, or as a ZIP with the frozen agendas and a table."""
    meeting = meeting_by_id(uow.session, meeting_id)
    convocation_or_refuse(uow.session, meeting_id)
    proof = proof_of(uow.session, meeting, supported(actor.locale or SOURCE))
    return proof_zip(proof) if is_bundle else proof_pdf(proof)
