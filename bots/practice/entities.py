"""Bold, links and commands in a text: read as Telegram reads them, shown as safe HTML.

Telegram counts positions in UTF-16 code units, so everything here does too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from markupsafe import Markup

from bots.practice.answers import Json, bad_request

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
SHOWN = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "code",
    "blockquote": "q",
    "bot_command": "span",
    "hashtag": "span",
    "mention": "span",
}
_TOKEN = re.compile(
    r"<(/?)([a-zA-Z][\w-]*)((?:\s[^<>]*)?)>|<|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);"
)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_FOUND = re.compile(
    r"(?P<url>\b(?:https?://|www\.|t\.me/)[^\s<>\"]*[^\s<>\".,;:!?)'])"
    r"|(?P<email>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{3,31})"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)


def units(text: str) -> int:
    """Count UTF-16 code units, as Telegram measures a text."""
    return len(text.encode("utf-16-le")) // 2


def find_entities(text: str) -> list[Json]:
    """Find what Telegram would mark by itself: links, mail addresses, commands, names, tags."""
    return [
        {
            "type": match.lastgroup,
            "offset": units(text[: match.start()]),
            "length": units(match[0]),
        }
        for match in _FOUND.finditer(text)
    ]


@dataclass(kw_only=True)
class _Open:
    tag: str
    offset: int
    entity: Json = field(default_factory=dict)


def parse(
    text: str, parse_mode: str | None, entities: list[Json] | None
) -> tuple[str, list[Json]]:
    """Give the bare text and its marks, whichever way the bot wrote them."""
    if entities is not None:
        return _stripped(text, entities)
    if not parse_mode:
        return _stripped(text, find_entities(text))
    if parse_mode.lower() != "html":
        # Nothing of ours writes Markdown; the stand-in says so and does not half understand it.
        raise bad_request("unsupported parse_mode")
    bare, marks = _parse_html(text)
    taken = {mark["offset"] for mark in marks}
    found = [mark for mark in find_entities(bare) if mark["offset"] not in taken]
    return _stripped(bare, sorted(marks + found, key=lambda mark: mark["offset"]))


def _parse_html(text: str) -> tuple[str, list[Json]]:
    """Read Telegram's small HTML; an unknown or unclosed tag is refused."""
    pieces: list[str] = []
    marks: list[Json] = []
    stack: list[_Open] = []
    length = position = 0
    for match in _TOKEN.finditer(text):
        plain = text[position : match.start()]
        pieces.append(plain)
        length += units(plain)
        position = match.end()
        where = len(text[: match.start()].encode())
        if match[0].startswith("&"):
            letter = unescape(match[0])
            pieces.append(letter)
            length += units(letter)
        elif match[2] is None:
            raise bad_request(f"can't parse entities: Unclosed start tag at byte offset {where}")
        elif match[1]:
            marks.extend(_closed(stack, match[2].lower(), length, where))
        else:
            stack.append(_opened(match[2].lower(), match[3], length, where))
    if stack:
        tag = stack[-1].tag
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\""
        )
    pieces.append(text[position:])
    return "".join(pieces), sorted(marks, key=lambda mark: (mark["offset"], -mark["length"]))


def _opened(tag: str, attributes: str, offset: int, where: int) -> _Open:
    if tag not in TAGS or (tag == "span" and "tg-spoiler" not in attributes):
        raise bad_request(
            f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {where}'
        )
    entity: Json = {"type": TAGS[tag]}
    if tag == "a":
        href = _HREF.search(attributes)
        url = unescape(next((group for group in href.groups() if group), "")) if href else ""
        # A link to a bad address is shown as plain text, as Telegram does.
        entity = {"type": "text_link", "url": url} if _is_safe(url) else {}
    elif tag == "blockquote" and "expandable" in attributes:
        entity = {"type": "expandable_blockquote"}
    return _Open(tag=tag, offset=offset, entity=entity)


def _closed(stack: list[_Open], tag: str, length: int, where: int) -> list[Json]:
    if not stack:
        raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {where}")
    opened = stack.pop()
    if opened.tag != tag:
        raise bad_request(
            f"can't parse entities: Unmatched end tag at byte offset {where},"
            f' expected "</{opened.tag}>", found "</{tag}>"'
        )
    if not opened.entity or length == opened.offset:
        return []
    return [
        {
            "type": opened.entity["type"],
            "offset": opened.offset,
            "length": length - opened.offset,
            **{key: value for key, value in opened.entity.items() if key != "type"},
        }
    ]


def _stripped(text: str, marks: list[Json]) -> tuple[str, list[Json]]:
    """Take the white space off both ends and move the marks along."""
    bare = text.strip()
    start = units(text[: len(text) - len(text.lstrip())])
    end = units(bare)
    kept = []
    for mark in marks:
        first = max(0, int(mark["offset"]) - start)
        last = min(end, int(mark["offset"]) - start + int(mark["length"]))
        if last > first:
            kept.append(mark | {"offset": first, "length": last - first})
    return bare, kept


def _is_safe(url: str) -> bool:
    return url.startswith(("http://", "https://", "tg://", "mailto:"))


def as_html(text: str, marks: list[Json], href: Callable[[str], tuple[str, bool]]) -> Markup:
    """Show a marked text as HTML that holds nothing but our own few tags.

    `href` tells where a link leads and whether that is another page.
    """
    letters = text.encode("utf-16-le")
    edges = {0, len(letters) // 2}
    for mark in marks:
        edges |= {mark["offset"], mark["offset"] + mark["length"]}
    shown = Markup()
    ordered = sorted(edge for edge in edges if 0 <= edge <= len(letters) // 2)
    for first, last in pairwise(ordered):
        piece = letters[first * 2 : last * 2].decode("utf-16-le", "replace")
        html = Markup.escape(piece)
        for mark in marks:
            if mark["offset"] <= first and last <= mark["offset"] + mark["length"]:
                html = _wrapped(html, mark, letters, href)
        shown += html
    return shown


def _wrapped(
    html: Markup, mark: Json, letters: bytes, href: Callable[[str], tuple[str, bool]]
) -> Markup:
    kind = mark["type"]
    if kind in {"url", "text_link", "email"}:
        first, last = mark["offset"] * 2, (mark["offset"] + mark["length"]) * 2
        written = letters[first:last].decode("utf-16-le", "replace")
        url = mark.get("url") or (f"mailto:{written}" if kind == "email" else written)
        url = f"https://{url}" if kind == "url" and "://" not in url else url
        if not _is_safe(url) or url.startswith("tg://"):
            return html
        address, opens_elsewhere = href(url)
        target = Markup(' target="_blank" rel="noopener noreferrer"') if opens_elsewhere else ""
        return Markup('<a href="{}"{}>{}</a>').format(address, target, html)
    tag = SHOWN.get(kind)
    if tag is None:
        return html
    return Markup("<{0} class='t-{1}'>{2}</{0}>").format(Markup(tag), kind, html)  # noqa: S704 own words
