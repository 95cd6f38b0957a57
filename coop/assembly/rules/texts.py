"""Cleans what people paste into an agenda, so that the text is what they saw."""

import html
import re
import unicodedata

from coop.assembly.errors import AgendaTextTooLongError

#: Long enough for new statutes; nobody decides about a longer text in one go.
LONGEST_TEXT = 60_000

#: Only what carries one of these was pasted with its markup; "a < b" stays as typed.
_PASTED = re.compile(
    r"<!--\[if|<o:p|\bMso[A-Z]\w*|</(?:p|div|span|li|h[1-6]|table)>", re.IGNORECASE
)
_UNSEEN = re.compile(
    r"<!--.*?-->|<(style|script|xml|head|title)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_LINE_END = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])\s*>", re.IGNORECASE)
_LIST_ITEM = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!?][^<>]*>", re.IGNORECASE)
#: What Word draws bullets with: its own font, or a private character.
_BULLET = re.compile(r"^[ \t]*[\uf0a7\uf0b7\uf0d8•·§][ \t]*", re.MULTILINE)
_SPACES = re.compile(r"[ \t\u00a0\u2007\u202f]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_LINE_ENDS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\u2028": "\n", "\u2029": "\n\n"})


def clean_text(text: str) -> str:
    """Return the words of a text without markup and characters that nobody sees.

    Nothing is cut off: what is too long is refused, and stays on the screen of who typed it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS)
    if _PASTED.search(text):
        text = _without_markup(text)
    text = "".join(
        one
        for one in text
        if one in "\n\t" or unicodedata.category(one) not in {"Cc", "Cf"} or one == "\u200d"
    )
    text = _BULLET.sub("- ", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    cleaned = _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()
    if len(cleaned) > LONGEST_TEXT:
        raise AgendaTextTooLongError(length=len(cleaned), longest=LONGEST_TEXT)
    return cleaned


def _without_markup(text: str) -> str:
    # In a browser line ends of the source are blanks; the tags say where lines end.
    text = _UNSEEN.sub("", text).replace("\n", " ")
    text = _LIST_ITEM.sub("\n- ", _LINE_END.sub("\n", text))
    return html.unescape(_TAG.sub("", text))
