"""Portraits of candidates: read with suspicion, made anew, nothing but the picture in it."""

from io import BytesIO

from PIL import Image, ImageOps

from coop.assembly.errors import PhotoTooLargeError, PhotoUnreadableError

LARGEST_PHOTO = 4 * 1024 * 1024
#: A telephone's camera makes half of this.
MOST_PIXELS = 50_000_000
#: Along each side; a page shows less.
SIDE = 640
FORMATS = ("JPEG", "PNG", "WEBP")


def portrait_of(content: bytes) -> bytes:
    """Return a small JPEG of a picture, or refuse what is none.

    The pixels are painted on a new sheet, so that where and with what it was taken stays behind.
    """
    if len(content) > LARGEST_PHOTO:
        raise PhotoTooLargeError(megabytes=LARGEST_PHOTO // 1024**2)
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise PhotoTooLargeError(megabytes=LARGEST_PHOTO // 1024**2)
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PhotoUnreadableError from None
    upright.thumbnail((SIDE, SIDE))
    sheet = Image.new("RGB", upright.size, "white")
    sheet.paste(upright, mask=upright.getchannel("A"))
    made = BytesIO()
    sheet.save(made, "JPEG", quality=85)
    return made.getvalue()
