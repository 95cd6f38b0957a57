"""Which rows of a list may enter the members' register.

The register is given as plain values, and so is the verdict.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from coop.people.rules import Name, folded
from coop.places.rules import Door

LONGEST_FILE_NAME = 120
#: A list goes in whole or not at all, so in one transaction, for which others wait.
MOST_ROWS = 2000
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
    # The row can be taken over, but somebody should know.
    NO_EMAIL = "no_email"
    NO_JOIN_DATE = "no_join_date"
    SHARED_EMAIL = "shared_email"
    STREET_DIFFERS = "street_differs"
    TUSSENVOEGSEL_SPLIT = "tussenvoegsel_split"
    CONSENT_WITHOUT_EMAIL = "consent_without_email"
    KNOWN_PERSON = "known_person"


DUPLICATES = frozenset({FindingKind.ALREADY_MEMBER, FindingKind.SAME_AS_LINE})
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


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    DUPLICATE = "duplicate"
    ERROR = "error"


class RowFilter(StrEnum):
    """Which rows of a preview one wants to see."""

    ALL = "all"
    NEW = "new"
    WARNING = "warning"
    DUPLICATE = "duplicate"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
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

    @property
    def at_door(self) -> "Key":
        """Return by what somebody is recognised: the same name at the same door."""
        return folded(self.name.full), self.door

    @property
    def at_mailbox(self) -> "Key | None":
        """Return the other mark: the same name at the same mail address."""
        return (folded(self.name.full), self.email) if self.email else None


Key = tuple[str, Door | str]


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
        if self.candidate is None or kinds - DUPLICATES - WARNINGS:
            return RowState.ERROR
        return RowState.DUPLICATE if kinds & DUPLICATES else RowState.NEW

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """Return what made the row what it is; what matters no more is left unsaid."""
        match self.state:
            case RowState.ERROR:
                return tuple(f for f in self.findings if f.kind not in DUPLICATES | WARNINGS)
            case RowState.DUPLICATE:
                return tuple(f for f in self.findings if f.kind in DUPLICATES)
            case RowState.NEW:
                return self.findings

    def fits(self, wanted: RowFilter) -> bool:
        """Tell whether the row belongs to what one wants to see."""
        if wanted is RowFilter.WARNING:
            return self.state is RowState.NEW and bool(self.findings)
        return wanted is RowFilter.ALL or wanted.value == self.state.value

    def saying(self, *findings: Finding) -> "Row":
        """Return the row with more said of it."""
        return replace(self, findings=(*self.findings, *findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What the register holds, as far as a list must be compared with it."""

    #: Whose each number is or was, by folded name; a number is never used twice.
    numbers: Mapping[int, str] = field(default_factory=dict)
    #: Members of today by their marks, with their numbers.
    members: Mapping[Key, int] = field(default_factory=dict)
    #: Everybody known by their marks, member or not.
    people: Mapping[Key, uuid.UUID] = field(default_factory=dict)
    emails: frozenset[str] = frozenset()
    #: The streets of the doors that are on the map.
    streets: Mapping[Door, str] = field(default_factory=dict)

    def member_number(self, candidate: Candidate) -> int | None:
        """Return the number of the member somebody is, if any."""
        return next((self.members[k] for k in _marks(candidate) if k in self.members), None)

    def person_id(self, candidate: Candidate) -> uuid.UUID | None:
        """Return who somebody is, if he or she is known here."""
        return next((self.people[k] for k in _marks(candidate) if k in self.people), None)


def _marks(candidate: Candidate) -> tuple[Key, ...]:
    mailbox = candidate.at_mailbox
    return (candidate.at_door, mailbox) if mailbox else (candidate.at_door,)


def judge(rows: Iterable[Row], register: Register) -> tuple[Row, ...]:
    """Return every row with its verdict, in the order of the list; no row is left out."""
    rows = tuple(rows)
    disputed = _numbers_of_several(rows)
    emails = _emails_of_several(rows)
    first_lines: dict[Key, int] = {}
    return tuple(_judged(row, register, disputed, emails, first_lines) for row in rows)


