"""Bar 8 of the research: nothing of a photo is kept but its pixels."""

import uuid
from io import BytesIO

import pytest
from PIL import Image

from coop.incidents.documents import Safe, blurred, photo_from, voice_from
from coop.incidents.errors import (
    AttachmentLockedError,
    VoiceTooLongError,
    VoiceUnreadableError,
)
from coop.incidents.rules.attachments import (
    LARGEST_PHOTO,
    LARGEST_VOICE,
    SIDE,
    SIDE_OF_THUMBNAIL,
    rows_of,
)
from coop.kernel.errors import InvalidInputError
from coop.rendering.errors import PhotoTooLargeError, PhotoUnreadableError
from tests.doubles import CountingChance
from tests.telephone import TRACES, photo, voice


def as_bytes(image: Image.Image, kind: str, **more: object) -> bytes:
    made = BytesIO()
    image.save(made, kind, **more)
    return made.getvalue()


def film(kind: str) -> bytes:
    second = Image.new("RGB", (60, 40), "blue")
    return as_bytes(Image.new("RGB", (60, 40)), kind, save_all=True, append_images=[second])


def bomb() -> bytes:
    return as_bytes(Image.new("1", (9000, 6000)), "PNG")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_bar_8_no_exif_xmp_or_gps_is_in_a_photo_that_is_kept(kind: str) -> None:
    sent = photo(kind=kind, size=(3000, 1500))
    assert any(trace in sent for trace in TRACES)
    kept = photo_from(sent)
    for content in (kept.content, kept.thumbnail):
        assert not any(trace in content for trace in TRACES)
        with Image.open(BytesIO(content)) as image:
            assert image.format == "JPEG"
            assert not image.getexif()
            assert not {"icc_profile", "exif", "xmp", "comment"} & set(image.info)
    # Held on its side: what was wide is high.
    assert (kept.width, kept.height) == (SIDE // 2, SIDE)
    with Image.open(BytesIO(kept.thumbnail)) as small:
        assert max(small.size) == SIDE_OF_THUMBNAIL


def test_what_is_hidden_behind_a_photo_stays_behind() -> None:
    kept = photo_from(photo() + b"PK\x03\x04 een archief")
    assert b"een archief" not in kept.content


def test_a_second_picture_in_a_jpeg_of_a_telephone_is_no_film() -> None:
    assert photo_from(film("MPO")).width == 60


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"GIF89a" + bytes(20), photo()[:300], photo(kind="PNG")[:200]),
        *(b"\xff\xd8\xff" + bytes(100), b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(8)),
        *(film("WEBP"), film("PNG"), voice()),
    ],
    ids=[
        *("empty", "gif", "half a jpeg", "half a png", "noise", "noise webp"),
        *("moving webp", "moving png", "sound"),
    ],
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(PhotoUnreadableError):
        photo_from(content)


@pytest.mark.parametrize("content", [b"\xff\xd8\xff" + bytes(LARGEST_PHOTO), bomb()])
def test_a_photo_that_is_too_large_is_refused(content: bytes) -> None:
    with pytest.raises(PhotoTooLargeError):
        photo_from(content)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_photo_is_kept_anew_or_refused_and_breaks_nothing(kind: str) -> None:
    whole = photo(kind=kind, size=(64, 48))
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        damaged = whole[:at] + bytes((whole[at] ^ 0x5A,)) + whole[at + 1 :]
        try:
            kept = photo_from(damaged)
        except InvalidInputError:
            continue
        assert kept.content.startswith(b"\xff\xd8\xff")


def test_blurred_cells_have_one_colour_and_the_others_are_as_they_were() -> None:
    image = Image.radial_gradient("L").resize((240, 240)).convert("RGB")
    made = blurred(as_bytes(image, "JPEG"), frozenset({1, 2, 14}), width=240, height=240)
    with Image.open(BytesIO(made)) as after:
        sheet = after.convert("L")
    assert rows_of(240, 240) == 12
    for left, top in ((0, 0), (20, 0), (20, 20)):
        assert spread(sheet.crop((left + 2, top + 2, left + 18, top + 18))) <= 6
    assert spread(sheet.crop((0, 20, 20, 40))) > 6


def spread(part: Image.Image) -> int:
    shades = part.tobytes()
    return max(shades) - min(shades)


@pytest.mark.parametrize(("lasts", "seconds"), [(0.2, 1), (4.0, 4), (4.1, 5), (180.0, 180)])
def test_a_voice_message_lasts_as_long_as_its_last_page_says(lasts: float, seconds: int) -> None:
    sent = voice(lasts)
    heard = voice_from(sent)
    assert (heard.seconds, heard.content) == (seconds, sent)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (voice(180.1), VoiceTooLongError),
        (b"OggS" + bytes(LARGEST_VOICE), VoiceTooLongError),
        (voice(0), VoiceUnreadableError),
        (b"ID3" + bytes(50), VoiceUnreadableError),
        (photo(), VoiceUnreadableError),
    ],
)
def test_what_is_no_short_voice_message_is_refused(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        voice_from(content)


def test_what_is_locked_opens_with_the_same_key_for_the_same_row_only() -> None:
    safe, one, other = Safe("sleutel" * 5), uuid.UUID(int=1), uuid.UUID(int=2)
    locked = safe.lock(b"een foto", of=one, chance=CountingChance())
    assert b"een foto" not in locked
    assert safe.unlock(locked, of=one) == b"een foto"
    for key, row in ((safe, other), (Safe("andere sleutel" * 3), one)):
        with pytest.raises(AttachmentLockedError):
            key.unlock(locked, of=row)
