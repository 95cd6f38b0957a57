"""A scan or photo of a signed form: decoded, made smaller and without what a camera adds."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from coop.assembly.errors import PaperTooLargeError, PaperUnreadableError

LARGEST_PAPER = 5 * 2**20
PDF = "application/pdf"
JPEG = "image/jpeg"
#: Enough to read a handwritten form on A4.
LONGEST_SIDE = 2000
#: A phone makes up to 50 million; what claims to be more is no photo of a form.
MOST_PIXELS = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A form as we keep it."""

    content: bytes
    type: str


def paper_of(content: bytes) -> Paper:
    """Read an upload, or refuse; a picture is drawn anew, so nothing hides behind it."""
    if len(content) > LARGEST_PAPER:
        raise PaperTooLargeError(megabytes=LARGEST_PAPER // 2**20)
    if content.startswith(b"%PDF-"):
        return Paper(content=content, type=PDF)
    try:
        with warnings.catch_warnings():
            # Pillow warns of pictures that only claim to be huge; for us that is a refusal.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Paper(content=_drawn_anew(content), type=JPEG)
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        raise PaperUnreadableError from None


def _drawn_anew(content: bytes) -> bytes:
    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise PaperUnreadableError
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = BytesIO()
    upright.save(written, "JPEG", quality=80)
    return written.getvalue()
