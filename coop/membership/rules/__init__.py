"""What holds for the members' register, free of any storage.

Offered here under the area's name: ``imports`` says what a list can hold, ``comparing`` which of
its rows may enter, ``traces`` what they brought, ``selection`` whom somebody wants to see.
"""

from coop.jobs.rules import ImportStage, stage_of
from coop.membership.rules.comparing import (
    KnownMember,
    ListFacts,
    Register,
    address_line,
    address_text,
    judge,
)
from coop.membership.rules.imports import (
    CHANGES,
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
    Marks,
    Row,
    RowFilter,
    RowState,
    findings_of,
    mark_of,
    places_of,
    stored_verdict,
    wanted_states,
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
from coop.membership.rules.traces import Replaced, Traces

__all__ = [
    "CHANGES",
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
    "ImportStage",
    "KnownMember",
    "ListFacts",
    "Marks",
    "MemberFilter",
    "Order",
    "Reach",
    "Register",
    "Replaced",
    "Row",
    "RowFilter",
    "RowState",
    "Selection",
    "Traces",
    "Word",
    "address_line",
    "address_text",
    "findings_of",
    "judge",
    "mark_of",
    "places_of",
    "stage_of",
    "stored_verdict",
    "wanted_states",
]
