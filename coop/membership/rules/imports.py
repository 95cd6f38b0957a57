"""What a list of members can say, and what can be said of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b

from coop.people.rules import Name, folded
from coop.places.rules import Door

LONGEST_FILE_NAME = 120
#: More than any wijkcoöperatie has members, and as many as were measured (``make bench``): to
#: them the promises about time, memory and others who write have been kept.
MOST_ROWS = 50_000
#: How long an uploaded list is kept; it holds data of people who may never be members.
DRAFT_KEPT = timedelta(days=7)


class Column(StrEnum):
    """What a list of members can say."""

    NUMBER = "number"
    GIVEN_NAME = "given_name"
    TUSSENVOEGSEL = "tussenvoegsel"
    FAMILY_NAME = "family_name"
    POSTCODE = "postcode"
    HOUSE_NUMBER = "house_number"
    ADDITION = "addition"
    STREET = "street"
    TOWN = "town"
    EMAIL = "email"
    PHONE = "phone"
    JOINED_ON = "joined_on"
    CONSENT = "consent"


#: Without these nobody can be told apart from somebody else, or be sent a letter.
REQUIRED = (Column.FAMILY_NAME, Column.POSTCODE, Column.HOUSE_NUMBER)


def places_of(stored: Mapping[str, int]) -> dict[Column, int]:
    """Return where each column stands, as it was stored by name."""
    return {Column(name): place for name, place in stored.items()}


class FindingKind(StrEnum):
    """What can be said of a row; each has its sentence in ``coop.wording.membership``."""

    # The row cannot be taken over.
    UNCLOSED_QUOTE = "unclosed_quote"
    STRAY_QUOTE = "stray_quote"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_LONG = "too_long"
    FORMULA = "formula"
    MISSING = "missing"
    MISSING_STREET = "missing_street"
    INVALID_NUMBER = "invalid_number"
    INVALID_POSTCODE = "invalid_postcode"
    INVALID_HOUSE_NUMBER = "invalid_house_number"
    INVALID_EMAIL = "invalid_email"
    INVALID_PHONE = "invalid_phone"
    INVALID_DATE = "invalid_date"
    FUTURE_DATE = "future_date"
    INVALID_YES_NO = "invalid_yes_no"
    NUMBER_TAKEN = "number_taken"
    NUMBER_TWICE = "number_twice"
    # The row says what is known already.
    ALREADY_MEMBER = "already_member"
    SAME_AS_LINE = "same_as_line"
    # The row says something else of a member than the register does.
    CHANGED_ADDRESS = "changed_address"
    CHANGED_EMAIL = "changed_email"
    CHANGED_PHONE = "changed_phone"
    # The row can be taken over, but somebody should know.
    NO_EMAIL = "no_email"
    NO_JOIN_DATE = "no_join_date"
    SHARED_EMAIL = "shared_email"
    STREET_DIFFERS = "street_differs"
    TUSSENVOEGSEL_SPLIT = "tussenvoegsel_split"
    CONSENT_WITHOUT_EMAIL = "consent_without_email"
    KNOWN_PERSON = "known_person"


DUPLICATES = frozenset({FindingKind.ALREADY_MEMBER, FindingKind.SAME_AS_LINE})
CHANGES = frozenset(
    {FindingKind.CHANGED_ADDRESS, FindingKind.CHANGED_EMAIL, FindingKind.CHANGED_PHONE}
)
WARNINGS = frozenset(
    {
        FindingKind.NO_EMAIL,
        FindingKind.NO_JOIN_DATE,
        FindingKind.SHARED_EMAIL,
        FindingKind.STREET_DIFFERS,
        FindingKind.TUSSENVOEGSEL_SPLIT,
        FindingKind.CONSENT_WITHOUT_EMAIL,
        FindingKind.KNOWN_PERSON,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to say of a row: of which column, and with which value."""

    kind: FindingKind
    column: Column | None = None
    value: str = ""
    #: Of a change: what stands in the register now.
    before: str = ""


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    DUPLICATE = "duplicate"
    ERROR = "error"


