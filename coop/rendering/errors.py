"""Reasons a file cannot be read, whatever it is for."""

from coop.kernel.errors import InvalidInputError


class EmptyFileError(InvalidInputError):
    """The file holds no row below its header, or nothing at all."""

    code = "empty_file"


class NotTextError(InvalidInputError):
    """The file is no text, so no table either."""

    code = "not_text"


class SpreadsheetFileError(InvalidInputError):
    """The file is a workbook we cannot read: damaged, locked, or of another program."""

    code = "spreadsheet_file"


class PhotoUnreadableError(InvalidInputError):
    """The file is no photo that we can read, whatever it is called."""

    code = "photo_unreadable"


class PhotoTooLargeError(InvalidInputError):
    """The photo has too many bytes, or claims to have too many pixels."""

    code = "photo_too_large"
