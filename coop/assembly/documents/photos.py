"""Portraits of candidates: read with suspicion, made anew, nothing but the picture in it."""

from coop.rendering.pictures import Limits, repainted

LARGEST_PHOTO = 4 * 1024 * 1024
#: A telephone's camera makes half of this.
MOST_PIXELS = 50_000_000
#: Along each side; a page shows less.
SIDE = 640


def portrait_of(content: bytes) -> bytes:
    """Return a small JPEG of a picture, or refuse what is none."""
    limits = Limits(most_bytes=LARGEST_PHOTO, most_pixels=MOST_PIXELS, side=SIDE)
    return repainted(content, limits).content
