"""Text as people paste it, with the markup of a word processor or without, free of any storage."""

import re
from html.parser import HTMLParser

from coop.assembly.errors import TextMissingError, TextTooLongError

#: Long enough for new statutes word by word.
LONGEST_MOTION = 30_000

#: A tag that word processors and browsers put on the clipboard; "a < b" and "<naam>" are words.
_MARKUP = re.compile(
    r"<!--|<!\[|</?(?:[a-z]+:[a-z]+|html|head|body|meta|link|style|p|br|div|span|font|b|i|u|em"
    r"|strong|h[1-6]|ul|ol|li|table|tbody|thead|tr|td|th|a|img|sup|sub|hr|pre|blockquote)\b[^<]*>",
    re.IGNORECASE,
)
_BREAKS = frozenset(
    {
        *("p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("blockquote", "pre", "hr"),
    }
)
_SPACED = frozenset({"td", "th"})
_SILENT = frozenset({"style", "script", "head", "title"})


def plain_text_of(text: str) -> str:
    """Return what a text says, word by word, without the markup it was pasted with."""
    if _MARKUP.search(text):
        reader = _Reader()
        reader.feed(_without_conditions(text))
        reader.close()
        text = reader.text
    return _tidied(text)


def motion_of(text: str, *, field: str = "motion", longest: int = LONGEST_MOTION) -> str:
    """Return a long text as plain words, or refuse one that is too long rather than cut it."""
    found = plain_text_of(text)
    if len(found) > longest:
        raise TextTooLongError(field=field, longest=longest)
    return found


def needed_text_of(text: str, *, field: str, longest: int = LONGEST_MOTION) -> str:
    """Return a long text that may not be empty."""
    found = motion_of(text, field=field, longest=longest)
    if not found:
        raise TextMissingError(field=field)
    return found


class _Reader(HTMLParser):
    """Collects the words between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._silent = 0

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's signature
        if tag in _SILENT:
            self._silent += 1
        elif tag == "li":
            self._pieces.append("\n- ")
        elif tag in _BREAKS:
            self._pieces.append("\n")
        elif tag in _SPACED:
            self._pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # A line end inside a paragraph of markup is a blank.
            self._pieces.append(re.sub(r"\s+", " ", data))


def _without_conditions(text: str) -> str:
    # Word writes its list numbers between "<![if !supportLists]>" and "<![endif]>": those words
    # stay, the brackets around them go.
    return re.sub(r"<!\[[^>]*\]>", "", text)


def _tidied(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\x00", "")
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
