"""What can be done with the shelf: put something on it, take it off."""

import hashlib
import uuid

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.shelf.lookups import readable_paper
from coop.shelf.models import ShelfPaper
from coop.shelf.rules import Audience, PaperKind, ensure_pdf, ensure_year, title_of


@use_case(Permission.SHELF_PAPER_MANAGE)
def add_paper(
    uow: UnitOfWork,
    actor: Actor,
    *,
    title: str,
    kind: PaperKind,
    year: int,
    audience: Audience,
    content: bytes,
) -> uuid.UUID:
    """Put a PDF on the shelf, for whom it is meant."""
    ensure_year(year, today=uow.today)
    ensure_pdf(content)
    paper = ShelfPaper(
        id=uow.chance.new_id(),
        title=title_of(title),
        kind=kind,
        year=year,
        audience=audience,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
        added_at=uow.now,
        added_by=actor.person_id,
    )
    uow.session.add(paper)
    uow.note("paper", paper.id, audience=audience.value, digest=paper.digest)
    return paper.id


@use_case(Permission.SHELF_PAPER_MANAGE)
def remove_paper(uow: UnitOfWork, actor: Actor, *, paper_id: uuid.UUID) -> None:
    """Take a paper off the shelf; that it stood there is remembered, its file is not."""
    paper = readable_paper(uow.session, actor, paper_id)
    paper.content = None
    paper.removed_at = uow.now
    uow.note("paper", paper_id, digest=paper.digest)
