"""Photos and sounds as telephones send them, with all that should not be kept of them."""

import struct
from io import BytesIO

from PIL import Image

#: What a camera notes; a test looks for each of these words.
TRACES = (b"Geheime Camera", b"Fotograaf Ria", b"thuis bij Ria", b"xmpmeta")
_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Fotograaf Ria</x:xmpmeta>'
_GPS = 0x8825
OPUS_STEPS = 48_000


def photo(*, size: tuple[int, int] = (900, 600), kind: str = "JPEG", colour: str = "red") -> bytes:
    """Return a photo held on its side, with who took it, with what and where."""
    image = Image.new("RGBA" if kind == "PNG" else "RGB", size, colour)
    image.paste("blue", (0, 0, size[0] // 2, size[1] // 3))
    found = Image.Exif()
    found[271], found[274], found[315] = "Geheime Camera", 6, "Fotograaf Ria"
    found.get_ifd(_GPS).update({1: "N", 2: (51.0, 33.0, 36.0), 3: "E", 4: (5.0, 5.0, 24.0)})
    made = BytesIO()
    extra = {"comment": b"thuis bij Ria"} if kind == "JPEG" else {}
    image.save(made, kind, exif=found, xmp=_XMP, icc_profile=b"profile of Geheime Camera", **extra)
    return made.getvalue()


def voice(seconds: float = 4.0) -> bytes:
    """Return a voice message as long as it says: two pages of Ogg with a head of Opus."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48_000, 0, 0)
    return _page(0, 0, head) + _page(1, round(seconds * OPUS_STEPS), b"\xfc\xff\xfe" * 20)


def _page(number: int, steps: int, body: bytes) -> bytes:
    header = struct.pack("<4sBBqIIIB", b"OggS", 0, 0, steps, 7, number, 0, 1)
    return header + bytes((len(body),)) + body
