"""Photos with a report: painted anew on the way in, evened out where a moderator says so."""

from dataclasses import dataclass

from coop.incidents.rules.attachments import (
    LARGEST_PHOTO,
    MOST_PIXELS,
    SIDE,
    SIDE_OF_THUMBNAIL,
    FileKind,
    boxes_of,
    file_kind_of,
)
from coop.rendering.errors import PhotoTooLargeError, PhotoUnreadableError
from coop.rendering.pictures import Limits, evened_out, repainted, shrunk

_LIMITS = Limits(most_bytes=LARGEST_PHOTO, most_pixels=MOST_PIXELS, side=SIDE)
_PHOTOS = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo as it is kept: pixels of the one that came, and nothing else of it."""

    content: bytes
    thumbnail: bytes
    width: int
    height: int


def photo_from(content: bytes) -> Photo:
    """Make a photo anew from what somebody sent, or refuse."""
    if len(content) > LARGEST_PHOTO:
        raise PhotoTooLargeError(megabytes=LARGEST_PHOTO // 1024**2)
    if file_kind_of(content) not in _PHOTOS:
        raise PhotoUnreadableError
    made = repainted(content, _LIMITS)
    return Photo(
        content=made.content,
        thumbnail=thumbnail_of(made.content),
        width=made.width,
        height=made.height,
    )


def thumbnail_of(content: bytes) -> bytes:
    """Return a kept photo small, for a list."""
    return shrunk(content, SIDE_OF_THUMBNAIL)


def blurred(content: bytes, cells: frozenset[int], *, width: int, height: int) -> bytes:
    """Return a kept photo with each of these cells in one colour."""
    return evened_out(content, boxes_of(cells, width=width, height=height))
