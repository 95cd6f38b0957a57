"""Photos and voice messages with a report: which are taken, how many, for how long (C27, C15)."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from coop.incidents.errors import (
    CellsNeededError,
    ReportHandledError,
    TooManyPhotosError,
    TooManyVoicesError,
    UnknownCellError,
    WordsNeededError,
)
from coop.incidents.rules.answers import Step
from coop.incidents.rules.questions import QUESTIONS, AnswerKind
from coop.incidents.rules.states import UNREVIEWED, State


class AttachmentKind(StrEnum):
    """What somebody sent along."""

    PHOTO = "photo"
    VOICE = "voice"


class FileKind(StrEnum):
    """What a file is by its own first bytes, whatever it is called."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    OPUS = "opus"


class TurnedAway(StrEnum):
    """Why something sent in a chat was not taken, or not as the answer; codes of refusals."""

    PHOTOS_NOT_TAKEN = "photos_not_taken"
    FILM_NOT_TAKEN = "film_not_taken"
    TOO_MANY_PHOTOS = "too_many_photos"
    TOO_MANY_VOICES = "too_many_voices"
    PHOTO_TOO_LARGE = "photo_too_large"
    PHOTO_UNREADABLE = "photo_unreadable"
    VOICE_TOO_LONG = "voice_too_long"
    VOICE_UNREADABLE = "voice_unreadable"
    NOT_RECEIVED = "attachment_not_received"
    #: Kept, but the question wants its button.
    PRESS_TOO = "press_too"

    @property
    def is_image(self) -> bool:
        """Tell whether somebody has images that stay with whoever made them."""
        return self in {TurnedAway.PHOTOS_NOT_TAKEN, TurnedAway.FILM_NOT_TAKEN}


#: As large as Telegram lets a photo be; a telephone makes half of it.
LARGEST_PHOTO = 10 * 1024**2
#: Enough for a camera of 48 million; a few bytes can claim a thousand times that.
MOST_PIXELS = 50_000_000
#: Along each side, as FixMyStreet keeps them: a plate can be read, a crowd need not be.
SIDE = 2048
SIDE_OF_THUMBNAIL = 320
MOST_PHOTOS = 6
LONGEST_VOICE = timedelta(minutes=3)
LARGEST_VOICE = 2 * 1024**2
MOST_VOICES = 12

#: What the sentences about these limits name.
LIMITS = {
    "most": MOST_PHOTOS,
    "megabytes": LARGEST_PHOTO // 1024**2,
    "minutes": LONGEST_VOICE // timedelta(minutes=1),
}

#: C7: so long after the report came in, at most.
IMAGES_LAST = timedelta(days=7)
#: A thumb slips: who rejected or merged by mistake finds them for a day.
IMAGES_LAST_AFTER_MISTAKE = timedelta(days=1)

_OGG = b"OggS"
#: RFC 3533 section 6 and RFC 7845 section 5.1: where the name of the sound stands.
_OPUS_AT = slice(28, 36)
_JPEG = b"\xff\xd8\xff"
_PNG = b"\x89PNG\r\n\x1a\n"

#: Cells from left to right over a photo; squares, so the height follows.
COLUMNS = 12
MOST_ROWS = 24
_RANGE = re.compile(r"(\d{1,4})(?:\s*(?:-|tot|t/m)\s*(\d{1,4}))?")

#: Answered by speaking, because the answer is words; the others need their button (C15).
SPEAKABLE = frozenset(
    step
    for step, question in QUESTIONS.items()
    if question.kind in {AnswerKind.TEXT, AnswerKind.PLACE, AnswerKind.TIME}
    and step is not Step.EMAIL
)

_ENDED_FOR_GOOD = frozenset({State.WITHDRAWN, State.CLOSED, State.ANONYMISED})
_ENDED_PERHAPS = frozenset({State.REJECTED, State.MERGED})
_HANDED_OVER = frozenset({State.FORWARDED, State.ACKNOWLEDGED, State.ANSWERED})


def file_kind_of(content: bytes) -> FileKind | None:
    """Return what a file is by its first bytes; nothing when it is none of what is taken."""
    if content.startswith(_JPEG):
        return FileKind.JPEG
    if content.startswith(_PNG):
        return FileKind.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    if content.startswith(_OGG) and content[_OPUS_AT] == b"OpusHead":
        return FileKind.OPUS
    return None


def room_for_photos(present: int) -> int:
    """Return how many photos there is room for yet, or refuse when there is none."""
    if present >= MOST_PHOTOS:
        raise TooManyPhotosError(most=MOST_PHOTOS)
    return MOST_PHOTOS - present


def ensure_few_voices(present: int) -> None:
    """Refuse one more voice message where there are enough."""
    if present >= MOST_VOICES:
        raise TooManyVoicesError


def is_over(
    kind: AttachmentKind,
    *,
    state: State,
    since: datetime,
    received_at: datetime,
    goes_along: bool,
    now: datetime,
) -> bool:
    """Tell whether an attachment has to go (C7: images until handed over, at most seven days).

    What a moderator chose to hand over stays to be looked at until then; the rest goes when
    the report is handed over. What was spoken goes with the report, or when that is withdrawn.
    """
    if state is State.WITHDRAWN:
        return True
    if kind is AttachmentKind.VOICE:
        return False
    if now >= received_at + IMAGES_LAST or state in _ENDED_FOR_GOOD:
        return True
    if state in _ENDED_PERHAPS:
        return now >= since + IMAGES_LAST_AFTER_MISTAKE
    return state in _HANDED_OVER and not goes_along


def ensure_in_words(*, is_typed: bool, is_redacted: bool) -> None:
    """Refuse to pass on what was only spoken: a moderator types what is needed first (C15)."""
    if not (is_typed or is_redacted):
        raise WordsNeededError


def ensure_may_choose(state: State, *, goes_along: bool) -> None:
    """Refuse to add a photo to what was handed over or is over; taking one back always may."""
    if goes_along and state not in {*UNREVIEWED, State.APPROVED}:
        raise ReportHandledError(state=state)


def rows_of(width: int, height: int) -> int:
    """Return how many rows of about square cells lie over a photo."""
    return max(1, min(MOST_ROWS, round(COLUMNS * height / width)))


def cells_of(ticked: Iterable[int], typed: str, *, rows: int) -> frozenset[int]:
    """Return the numbers of cells that were ticked or typed: "13-28, 40".

    Two numbers are two corners: everything between them goes, as if drawn with a mouse.
    """
    cells = set(ticked)
    for first, last in _RANGE.findall(typed):
        cells |= set(_between(int(first), int(last or first)))
    if not cells:
        raise CellsNeededError
    most = COLUMNS * rows
    if not all(1 <= cell <= most for cell in cells):
        raise UnknownCellError(most=most)
    return frozenset(cells)


def _between(one: int, other: int) -> Iterable[int]:
    (top, left), (bottom, right) = (divmod(cell - 1, COLUMNS) for cell in (one, other))
    for row in range(min(top, bottom), max(top, bottom) + 1):
        for column in range(min(left, right), max(left, right) + 1):
            yield row * COLUMNS + column + 1


def boxes_of(
    cells: Collection[int], *, width: int, height: int
) -> tuple[tuple[int, int, int, int], ...]:
    """Return where cells lie in pixels: left, top, right, bottom; none leaves a line uncovered."""
    rows = rows_of(width, height)
    return tuple(
        (
            column * width // COLUMNS,
            row * height // rows,
            -(-(column + 1) * width // COLUMNS),
            -(-(row + 1) * height // rows),
        )
        for row, column in (divmod(cell - 1, COLUMNS) for cell in sorted(cells))
    )
