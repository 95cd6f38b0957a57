"""Which rows of a list may enter the members' register.

The register and the rest of the list are given as plain values, and so is the verdict.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from coop.membership.rules.imports import (
    Candidate,
    Column,
    Finding,
    FindingKind,
    Marks,
    Row,
    RowState,
)
from coop.people.rules import folded
from coop.places.rules import Door


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMember:
    """A member of today, as far as a list can say something else of him or her."""

    number: int
    member_id: uuid.UUID
    person_id: uuid.UUID
    address_id: uuid.UUID | None
    door: Door | None
    #: As on an envelope, with the postcode.
    address: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What the register holds, as far as some rows must be compared with it."""

    #: Whose each number is or was, by mark of the name; a number is never used twice.
    numbers: Mapping[int, str] = field(default_factory=dict)
    #: Members of today by their marks.
    members: Mapping[str, KnownMember] = field(default_factory=dict)
    #: The same by their numbers.
    members_by_number: Mapping[int, KnownMember] = field(default_factory=dict)
    #: Everybody known by their marks, member or not.
    people: Mapping[str, uuid.UUID] = field(default_factory=dict)
    emails: frozenset[str] = frozenset()
    #: The streets of the doors that are on the map.
    streets: Mapping[Door, str] = field(default_factory=dict)

    def member(self, marks: Marks) -> KnownMember | None:
        """Return which member somebody is, if any: by the number, the door or the mailbox."""
        number = marks.number
        if number is not None and self.numbers.get(number) == marks.name:
            numbered = self.members_by_number.get(number)
            if numbered is not None:
                return numbered
        return next((self.members[m] for m in marks.of_person if m in self.members), None)

    def person_id(self, marks: Marks) -> uuid.UUID | None:
        """Return who somebody is, if he or she is known here."""
        return next((self.people[m] for m in marks.of_person if m in self.people), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """What a row must know of the rest of its list."""

    #: Numbers and mail addresses that the list gives to several people.
    disputed: frozenset[int] = frozenset()
    shared: frozenset[str] = frozenset()
    #: On which line each mark stands first.
    first_lines: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, listed: Iterable[tuple[int, Marks]]) -> Self:
        """Gather them from the lines of a list, in order, and the marks on each."""
        by_number: dict[int, set[str]] = defaultdict(set)
        by_email: dict[str, set[str]] = defaultdict(set)
        first_lines: dict[str, int] = {}
        for line, marks in listed:
            if marks.number is not None:
                by_number[marks.number].add(marks.name)
            if marks.email is not None:
                by_email[marks.email].add(marks.name)
            for mark in marks.of_person:
                first_lines.setdefault(mark, line)
        return cls(
            disputed=frozenset(number for number, names in by_number.items() if len(names) > 1),
            shared=frozenset(email for email, names in by_email.items() if len(names) > 1),
            first_lines=first_lines,
        )


def judge(rows: Iterable[Row], register: Register, listed: ListFacts) -> Iterator[Row]:
    """Yield every row with its verdict, in the order given; no row is left out."""
    for row in rows:
        yield row if row.candidate is None else _judged(row, row.candidate, register, listed)


def _judged(row: Row, candidate: Candidate, register: Register, listed: ListFacts) -> Row:
    marks = candidate.marks
    first = min((listed.first_lines.get(m, row.line) for m in marks.of_person), default=row.line)
    if first < row.line and row.state is RowState.NEW:
        return row.saying(Finding(kind=FindingKind.SAME_AS_LINE, value=str(first)))
    member = register.member(marks)
    if member is not None and row.state is RowState.NEW:
        return row.saying(*_news_of(candidate, member, register))
    if refused := _number_refused(marks, register, listed):
        return row.saying(refused)
    if row.state is not RowState.NEW:
        return row
    return row.saying(*_remarks(candidate, marks, register, listed), *_street(candidate, register))


def _number_refused(marks: Marks, register: Register, listed: ListFacts) -> Finding | None:
    number = marks.number
    if number is None:
        return None
    if number in register.numbers:
        is_same = register.numbers[number] == marks.name
        kind = FindingKind.ALREADY_MEMBER if is_same else FindingKind.NUMBER_TAKEN
    elif number in listed.disputed:
        kind = FindingKind.NUMBER_TWICE
    else:
        return None
    return Finding(kind=kind, column=Column.NUMBER, value=str(number))


def _news_of(candidate: Candidate, member: KnownMember, register: Register) -> list[Finding]:
    """Return what a row says of a member that the register does not; else that it is known."""
    said = []
    if candidate.door != member.door:
        said += [
            Finding(
                kind=FindingKind.CHANGED_ADDRESS,
                column=Column.POSTCODE,
                before=member.address,
                value=address_text(candidate, register.streets.get(candidate.door)),
            ),
            *_street(candidate, register),
        ]
    for kind, column, value, known in (
        (FindingKind.CHANGED_EMAIL, Column.EMAIL, candidate.email, member.emails),
        (FindingKind.CHANGED_PHONE, Column.PHONE, candidate.phone, member.phones),
    ):
        if value is not None and value not in known:
            before = ", ".join(known)
            said.append(Finding(kind=kind, column=column, before=before, value=value))
    return said or [Finding(kind=FindingKind.ALREADY_MEMBER, value=str(member.number))]


def address_text(candidate: Candidate, street: str | None) -> str:
    """Return the address of a row as on an envelope, with the postcode."""
    return address_line(street or candidate.street, candidate.door)


def address_line(street: str, door: Door) -> str:
    """Return an address as on an envelope, with the postcode."""
    number = f"{door.house_number}{door.house_letter}"
    line = f"{street} {number}{'-' + door.addition if door.addition else ''}"
    return f"{line.strip()}, {door.postcode[:4]} {door.postcode[4:]}"


def _street(candidate: Candidate, register: Register) -> list[Finding]:
    known = register.streets.get(candidate.door)
    if known is None and not candidate.street:
        return [Finding(kind=FindingKind.MISSING_STREET, column=Column.STREET)]
    if known is not None and candidate.street and folded(known) != folded(candidate.street):
        return [Finding(kind=FindingKind.STREET_DIFFERS, column=Column.STREET, value=known)]
    return []


def _remarks(
    candidate: Candidate, marks: Marks, register: Register, listed: ListFacts
) -> list[Finding]:
    said = []
    if candidate.email is None:
        said.append(Finding(kind=FindingKind.NO_EMAIL, column=Column.EMAIL))
        if candidate.has_consented:
            said.append(Finding(kind=FindingKind.CONSENT_WITHOUT_EMAIL, column=Column.CONSENT))
    if register.person_id(marks) is not None:
        said.append(Finding(kind=FindingKind.KNOWN_PERSON))
    elif candidate.email is not None and (
        marks.email in listed.shared or candidate.email in register.emails
    ):
        # C14: two members may share an address; signing in asks who has come.
        said.append(
            Finding(kind=FindingKind.SHARED_EMAIL, column=Column.EMAIL, value=candidate.email)
        )
    return said
