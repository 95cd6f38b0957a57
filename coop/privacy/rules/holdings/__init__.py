"""What each table holds about a person, and what somebody gets of it on asking (AVG art. 15, 20).

One catalogue for the copy that people download and for the privacy statement. A table that
refers to people stands here or under the exceptions, and so does each of its columns: a test
walks all tables and fails on what was forgotten.
"""

from coop.privacy.rules.holdings.access import ACCESS
from coop.privacy.rules.holdings.assembly import ASSEMBLY
from coop.privacy.rules.holdings.contribution import CONTRIBUTION
from coop.privacy.rules.holdings.desk import DESK
from coop.privacy.rules.holdings.kinds import (
    LEFT_OUT_EVERYWHERE,
    Holding,
    Module,
    Reason,
    Via,
)
from coop.privacy.rules.holdings.neighbourhood import NEIGHBOURHOOD
from coop.privacy.rules.holdings.record import RECORD
from coop.privacy.rules.holdings.register import REGISTER

__all__ = [
    "EXCEPTIONS",
    "HOLDINGS",
    "JOURNAL",
    "JOURNAL_SHOWN",
    "Holding",
    "Module",
    "Reason",
    "Via",
    "holding_of",
    "reason_for",
]

HOLDINGS = (*REGISTER, *ACCESS, *CONTRIBUTION, *ASSEMBLY, *RECORD, *NEIGHBOURHOOD, *DESK)

#: Tables that refer to people and are in no copy.
EXCEPTIONS = dict.fromkeys(("ballots", "early_ballots", "peiling_answers"), Reason.BALLOT)

#: What the journal keeps of who did what; it names people in its details only.
JOURNAL = "journal"
JOURNAL_SHOWN = ("at", "function", "use_case", "is_about_me")


def holding_of(table: str) -> Holding:
    """Return what a table holds."""
    return next(holding for holding in HOLDINGS if holding.table == table)


def reason_for(holding: Holding, column: str) -> Reason | None:
    """Return why a column is in no copy; nothing when it is, or when nobody said why."""
    if column in holding.shown:
        return None
    if column in holding.by:
        # It names the person whose copy this is.
        return Reason.TECHNICAL
    return holding.left_out.get(column) or LEFT_OUT_EVERYWHERE.get(column)
