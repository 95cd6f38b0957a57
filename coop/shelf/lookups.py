"""Finds papers that somebody may read."""

import uuid

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import Session

from coop.kernel.permissions import Actor
from coop.shelf.errors import PaperNotFoundError
from coop.shelf.models import ShelfPaper
from coop.shelf.rules import READERS


def is_readable(actor: Actor) -> ColumnElement[bool]:
    """Select the papers on the shelf that are meant for somebody."""
    audiences = [audience for audience, needed in READERS.items() if actor.holds(needed)]
    return and_(ShelfPaper.removed_at.is_(None), ShelfPaper.audience.in_(audiences))


def readable_paper(session: Session, actor: Actor, paper_id: uuid.UUID) -> ShelfPaper:
    """Return a paper on the shelf, or refuse as if it were not there."""
    paper = session.get(ShelfPaper, paper_id)
    if paper is None or paper.removed_at is not None or not actor.holds(READERS[paper.audience]):
        raise PaperNotFoundError(paper_id=paper_id)
    return paper
