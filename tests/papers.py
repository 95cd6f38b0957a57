"""Opens our PDFs and tells how a screen reader and an archive find them."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf

#: How deep lists and tables lie in each other, at most.
DEEPEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What stands in a PDF beside its words."""

    title: str
    language: str
    is_marked: bool
    shows_title: bool
    #: Every tag, in reading order.
    tags: list[str]
    #: "1" and "B" of PDF/UA-1 and PDF/A.
    metadata: str


def structure_of(content: bytes) -> Structure:
    with pikepdf.open(BytesIO(content)) as found:
        root = found.Root
        return Structure(
            title=str(found.docinfo.get("/Title", "")),
            language=str(root.get("/Lang", "")),
            is_marked=bool(root.MarkInfo.get("/Marked", False)),
            shows_title=bool(root.ViewerPreferences.get("/DisplayDocTitle", False)),
            tags=list(_tags(root.StructTreeRoot, 0)),
            metadata=root.Metadata.read_bytes().decode(),
        )


def _tags(node: object, depth: int) -> list[str]:
    if depth > DEEPEST:
        return []
    if isinstance(node, pikepdf.Array):
        return [tag for child in node for tag in _tags(child, depth + 1)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [str(node.S).removeprefix("/")] if "/S" in node else []
    return own + (_tags(node.K, depth + 1) if "/K" in node else [])


def assert_readable_and_archived(content: bytes, title: str) -> Structure:
    """Check what PDF/UA-1 and PDF/A-2a ask, beside typst's own check at writing."""
    found = structure_of(content)
    assert found.title == title
    assert found.language == "nl"
    assert found.is_marked
    assert found.shows_title
    assert found.tags.count("H1") == 1
    assert "pdfuaid:part" in found.metadata
    assert "pdfaid:part" in found.metadata
    return found