def wanted_states(*, with_changes: bool) -> frozenset[RowState]:
    """Return which rows go into the register."""
    return frozenset({RowState.NEW, RowState.CHANGED} if with_changes else {RowState.NEW})


class RowFilter(StrEnum):
    """Which rows of a preview one wants to see."""

    ALL = "all"
    NEW = "new"
    WARNING = "warning"
    CHANGED = "changed"
    DUPLICATE = "duplicate"
    ERROR = "error"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody a row describes, read as far as it could be."""

    name: Name
    door: Door
    street: str = ""
    town: str = ""
    number: int | None = None
    email: str | None = None
    phone: str | None = None
    joined_on: date | None = None
    has_consented: bool = False

    @cached_property
    def marks(self) -> "Marks":
        """Return by what somebody is recognised."""
        name = folded(self.name.full)
        return Marks(
            name=mark_of(name),
            door=mark_of(name, self.door),
            mail=mark_of(name, self.email) if self.email else None,
            email=mark_of(self.email) if self.email else None,
            number=self.number,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """By what somebody is recognised: short digests, so that a whole list fits in memory."""

    name: str
    #: The same name at the same door, and at the same mail address; a row that stays behind
    #: for a mistake is nobody's double, so it has neither.
    door: str | None = None
    mail: str | None = None
    email: str | None = None
    number: int | None = None

    @property
    def of_person(self) -> tuple[str, ...]:
        """Return the marks of which one is enough to know somebody."""
        return tuple(mark for mark in (self.door, self.mail) if mark is not None)


def mark_of(*parts: object) -> str:
    """Return a digest of what stands together, sixteen characters long."""
    return blake2b("\0".join(map(str, parts)).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list: what it describes, or why that could not be read."""

    line: int
    cells: tuple[str, ...]
    candidate: Candidate | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def state(self) -> RowState:
        """Return what becomes of the row; an error weighs most."""
        kinds = {finding.kind for finding in self.findings}
        if self.candidate is None or kinds - DUPLICATES - CHANGES - WARNINGS:
            return RowState.ERROR
        if kinds & DUPLICATES:
            return RowState.DUPLICATE
        return RowState.CHANGED if kinds & CHANGES else RowState.NEW

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """Return what made the row what it is; what matters no more is left unsaid."""
        match self.state:
            case RowState.ERROR:
                harmless = DUPLICATES | CHANGES | WARNINGS
                return tuple(f for f in self.findings if f.kind not in harmless)
            case RowState.DUPLICATE:
                return tuple(f for f in self.findings if f.kind in DUPLICATES)
            case RowState.CHANGED:
                return tuple(f for f in self.findings if f.kind in CHANGES)
            case RowState.NEW:
                return self.findings

    @property
    def has_warning(self) -> bool:
        """Tell whether the row goes in with something somebody should know."""
        return self.state is RowState.NEW and bool(self.findings)

    def saying(self, *findings: Finding) -> "Row":
        """Return the row with more said of it."""
        return replace(self, findings=(*self.findings, *findings))


def stored_verdict(row: Row) -> dict[str, object]:
    """Return what is kept of a row that was judged, as plain values."""
    return {
        "line": row.line,
        "state": row.state,
        "has_warning": row.has_warning,
        "findings": [
            [said.kind.value, said.column.value if said.column else "", said.value, said.before]
            for said in row.remarks
        ],
    }


def findings_of(stored: Sequence[Sequence[str]]) -> tuple[Finding, ...]:
    """Return what was said of a row, as ``stored_verdict`` keeps it."""
    return tuple(
        Finding(
            kind=FindingKind(kind),
            column=Column(column) if column else None,
            value=value,
            before=before,
        )
        for kind, column, value, before in stored
    )
