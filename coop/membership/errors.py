"""Reasons membership refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class MemberNotFoundError(NotFoundError):
    """No such member."""

    code = "member_not_found"


class ImportNotFoundError(NotFoundError):
    """No such list was uploaded, or it was cleared away."""

    code = "import_not_found"


class EmptyFileError(InvalidInputError):
    """The file holds no row below its header, or nothing at all."""

    code = "empty_file"


class NotTextError(InvalidInputError):
    """The file is no text, so no table either."""

    code = "not_text"


class SpreadsheetFileError(InvalidInputError):
    """The file is a workbook of a spreadsheet program; it can save it as CSV."""

    code = "spreadsheet_file"


class TooManyRowsError(InvalidInputError):
    """The file holds more rows than fit in one import."""

    code = "too_many_rows"


class MissingColumnsError(RuleViolationError):
    """Without these columns nobody can be entered in the register."""

    code = "missing_columns"


class NothingToImportError(RuleViolationError):
    """No row of the list can be taken over."""

    code = "nothing_to_import"


class ImportConfirmedError(ConflictError):
    """Somebody took this list over already."""

    code = "import_confirmed"


class ImportDiscardedError(ConflictError):
    """Somebody threw this list away."""

    code = "import_discarded"


class ImportChangedError(ConflictError):
    """The register changed since the preview, so it would bring something else than was seen."""

    code = "import_changed"