def _numbers_of_several(rows: Sequence[Row]) -> set[int]:
    claims: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.candidate is not None and row.candidate.number is not None:
            claims[row.candidate.number].add(folded(row.candidate.name.full))
    return {number for number, names in claims.items() if len(names) > 1}


def _emails_of_several(rows: Sequence[Row]) -> set[str]:
    claims: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.candidate is not None and row.candidate.email is not None:
            claims[row.candidate.email].add(folded(row.candidate.name.full))
    return {email for email, names in claims.items() if len(names) > 1}


def _judged(
    row: Row,
    register: Register,
    disputed: set[int],
    emails: set[str],
    first_lines: dict[Key, int],
) -> Row:
    candidate = row.candidate
    if candidate is None:
        return row
    verdict = _known_or_disputed(candidate, register, disputed) or _repeated(
        candidate, register, row.line, first_lines
    )
    if verdict is not None:
        return row.saying(verdict)
    if row.state is not RowState.NEW:
        return row
    row = row.saying(*_remarks(candidate, register, emails))
    known = register.streets.get(candidate.door)
    if not candidate.street and known is None:
        return row.saying(Finding(kind=FindingKind.MISSING_STREET, column=Column.STREET))
    return row


def _known_or_disputed(
    candidate: Candidate, register: Register, disputed: set[int]
) -> Finding | None:
    number = candidate.number
    if number is not None and number in register.numbers:
        is_same = register.numbers[number] == folded(candidate.name.full)
        kind = FindingKind.ALREADY_MEMBER if is_same else FindingKind.NUMBER_TAKEN
        return Finding(kind=kind, column=Column.NUMBER, value=str(number))
    held = register.member_number(candidate)
    if held is not None:
        return Finding(kind=FindingKind.ALREADY_MEMBER, value=str(held))
    if number in disputed:
        return Finding(kind=FindingKind.NUMBER_TWICE, column=Column.NUMBER, value=str(number))
    return None


def _repeated(
    candidate: Candidate, register: Register, line: int, first_lines: dict[Key, int]
) -> Finding | None:
    known = register.person_id(candidate)
    # Two rows may meet in one person of the register: one by the door, one by the mailbox.
    marks = (*_marks(candidate), *((("", str(known)),) if known else ()))
    first = next((first_lines[mark] for mark in marks if mark in first_lines), None)
    for mark in marks:
        first_lines.setdefault(mark, line)
    if first is None:
        return None
    return Finding(kind=FindingKind.SAME_AS_LINE, value=str(first))


def _remarks(candidate: Candidate, register: Register, emails: set[str]) -> list[Finding]:
    said = []
    if candidate.email is None:
        said.append(Finding(kind=FindingKind.NO_EMAIL, column=Column.EMAIL))
        if candidate.has_consented:
            said.append(Finding(kind=FindingKind.CONSENT_WITHOUT_EMAIL, column=Column.CONSENT))
    person_id = register.person_id(candidate)
    if person_id is not None:
        said.append(Finding(kind=FindingKind.KNOWN_PERSON))
    elif candidate.email is not None and (
        candidate.email in emails or candidate.email in register.emails
    ):
        # C14: two members may share an address; signing in asks who has come.
        said.append(
            Finding(kind=FindingKind.SHARED_EMAIL, column=Column.EMAIL, value=candidate.email)
        )
    known = register.streets.get(candidate.door)
    if known is not None and candidate.street and folded(known) != folded(candidate.street):
        said.append(Finding(kind=FindingKind.STREET_DIFFERS, column=Column.STREET, value=known))
    return said


def free_numbers(register: Register, rows: Sequence[Row]) -> Iterable[int]:
    """Give numbers above all that were ever given out or are claimed in the list."""
    claimed = [row.candidate.number or 0 for row in rows if row.candidate is not None]
    last = max((*register.numbers, *claimed, 0))
    return iter(range(last + 1, last + 1 + len(rows)))
