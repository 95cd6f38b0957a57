import uuid
from datetime import date

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.shelf.errors import (
    NotAPdfError,
    PaperNotFoundError,
    PaperTitleMissingError,
    PaperTooLargeError,
    PaperYearError,
)
from coop.shelf.queries import paper_file, shelf_view
from coop.shelf.rules import LARGEST_PAPER, Audience, PaperKind, ensure_pdf, ensure_year
from coop.shelf.services import add_paper, remove_paper
from tests.makers import actor_for, make_member, make_officer

PDF = b"%PDF-1.7\nniets\n%%EOF\n"


def put(
    coop: Coop,
    actor: Actor = SYSTEM,
    *,
    title: str = "Statuten",
    year: int = 2026,
    audience: Audience = Audience.PUBLIC,
    content: bytes = PDF,
) -> uuid.UUID:
    return coop.run(
        add_paper,
        actor,
        title=title,
        kind=PaperKind.STATUTES,
        year=year,
        audience=audience,
        content=content,
    )


def titles(coop: Coop, actor: Actor) -> set[str]:
    return {paper.title for year in coop.ask(shelf_view, actor) for paper in year.papers}


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (PDF, None),
        (b"", NotAPdfError),
        (b"MZ\x90\x00" + PDF, NotAPdfError),
        (b"<html>%PDF-1.7 %%EOF", NotAPdfError),
        (b"%PDF-1.7 zonder einde", NotAPdfError),
        (b"%PDF-1.7\n%%EOF" + b"x" * 1025, NotAPdfError),
        (PDF + b"\n" * (LARGEST_PAPER - len(PDF) - 5) + b"%%EOF", None),
        (PDF + b"\n" * (LARGEST_PAPER - len(PDF) - 4) + b"%%EOF", PaperTooLargeError),
    ],
    ids=["pdf", "empty", "program", "page", "cut", "tail", "largest", "larger"],
)
def test_a_pdf_is_known_by_its_own_bytes(content: bytes, refusal: type[CoopError] | None) -> None:
    if refusal is None:
        ensure_pdf(content)
    else:
        with pytest.raises(refusal):
            ensure_pdf(content)


@pytest.mark.parametrize(
    ("year", "is_right"), [(1899, False), (1900, True), (2027, True), (2028, False)]
)
def test_a_year_is_neither_long_ago_nor_far_ahead(*, year: int, is_right: bool) -> None:
    if is_right:
        ensure_year(year, today=date(2026, 11, 21))
    else:
        with pytest.raises(PaperYearError):
            ensure_year(year, today=date(2026, 11, 21))


def test_each_reads_what_is_meant_for_him(coop: Coop) -> None:
    put(coop, title="Statuten")
    papers = {
        Audience.PUBLIC: put(coop, title="Open"),
        Audience.MEMBERS: put(coop, title="Leden", audience=Audience.MEMBERS),
        Audience.BOARD: put(coop, title="Bestuur", audience=Audience.BOARD),
    }
    member = actor_for(coop, make_member(coop))
    treasurer = make_officer(coop, RoleKind.TREASURER)
    assert titles(coop, NOBODY) == {"Statuten", "Open"}
    assert titles(coop, member) == {"Statuten", "Open", "Leden"}
    assert titles(coop, treasurer) == {"Statuten", "Open", "Leden", "Bestuur"}
    for audience, reader in ((Audience.MEMBERS, NOBODY), (Audience.BOARD, member)):
        with pytest.raises(PaperNotFoundError):
            coop.ask(paper_file, reader, paper_id=papers[audience])
    assert coop.ask(paper_file, NOBODY, paper_id=papers[Audience.PUBLIC]).content == PDF


def test_only_who_keeps_the_shelf_adds_and_removes(coop: Coop) -> None:
    paper = put(coop)
    treasurer = make_officer(coop, RoleKind.TREASURER)
    with pytest.raises(MissingPermissionError):
        put(coop, treasurer, title="Nog iets")
    with pytest.raises(MissingPermissionError):
        coop.run(remove_paper, treasurer, paper_id=paper)
    with pytest.raises(PaperTitleMissingError):
        put(coop, title="  ")
    assert titles(coop, NOBODY) == {"Statuten"}


def test_what_was_removed_is_gone(coop: Coop) -> None:
    paper = put(coop)
    secretary = make_officer(coop, RoleKind.SECRETARY)
    coop.run(remove_paper, secretary, paper_id=paper)
    assert titles(coop, secretary) == set()
    with pytest.raises(PaperNotFoundError):
        coop.run(remove_paper, secretary, paper_id=paper)
