"""What holds for the members' register, free of any storage.

Two modules, offered here under the area's name: ``imports`` judges the rows of a list,
``selection`` says which members somebody wants to see.
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
from coop.membership.rules.selection import (
    LONGEST_SEARCH,
    ExportForm,
    MemberFilter,
    Order,
    Reach,
    Selection,
    Word,
)

__all__ = [
    "DRAFT_KEPT",
    "DUPLICATES",
    "LONGEST_FILE_NAME",
    "LONGEST_SEARCH",
    "MOST_ROWS",
    "REQUIRED",
    "WARNINGS",
    "Candidate",
    "Column",
    "ExportForm",
    "Finding",
    "FindingKind",
    "Key",
    "MemberFilter",
    "Order",
    "Reach",
    "Register",
    "Row",
    "RowFilter",
    "RowState",
    "Selection",
    "Word",
    "free_numbers",
    "judge",
]
