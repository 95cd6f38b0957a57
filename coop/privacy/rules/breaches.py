"""What is a breach of personal data, how grave it is, and what the law then asks (AVG 33, 34)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coop.privacy.errors import BreachIncompleteError, FoundInFutureError

LONGEST_WHAT = 2000
LONGEST_LINE = 200
MOST_PEOPLE = 1_000_000
#: AVG art. 33 lid 1: without undue delay and where feasible not later than 72 hours after it was
#: found. Verordening 1182/71 would lengthen hours that end in a weekend; we do not count on it.
HOURS_TO_REPORT = 72
#: AVG art. 33 lid 5 names no term; custom is five years.
BREACH_KEPT = timedelta(days=5 * 365)


class BreachKind(StrEnum):
    """What happened to the data (AVG art. 4 onder 12)."""

    SEEN = "seen"
    CHANGED = "changed"
    LOST = "lost"


class DataKind(StrEnum):
    """Which data it concerns."""

    CONTACT = "contact"
    MEMBERSHIP = "membership"
    ACCOUNT = "account"
    ACCESS = "access"
    REPORTS = "reports"
    SPECIAL = "special"
    OTHER = "other"


class Concerned(StrEnum):
    """Whose data they are."""

    MEMBERS = "members"
    NEIGHBOURS = "neighbours"
    REPORTERS = "reporters"
    DESCRIBED = "described"
    CHILDREN = "children"
    OTHERS = "others"


class Answer(StrEnum):
    """What somebody answers to a question about the risk."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Risk(StrEnum):
    """How likely it is that people are harmed by it."""

    UNLIKELY = "unlikely"
    RISK = "risk"
    HIGH = "high"


class BreachIssue(StrEnum):
    """What must be filled in before a breach is closed."""

    NOT_WEIGHED = "not_weighed"
    NO_MEASURES = "no_measures"
    NOT_REPORTED = "not_reported"
    REPORTED_LATE = "reported_late"
    NOT_TOLD = "not_told"


#: With these somebody can steal, threaten or shame (EDPB, Richtsnoeren 9/2022, hoofdstuk IV).
SENSITIVE = frozenset({DataKind.ACCOUNT, DataKind.ACCESS, DataKind.REPORTS, DataKind.SPECIAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """The answers from which the risk follows; who does not know says so."""

    kinds: frozenset[BreachKind]
    data: frozenset[DataKind]
    #: Nobody who has the data can read them.
    unreadable: Answer
    #: Whoever got them is known and trusted, and has deleted them.
    returned: Answer
    #: Somebody can be harmed: fraud, fear, shame, discrimination, damage.
    harmful: Answer

    @property
    def risk(self) -> Risk:
        """Return the risk; what is not known counts as the worse answer."""
        is_only_seen = self.kinds == {BreachKind.SEEN}
        # Art. 34 lid 3 onder a; what was lost or changed is not mended by being unreadable.
        if is_only_seen and self.unreadable is Answer.YES:
            return Risk.UNLIKELY
        is_grave = bool(self.data & SENSITIVE)
        if self.harmful is Answer.YES or (self.harmful is Answer.UNKNOWN and is_grave):
            return Risk.HIGH
        # EDPB 9/2022, nr. 115 e.v.: a receiver who can be trusted takes the risk away.
        if self.harmful is Answer.NO and (self.returned is Answer.YES or not is_grave):
            return Risk.UNLIKELY
        return Risk.RISK


def must_report(risk: Risk) -> bool:
    """Tell whether the authority must hear of it (AVG art. 33 lid 1)."""
    return risk is not Risk.UNLIKELY


def must_tell(risk: Risk) -> bool:
    """Tell whether the people must hear of it (AVG art. 34 lid 1)."""
    return risk is Risk.HIGH


def report_before(found_at: datetime) -> datetime:
    """Return the instant before which the authority must have heard of it."""
    return found_at + timedelta(hours=HOURS_TO_REPORT)


def is_late(found_at: datetime, reported_at: datetime) -> bool:
    """Tell whether a report came after its 72 hours; then it says why (art. 33 lid 1)."""
    return reported_at > report_before(found_at)


def ensure_breach(
    *, what: str, kinds: Collection[BreachKind], found_at: datetime, now: datetime
) -> None:
    """Refuse a breach that says nothing, or that is still to be found."""
    if not what.strip() or not kinds:
        raise BreachIncompleteError
    if found_at > now:
        raise FoundInFutureError


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """What was done about a breach, as far as it must be accounted for."""

    found_at: datetime
    risk: Risk | None
    consequences: str
    measures: str
    reported_at: datetime | None
    report_reason: str
    told_at: datetime | None
    told_reason: str


def issues_before_closing(handling: Handling) -> list[BreachIssue]:
    """Return what art. 33 lid 5 misses: facts, effects, measures, a reason for each "no"."""
    if handling.risk is None:
        return [BreachIssue.NOT_WEIGHED]
    issues = []
    if not (handling.consequences.strip() and handling.measures.strip()):
        issues.append(BreachIssue.NO_MEASURES)
    has_reason = bool(handling.report_reason.strip())
    if handling.reported_at is None:
        if must_report(handling.risk) and not has_reason:
            issues.append(BreachIssue.NOT_REPORTED)
    elif is_late(handling.found_at, handling.reported_at) and not has_reason:
        issues.append(BreachIssue.REPORTED_LATE)
    is_told = handling.told_at is not None or handling.told_reason.strip()
    if must_tell(handling.risk) and not is_told:
        issues.append(BreachIssue.NOT_TOLD)
    return issues
