"""The shelf as its readers see it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.shelf.lookups import is_readable, readable_paper
from coop.shelf.models import ShelfPaper
from coop.shelf.rules import Audience, PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper in the list."""

    id: uuid.UUID
    title: str
    kind: PaperKind
    audience: Audience
    size: int
    digest: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfYear:
    """The papers of one year."""

    year: int
    papers: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A paper to read."""

    title: str
    content: bytes


@use_case(Permission.SHELF_PAPER_READ)
def shelf_view(uow: UnitOfWork, actor: Actor) -> tuple[ShelfYear, ...]:
    """Return the papers somebody may read by year, the newest year first."""
    papers = uow.session.scalars(
        select(ShelfPaper)
        .where(is_readable(actor))
        .order_by(ShelfPaper.year.desc(), ShelfPaper.kind, ShelfPaper.title, ShelfPaper.id)
    )
    return tuple(
        ShelfYear(year=year, papers=_lines(list(group)))
        for year, group in groupby(papers, key=lambda paper: paper.year)
    )


@use_case(Permission.SHELF_PAPER_READ)
def paper_file(uow: UnitOfWork, actor: Actor, *, paper_id: uuid.UUID) -> PaperFile:
    """Return one paper, for whom it is meant."""
    paper = readable_paper(uow.session, actor, paper_id)
    assert paper.content is not None
    return PaperFile(title=paper.title, content=paper.content)


def _lines(papers: Sequence[ShelfPaper]) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(
            id=paper.id,
            title=paper.title,
            kind=paper.kind,
            audience=paper.audience,
            size=paper.size,
            digest=paper.digest,
            added_at=paper.added_at,
        )
        for paper in papers
    )
