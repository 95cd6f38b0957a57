"""Just enough about image files: their size, and a copy without what a camera hid in them.

Telegram re-encodes a picture that is sent as photo, so what the camera noted is gone; a
picture sent as file keeps everything. The stand-in imitates that by leaving those parts out.
"""

import struct
import zlib
from dataclasses import dataclass

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
#: Parts of a JPEG that hold its size, whatever way it was compressed.
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_START_OF_SCAN = 0xDA
_COMMENT = 0xFE
_APPLICATION = range(0xE1, 0xF0)
_PNG_NOTES = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})


@dataclass(frozen=True, kw_only=True)
class Picture:
    """An image as it is kept after it was sent as photo."""

    content: bytes
    width: int
    height: int
    mime_type: str

    @property
    def extension(self) -> str:
        """Give the end of the file name."""
        return "jpg" if self.mime_type == "image/jpeg" else self.mime_type.removeprefix("image/")


def read_picture(content: bytes) -> Picture | None:
    """Read a picture sent as photo; nothing when it is no picture we know."""
    try:
        if content.startswith(PNG):
            return _read_png(content)
        if content.startswith(JPEG):
            return _read_jpeg(content)
        if content[:6] in {b"GIF87a", b"GIF89a"}:
            width, height = struct.unpack("<HH", content[6:10])
            return Picture(content=content, width=width, height=height, mime_type="image/gif")
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _read_webp(content)
    except (struct.error, IndexError):
        return None
    return None


def _read_png(content: bytes) -> Picture:
    width, height = struct.unpack(">II", content[16:24])
    kept = [PNG]
    position = len(PNG)
    while position < len(content):
        (length,) = struct.unpack(">I", content[position : position + 4])
        end = position + 12 + length
        if content[position + 4 : position + 8] not in _PNG_NOTES:
            kept.append(content[position:end])
        position = end
    return Picture(content=b"".join(kept), width=width, height=height, mime_type="image/png")


def _read_jpeg(content: bytes) -> Picture | None:
    kept = [JPEG]
    width = height = 0
    position = 2
    while position < len(content) and content[position] == 0xFF:  # noqa: PLR2004 every part begins so
        kind = content[position + 1]
        if kind == _START_OF_SCAN:
            break
        (length,) = struct.unpack(">H", content[position + 2 : position + 4])
        end = position + 2 + length
        if kind in _FRAMES:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
        if kind not in _APPLICATION and kind != _COMMENT:
            kept.append(content[position:end])
        position = end
    if not width or not height:
        return None
    kept.append(content[position:])
    return Picture(content=b"".join(kept), width=width, height=height, mime_type="image/jpeg")


def _read_webp(content: bytes) -> Picture | None:
    kind = content[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        height = int.from_bytes(content[27:30], "little") + 1
    elif kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", content[26:30]))
    else:
        (packed,) = struct.unpack("<I", content[21:25])
        width, height = (packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1
    return Picture(content=content, width=width, height=height, mime_type="image/webp")


def small_grey(width: int = 90, height: int = 68) -> bytes:
    """Make the grey picture that stands for the small size of every photo.

    It is not the photo itself, so that a bot that takes the wrong size is found out.
    """
    rows = zlib.compress(b"".join(b"\x00" + b"\xb4" * width for _ in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return PNG + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
