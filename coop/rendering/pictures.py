"""Pictures that came from outside: read with suspicion, and painted anew on a fresh sheet."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from coop.rendering.errors import PhotoTooLargeError, PhotoUnreadableError

FORMATS = ("JPEG", "PNG", "WEBP")
#: A telephone may put a second picture into a JPEG (MPO); in these it is a film.
_MAY_MOVE = frozenset({"PNG", "WEBP"})
QUALITY = 85
#: Whatever a damaged file brings Pillow to; none of it says anything about the program.
_UNREADABLE = (
    *(OSError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError),
    *(EOFError, struct.error, zlib.error),
)
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a picture is taken in."""

    most_bytes: int
    most_pixels: int
    #: Along each side of what is made of it.
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A JPEG of ours."""

    content: bytes
    width: int
    height: int


def repainted(content: bytes, limits: Limits) -> Picture:
    """Return a JPEG with the pixels of a picture and nothing else of it, or refuse.

    Where and with what it was taken, colour profile, comments and whatever was hidden behind
    the picture stay behind, because only pixels are carried over (bar 8).
    """
    too_large = PhotoTooLargeError(megabytes=limits.most_bytes // 1024**2)
    if len(content) > limits.most_bytes:
        raise too_large
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as found:
            if found.width * found.height > limits.most_pixels:
                raise too_large
            if found.format in _MAY_MOVE and getattr(found, "is_animated", False):
                raise PhotoUnreadableError
            # A large JPEG is decoded at a half or a quarter: that is all that is kept of it.
            found.draft("RGB", (limits.side, limits.side))
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except _BOMB:
        raise too_large from None
    except _UNREADABLE:
        raise PhotoUnreadableError from None
    return _painted(upright, limits.side)


def shrunk(content: bytes, side: int) -> bytes:
    """Return a smaller copy of a picture of ours."""
    with Image.open(BytesIO(content)) as found:
        return _painted(found.convert("RGBA"), side).content


def evened_out(content: bytes, boxes: tuple[tuple[int, int, int, int], ...]) -> bytes:
    """Return a picture of ours in which each box has one colour: nothing can be got back."""
    with Image.open(BytesIO(content)) as found:
        sheet = found.convert("RGB")
    for left, top, right, bottom in boxes:
        box = (left, top, right, bottom)
        mean = sheet.crop(box).resize((1, 1), Image.Resampling.BOX)
        sheet.paste(mean.resize((right - left, bottom - top)), box)
    return _jpeg(sheet)


def _painted(picture: Image.Image, side: int) -> Picture:
    picture.thumbnail((side, side))
    sheet = Image.new("RGB", picture.size, "white")
    sheet.paste(picture, mask=picture.getchannel("A"))
    return Picture(content=_jpeg(sheet), width=sheet.width, height=sheet.height)


def _jpeg(sheet: Image.Image) -> bytes:
    made = BytesIO()
    sheet.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()
