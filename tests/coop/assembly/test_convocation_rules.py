from dataclasses import replace
from datetime import date, timedelta

import pytest

from coop.assembly.errors import (
    DocumentTooLargeError,
    HandedInFutureError,
    HandedTooEarlyError,
    PaperNotAPdfError,
    TextMissingError,
)
from coop.assembly.rules import (
    LARGEST_DOCUMENT,
    Called,
    FrozenAgenda,
    FrozenItem,
    Handing,
    Reach,
    agenda_digest,
    ensure_handed_on,
    ensure_pdf,
    frozen_agenda,
    frozen_text,
    handed_by_of,
    reach_of,
    totals_of,
)
from coop.kernel.errors import CoopError

LETTER = Called(
    has_mail=False,
    is_sent=False,
    is_failed=False,
    has_postal_address=True,
    is_written=False,
    is_returned=False,
    handed_how=None,
)
MAIL = replace(LETTER, has_mail=True)
AGENDA = FrozenAgenda(
    version=1,
    title="Algemene ledenvergadering",
    form="hall",
    place="Wijkhuis",
    starts_at="2027-05-20T19:30+02:00",
    online_url="",
    items=(FrozenItem(number=1, title="Opening", explanation="", motion="", kind="ordinary"),),
)
DAY = date(2027, 5, 5)


@pytest.mark.parametrize(
    ("called", "reach"),
    [
        (MAIL, Reach.MAIL_WAITS),
        (replace(MAIL, is_sent=True), Reach.MAIL_SENT),
        # BW 2:41 lid 5: a mail that came back called nobody, also when it seemed sent.
        (replace(MAIL, is_sent=True, is_failed=True), Reach.LETTER_WAITS),
        (replace(MAIL, is_failed=True, has_postal_address=False), Reach.NO_ADDRESS),
        (LETTER, Reach.LETTER_WAITS),
        (replace(LETTER, has_postal_address=False), Reach.NO_ADDRESS),
        (replace(LETTER, is_written=True), Reach.LETTER_WRITTEN),
        (replace(LETTER, is_written=True, is_returned=True), Reach.LETTER_RETURNED),
        (replace(LETTER, is_written=True, handed_how=Handing.POSTED), Reach.POSTED),
        (replace(LETTER, is_written=True, handed_how=Handing.DELIVERED), Reach.DELIVERED),
        # Printed elsewhere and put through the door by hand.
        (replace(LETTER, handed_how=Handing.DELIVERED), Reach.DELIVERED),
    ],
)
def test_every_member_is_called_so_far(called: Called, reach: Reach) -> None:
    assert reach_of(called) is reach


@pytest.mark.parametrize(
    ("waiting", "is_complete"),
    [
        (None, True),
        *((reach, False) for reach in Reach if reach not in {"mail_sent", "posted", "delivered"}),
    ],
)
def test_one_member_who_is_not_reached_makes_it_incomplete(
    *, waiting: Reach | None, is_complete: bool
) -> None:
    counts = [
        (Reach.MAIL_SENT, True, False, 338),
        (Reach.POSTED, False, True, 12),
        (Reach.DELIVERED, True, False, 70),
    ]
    if waiting is not None:
        counts.append((waiting, True, False, 1))
    totals = totals_of(counts)
    assert totals.is_complete is is_complete
    assert (totals.reached, totals.bounced) == (420, 12)


def test_an_empty_convocation_is_not_complete() -> None:
    assert not totals_of([]).is_complete


def test_letters_still_with_us_are_to_be_delivered_where_they_are_near() -> None:
    totals = totals_of(
        [
            (Reach.LETTER_WRITTEN, True, False, 70),
            (Reach.LETTER_RETURNED, False, False, 10),
            (Reach.LETTER_WAITS, False, False, 2),
            (Reach.MAIL_SENT, True, False, 338),
        ]
    )
    assert (totals.mails, totals.letters, totals.to_deliver) == (338, 82, 70)


def test_a_frozen_agenda_has_one_text_and_one_hash() -> None:
    text = frozen_text(AGENDA)
    assert frozen_agenda(text) == AGENDA
    assert frozen_text(frozen_agenda(text)) == text
    changed = replace(AGENDA, items=(replace(AGENDA.items[0], motion="Wij besluiten."),))
    assert agenda_digest(frozen_text(changed)) != agenda_digest(text)


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        (DAY - timedelta(days=1), HandedTooEarlyError),
        (DAY, None),
        (DAY + timedelta(days=3), None),
        (DAY + timedelta(days=4), HandedInFutureError),
        (date.min, HandedTooEarlyError),
    ],
)
def test_letters_leave_between_writing_and_today(
    day: date, refusal: type[CoopError] | None
) -> None:
    today = DAY + timedelta(days=3)
    if refusal is None:
        ensure_handed_on(day, written_on=DAY, today=today)
    else:
        with pytest.raises(refusal):
            ensure_handed_on(day, written_on=DAY, today=today)


def test_somebody_brought_the_letters_away() -> None:
    assert handed_by_of("  Ana   Bos ") == "Ana Bos"
    with pytest.raises(TextMissingError):
        handed_by_of(" ")


def test_only_a_pdf_of_a_sane_size_is_a_paper() -> None:
    ensure_pdf(b"%PDF-1.7" + b"0" * (LARGEST_DOCUMENT - 8))
    with pytest.raises(DocumentTooLargeError):
        ensure_pdf(b"%PDF-1.7" + b"0" * (LARGEST_DOCUMENT - 7))
    for content in (b"", b"PK\x03\x04", b"<html>%PDF-"):
        with pytest.raises(PaperNotAPdfError):
            ensure_pdf(content)
