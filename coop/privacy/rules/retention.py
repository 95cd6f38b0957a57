"""How long each kind of data is kept, and from which day: the schedule by which it goes by itself.

What the law wants kept longer is not here: minutes, decisions and statutes stay (BW 2:10).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from coop.kernel.clock import TIME_ZONE
from coop.privacy.rules.holdings import Module
from coop.privacy.rules.requests import months_after
from coop.statutes.rules import RuleKey


class Matter(StrEnum):
    """What goes at its time."""

    SESSIONS = "sessions"
    SECOND_STEPS = "second_steps"
    FORMER_MEMBERS = "former_members"
    FORMER_NAMES = "former_names"
    MINORS = "minors"
    FILTERS = "filters"
    VOTES = "votes"
    NOTICES = "notices"
    PAYMENTS = "payments"
    OTHER_PAYMENTS = "other_payments"
    REPORTS = "reports"
    PARTICIPANTS = "participants"
    ROUNDS = "rounds"
    TENTS = "tents"
    BREACHES = "breaches"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long one matter is kept; a term of the rule book goes before the months here."""

    matter: Matter
    module: Module
    months: int
    #: The parameter of the rule book that holds the months, or the years.
    rule: RuleKey | None = None
    #: Counted from the end of the year it is about, as books are (AWR art. 52 lid 4).
    by_year: bool = False
    #: Article or custom it comes from.
    source: str


_YEAR = 12
TERMS = (
    # Security, a legitimate interest (AVG 6 lid 1 onder f): long enough to look back at misuse.
    Term(matter=Matter.SESSIONS, module=Module.ACCESS, months=6, source="AVG 32"),
    # What guards a function is of no use without it; who comes back sets it up anew.
    Term(matter=Matter.SECOND_STEPS, module=Module.ACCESS, months=6, source="AVG 32"),
    # BW 2:55: who left a cooperative with liability is liable for a year more.
    Term(matter=Matter.FORMER_MEMBERS, module=Module.REGISTER, months=_YEAR, source="BW 2:55"),
    # The name stands in the books as long as the books are kept.
    Term(
        matter=Matter.FORMER_NAMES,
        module=Module.REGISTER,
        months=7 * _YEAR,
        rule=RuleKey.BOOKS_KEPT,
        by_year=True,
        source="BW 2:10 lid 3, AWR 52 lid 4",
    ),
    # As long as a decision for which a parent voted can be annulled.
    Term(
        matter=Matter.MINORS,
        module=Module.REGISTER,
        months=13,
        rule=RuleKey.EVIDENCE_KEPT,
        source="BW 2:15 lid 5",
    ),
    # Whom a search looked for may be one person.
    Term(matter=Matter.FILTERS, module=Module.REGISTER, months=6, source="AVG 5"),
    # A decision can be annulled for a year; until then it must be shown to be right.
    Term(
        matter=Matter.VOTES,
        module=Module.ASSEMBLY,
        months=13,
        rule=RuleKey.EVIDENCE_KEPT,
        source="BW 2:15 lid 5",
    ),
    # A convocation goes out weeks before the decision that it proves.
    Term(matter=Matter.NOTICES, module=Module.MESSAGES, months=18, source="BW 2:15 lid 5"),
    Term(
        matter=Matter.PAYMENTS,
        module=Module.CONTRIBUTION,
        months=7 * _YEAR,
        rule=RuleKey.BOOKS_KEPT,
        by_year=True,
        source="BW 2:10 lid 3, AWR 52 lid 4",
    ),
    # They stood on the statement, but are none of the contribution's business.
    Term(matter=Matter.OTHER_PAYMENTS, module=Module.CONTRIBUTION, months=_YEAR, source="AVG 5"),
    Term(matter=Matter.REPORTS, module=Module.PREVENTION, months=0, source="AVG 5"),
    # So long somebody who was refused or removed can ask why, and a moderator can answer.
    Term(matter=Matter.PARTICIPANTS, module=Module.PREVENTION, months=6, source="AVG 5"),
    # A year, so that walkers can show their hours of the last one.
    Term(matter=Matter.ROUNDS, module=Module.PREVENTION, months=_YEAR, source="AVG 5"),
    Term(matter=Matter.TENTS, module=Module.BUURTENT, months=_YEAR, source="AVG 5"),
    # AVG 33 lid 5 names no term; custom is five years.
    Term(matter=Matter.BREACHES, module=Module.DESK, months=5 * _YEAR, source="AVG 33 lid 5"),
)
#: C7: a report goes in days, from its end and at the latest from its receipt.
REPORT_KEPT_AFTER_END = timedelta(days=28)
REPORT_KEPT_AT_MOST = timedelta(days=90)


def term_of(matter: Matter) -> Term:
    """Return the term of a matter."""
    return next(term for term in TERMS if term.matter is matter)


def last_day_over(today: date, months: int, *, by_year: bool = False) -> date:
    """Return the last day of which the term is over today; everything up to it may go.

    By year, a term runs from the end of the year: of 2019 seven years are over on 1 January 2027.
    """
    if by_year:
        return date(today.year - months // _YEAR - 1, 12, 31)
    year, month = divmod(today.year * _YEAR + today.month - 1 - months, _YEAR)
    day = date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    # From 31 January a month ends on 28 February, like from the 28th.
    while months_after(day + timedelta(days=1), months) <= today:
        day += timedelta(days=1)
    return day


def end_of(day: date) -> datetime:
    """Return the first instant after a day."""
    return datetime.combine(day + timedelta(days=1), time(), TIME_ZONE)
