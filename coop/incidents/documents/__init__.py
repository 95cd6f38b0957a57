"""Bytes of incidents: sheets of paper, photos and voice messages, and the lock on those."""

from coop.incidents.documents.pictures import Photo, blurred, photo_from, thumbnail_of
from coop.incidents.documents.safes import Safe
from coop.incidents.documents.sheets import (
    QuarterSheet,
    ReportSheet,
    quarter_pdf,
    report_pdf,
)
from coop.incidents.documents.sounds import Voice, voice_from

__all__ = [
    "Photo",
    "QuarterSheet",
    "ReportSheet",
    "Safe",
    "Voice",
    "blurred",
    "photo_from",
    "quarter_pdf",
    "report_pdf",
    "thumbnail_of",
    "voice_from",
]
