"""Which photos and voice messages are taken, and when they go."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from coop.incidents.errors import (
    CellsNeededError,
    ReportHandledError,
    TooManyPhotosError,
    TooManyVoicesError,
    UnknownCellError,
    WordsNeededError,
)
from coop.incidents.rules.answers import Step
from coop.incidents.rules.attachments import (
    COLUMNS,
    IMAGES_LAST,
    IMAGES_LAST_AFTER_MISTAKE,
    MOST_PHOTOS,
    MOST_ROWS,
    MOST_VOICES,
    SPEAKABLE,
    AttachmentKind,
    FileKind,
    boxes_of,
    cells_of,
    ensure_few_voices,
    ensure_in_words,
    ensure_may_choose,
    file_kind_of,
    is_over,
    room_for_photos,
    rows_of,
)
from coop.incidents.rules.states import State
from tests.telephone import photo, voice

RECEIVED = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MISTAKE = IMAGES_LAST_AFTER_MISTAKE
PHOTO, VOICE = AttachmentKind.PHOTO, AttachmentKind.VOICE


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (photo(kind="JPEG"), FileKind.JPEG),
        (photo(kind="PNG"), FileKind.PNG),
        (photo(kind="WEBP"), FileKind.WEBP),
        (voice(), FileKind.OPUS),
        (b"OggS" + bytes(24) + b"\x01vorbis", None),
        (b"GIF89a" + bytes(20), None),
        (b"RIFF....AVI " + bytes(20), None),
        (b"%PDF-1.7", None),
        (b"<svg onload=alert(1)>", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_first_bytes_say(content: bytes, kind: FileKind | None) -> None:
    assert file_kind_of(content) is kind


def test_there_is_room_for_so_many_and_no_more() -> None:
    assert room_for_photos(0) == MOST_PHOTOS
    assert room_for_photos(MOST_PHOTOS - 1) == 1
    with pytest.raises(TooManyPhotosError):
        room_for_photos(MOST_PHOTOS)
    ensure_few_voices(MOST_VOICES - 1)
    with pytest.raises(TooManyVoicesError):
        ensure_few_voices(MOST_VOICES)


@pytest.mark.parametrize(
    ("kind", "state", "goes_along", "last", "first_over"),
    [
        (PHOTO, State.RECEIVED, False, IMAGES_LAST - SECOND, IMAGES_LAST),
        (PHOTO, State.APPROVED, True, IMAGES_LAST - SECOND, IMAGES_LAST),
        (PHOTO, State.FORWARDED, True, IMAGES_LAST - SECOND, IMAGES_LAST),
        (PHOTO, State.FORWARDED, False, None, SECOND),
        (PHOTO, State.ANSWERED, False, None, SECOND),
        (PHOTO, State.CLOSED, True, None, SECOND),
        (PHOTO, State.WITHDRAWN, True, None, SECOND),
        (PHOTO, State.REJECTED, False, MISTAKE - SECOND, MISTAKE),
        (PHOTO, State.MERGED, False, MISTAKE - SECOND, MISTAKE),
        (VOICE, State.RECEIVED, False, 4 * IMAGES_LAST, None),
        (VOICE, State.CLOSED, False, 4 * IMAGES_LAST, None),
        (VOICE, State.WITHDRAWN, False, None, SECOND),
    ],
)
def test_images_go_when_handed_over_and_after_seven_days_at_most(
    kind: AttachmentKind,
    state: State,
    goes_along: object,
    last: timedelta | None,
    first_over: timedelta | None,
) -> None:
    for after, over in ((last, False), (first_over, True)):
        if after is not None:
            told = is_over(
                kind,
                state=state,
                since=RECEIVED,
                received_at=RECEIVED,
                goes_along=bool(goes_along),
                now=RECEIVED + after,
            )
            assert told is over


@pytest.mark.parametrize("state", list(State))
def test_a_photo_is_added_before_handing_over_and_taken_back_always(state: State) -> None:
    ensure_may_choose(state, goes_along=False)
    if state in {State.RECEIVED, State.IN_REVIEW, State.QUESTION, State.APPROVED}:
        ensure_may_choose(state, goes_along=True)
    else:
        with pytest.raises(ReportHandledError):
            ensure_may_choose(state, goes_along=True)


def test_what_was_only_spoken_is_typed_before_it_is_passed_on() -> None:
    ensure_in_words(is_typed=True, is_redacted=False)
    ensure_in_words(is_typed=False, is_redacted=True)
    with pytest.raises(WordsNeededError):
        ensure_in_words(is_typed=False, is_redacted=False)


def test_speaking_answers_what_asks_for_words() -> None:
    assert {Step.BEHAVIOUR, Step.PLACE, Step.MOMENT, Step.DIRECTION} <= SPEAKABLE
    assert not {Step.HAPPENING, Step.KIND, Step.CONTACT, Step.EMAIL, Step.SUMMARY} & SPEAKABLE


@pytest.mark.parametrize(
    ("width", "height", "rows"),
    [
        (1200, 1200, COLUMNS),
        (1600, 1200, 9),
        (1200, 1600, 16),
        (3000, 10, 1),
        (10, 3000, MOST_ROWS),
    ],
)
def test_cells_are_about_square(width: int, height: int, rows: int) -> None:
    assert rows_of(width, height) == rows


@pytest.mark.parametrize(
    ("ticked", "typed", "cells"),
    [
        ((3,), "", {3}),
        ((), "7", {7}),
        ((1,), "2, 5", {1, 2, 5}),
        # Two corners: of rows one and two the second and third column.
        ((), "2-15", {2, 3, 14, 15}),
        ((), "15 t/m 2", {2, 3, 14, 15}),
        ((), "3-14", {2, 3, 14, 15}),
    ],
)
def test_cells_are_ticked_or_typed(ticked: tuple[int, ...], typed: str, cells: set[int]) -> None:
    assert cells_of(ticked, typed, rows=9) == cells


def test_no_cell_and_an_unknown_cell_are_refused() -> None:
    with pytest.raises(CellsNeededError):
        cells_of((), "allemaal", rows=9)
    cells_of((1, COLUMNS * 9), "", rows=9)
    for cell in (0, COLUMNS * 9 + 1):
        with pytest.raises(UnknownCellError):
            cells_of((cell,), "", rows=9)


@pytest.mark.parametrize(("width", "height"), [(1201, 907), (320, 240), (13, 13), (2048, 37)])
def test_all_cells_together_leave_no_pixel_uncovered(width: int, height: int) -> None:
    cells = range(1, COLUMNS * rows_of(width, height) + 1)
    covered = {
        (x, y)
        for left, top, right, bottom in boxes_of(cells, width=width, height=height)
        for x in (left, right - 1)
        for y in (top, bottom - 1)
    }
    assert {(0, 0), (width - 1, height - 1)} <= covered
    boxes = boxes_of(cells, width=width, height=height)
    for one, other in pairwise(boxes):
        assert other[0] <= one[2]
