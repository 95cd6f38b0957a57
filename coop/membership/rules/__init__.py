"""What holds for the members' register, free of any storage.

One module so far, offered here under the area's name: ``imports`` judges the rows of a list.
"""

from coop.membership.rules.imports import (
    DRAFT_KEPT,
    DUPLICATES,
    LONGEST_FILE_NAME,
    MOST_ROWS,
    REQUIRED,
    WARNINGS,
    Candidate,
    Column,
    Finding,
    FindingKind,
    Key,
    Register,
    Row,
    RowFilter,
    RowState,
    free_numbers,
    judge,
)

__all__ = [
    "DRAFT_KEPT",
    "DUPLICATES",
    "LONGEST_FILE_NAME",
    "MOST_ROWS",
    "REQUIRED",
    "WARNINGS",
    "Candidate",
    "Column",
    "Finding",
    "FindingKind",
    "Key",
    "Register",
    "Row",
    "RowFilter",
    "RowState",
    "free_numbers",
    "judge",
]
