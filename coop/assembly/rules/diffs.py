"""What differs between two texts, word by word, free of any storage.

Words keep the blanks before them, so that the pieces of a text put together are that very text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class PieceKind(StrEnum):
    """What becomes of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stay, go or come together."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the old text, from a place up to another, that make room for new ones."""

    start: int
    end: int
    words: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """Cut a text into words; nothing is lost."""
    return re.findall(r"\s*\S+|\s+$", text)


def edits_of(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Return the edits that make new words of old ones, from front to back."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Edit(start, end, tuple(new[new_start:new_end]))
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]


def applied(words: Sequence[str], edits: Iterable[Edit]) -> str:
    """Carry edits out; they stand in order and do not overlap."""
    made: list[str] = []
    at = 0
    for edit in edits:
        made += words[at : edit.start]
        made += edit.words
        at = edit.end
    return "".join([*made, *words[at:]])


def diff_of(old: str, new: str) -> tuple[Piece, ...]:
    """Return what stays, goes and comes, from front to back."""
    before = words_of(old)
    pieces: list[Piece] = []
    at = 0
    for edit in edits_of(before, words_of(new)):
        pieces += _pieces(PieceKind.SAME, before[at : edit.start])
        pieces += _pieces(PieceKind.REMOVED, before[edit.start : edit.end])
        pieces += _pieces(PieceKind.ADDED, edit.words)
        at = edit.end
    return (*pieces, *_pieces(PieceKind.SAME, before[at:]))


def words_changed(old: str, new: str) -> int:
    """Return how many words go and come: how far-reaching a change is."""
    edits = edits_of(words_of(old), words_of(new))
    return sum(edit.end - edit.start + len(edit.words) for edit in edits)


def _pieces(kind: PieceKind, words: Sequence[str]) -> list[Piece]:
    return [Piece(kind, "".join(words))] if words else []
