"""Reads the words of a PDF that typst made; enough for our own letters, no more."""

import re
import zlib

STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
#: What a font's table says: glyph <0001> stands for <0057>.
LETTER = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)
#: A change of font, or a string of glyphs.
WRITTEN = re.compile(
    rb"/f(\d+) [\d.]+ Tf"
    # Parentheses that match each other stand in a string as they are.
    rb"|(?<!Alt)\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)"
    rb"|(ET)",
    re.DOTALL,
)
#: A byte in a string that would mean something else there, or cannot be seen.
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_of(pdf: bytes) -> str:
    """Return what the pages show, every piece of text on a line of its own."""
    streams = [_opened(content) for content in STREAM.findall(pdf)]
    # Typst numbers its fonts in the order in which it writes their tables.
    fonts = [_letters(stream) for stream in streams if b"begincmap" in stream]
    pages = b"".join(stream for stream in streams if b"BDC" in stream)
    words, font = "", fonts[0]
    for chosen, glyphs, ends in WRITTEN.findall(pages):
        if chosen:
            font = fonts[int(chosen)]
        numbers = ESCAPED.sub(_unescaped, glyphs)
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        words += "".join(font.get(high * 256 + low, "") for high, low in pairs)
        words += "\n" if ends else ""
    return words


def _opened(content: bytes) -> bytes:
    try:
        return zlib.decompress(content)
    except zlib.error:
        return content


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8)]) if found[1].isdigit() else NAMED.get(found[1], found[1])


def _letters(table: bytes) -> dict[int, str]:
    return {
        int(glyph, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for glyph, letters in LETTER.findall(table)
    }
