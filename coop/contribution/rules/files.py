"""The files a fixed run brings: one for the bank, one for the printer."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file of a run holds."""

    #: pain.008: what the bank collects.
    COLLECTION = "collection"
    #: One PDF with a letter for everybody who gets no mail.
    LETTERS = "letters"
