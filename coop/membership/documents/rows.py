"""Reads one row of a list: what each cell says, and what is wrong with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from coop.kernel.errors import InvalidInputError
from coop.membership.documents.tables import Record
from coop.membership.rules import (
    Candidate,
    Column,
    Finding,
    FindingKind,
    Row,
)
from coop.people.documents import phone_of
from coop.people.rules import (
    LONGEST_EMAIL,
    LONGEST_FAMILY_NAME,
    LONGEST_GIVEN_NAME,
    LONGEST_TUSSENVOEGSEL,
    Name,
    email_of,
    split_family_name,
)
from coop.places.errors import InvalidHouseNumberError
from coop.places.rules import LONGEST_STREET, LONGEST_TOWN, Door, door_of, postcode_of
from coop.rendering.tables import FORMULA_STARTS

T = TypeVar("T")

LONGEST = {
    Column.NUMBER: 9,
    Column.GIVEN_NAME: LONGEST_GIVEN_NAME,
    Column.TUSSENVOEGSEL: LONGEST_TUSSENVOEGSEL,
    Column.FAMILY_NAME: LONGEST_FAMILY_NAME,
    Column.STREET: LONGEST_STREET,
    Column.TOWN: LONGEST_TOWN,
    Column.EMAIL: LONGEST_EMAIL,
}
LONGEST_OTHERWISE = 40
#: How much of a cell a remark repeats.
QUOTED = 40

YES = frozenset({"ja", "j", "yes", "y", "1", "x", "waar", "true"})
NO = frozenset({"", "nee", "n", "no", "0", "-", "onwaar", "false"})
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
ISO_DATE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][0-9:.]*)?$")
DUTCH_DATE = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: [0-9:.]*)?$")
#: Days as Excel counts them, from 1954 up to 2064: a list saved without its formats.
EXCEL_DAY = re.compile(r"^[2-5][0-9]{4}$")
EXCEL_EPOCH = date(1899, 12, 30)
WRITTEN_DATE = re.compile(r"^(\d{1,2}) ([a-z]{3,9})\.? (\d{4})$")


def row_of(record: Record, places: Mapping[Column, int], width: int, today: date) -> Row:
    """Read one row, noting everything that is wrong with it."""
    row = Row(line=record.line, cells=record.cells)
    if record.flaw is not None:
        return row.saying(Finding(kind=record.flaw))
    if any(cell.strip() for cell in record.cells[width:]):
        return row.saying(Finding(kind=FindingKind.TOO_MANY_CELLS))
    reading = _Reading(record.cells, places, today)
    candidate = reading.candidate()
    return Row(
        line=record.line,
        cells=record.cells,
        candidate=candidate,
        findings=tuple(reading.findings),
    )


class _Reading:
    """Reads the cells of one row, noting everything that is wrong with it, not just the first."""

    def __init__(self, cells: Sequence[str], places: Mapping[Column, int], today: date) -> None:
        self.findings: list[Finding] = []
        self._today = today
        self._places = places
        self._texts = {
            column: self._text(column, cells[place] if place < len(cells) else "")
            for column, place in places.items()
        }

    def candidate(self) -> Candidate | None:
        """Return who the row describes, as far as it says; nothing without a name or a door."""
        name, door = self._name(), self._door()
        number = self._read(Column.NUMBER, _number_of, FindingKind.INVALID_NUMBER)
        email = self._read(Column.EMAIL, email_of, FindingKind.INVALID_EMAIL)
        phone = self._read(Column.PHONE, phone_of, FindingKind.INVALID_PHONE)
        joined_on = self._joined_on()
        consent = self._texts.get(Column.CONSENT, "").casefold()
        if consent not in YES | NO:
            self._find(FindingKind.INVALID_YES_NO, Column.CONSENT, consent)
        if name is None or door is None:
            return None
        return Candidate(
            name=name,
            door=door,
            street=self._texts.get(Column.STREET, ""),
            town=self._texts.get(Column.TOWN, ""),
            number=number,
            email=email,
            phone=phone,
            joined_on=joined_on,
            has_consented=consent in YES,
        )

    def _text(self, column: Column, cell: str) -> str:
        if not cell:
            return ""
        # A leading quote is how `csv_of` and spreadsheet programs mark text.
        printed = cell
        if not cell.isprintable():
            printed = "".join(c if c.isprintable() else " " for c in cell)
        text = " ".join(printed.split())
        bare = text.removeprefix("'") if text[1:2] in FORMULA_STARTS else text
        is_phone = column is Column.PHONE and bare[:1] == "+"
        is_dash = bare == "-"
        if bare.startswith(FORMULA_STARTS) and not (is_phone or is_dash):
            self._find(FindingKind.FORMULA, column, bare)
            return ""
        if len(bare) > LONGEST.get(column, LONGEST_OTHERWISE):
            self._find(FindingKind.TOO_LONG, column, bare)
            return ""
        return "" if is_dash else bare

    def _find(self, kind: FindingKind, column: Column, value: str = "") -> None:
        cut = value if len(value) <= QUOTED else f"{value[: QUOTED - 1]}…"
        self.findings.append(Finding(kind=kind, column=column, value=cut))

    def _has_finding(self, column: Column) -> bool:
        return any(finding.column is column for finding in self.findings)

    def _required(self, column: Column) -> str:
        text = self._texts.get(column, "")
        if not text and not self._has_finding(column):
            self._find(FindingKind.MISSING, column)
        return text

    def _read(self, column: Column, parse: Callable[[str], T], otherwise: FindingKind) -> T | None:
        text = self._texts.get(column, "")
        if not text:
            return None
        try:
            return parse(text)
        except (InvalidInputError, ValueError):
            self._find(otherwise, column, text)
            return None

    def _name(self) -> Name | None:
        family = self._required(Column.FAMILY_NAME)
        given = self._texts.get(Column.GIVEN_NAME, "")
        tussenvoegsel = self._texts.get(Column.TUSSENVOEGSEL, "")
        if not family:
            return None
        if not tussenvoegsel:
            tussenvoegsel, family = split_family_name(family)
            if tussenvoegsel:
                self._find(FindingKind.TUSSENVOEGSEL_SPLIT, Column.FAMILY_NAME, tussenvoegsel)
        return Name(given=given, tussenvoegsel=tussenvoegsel, family=family)

    def _door(self) -> Door | None:
        postcode = self._required(Column.POSTCODE)
        number = self._required(Column.HOUSE_NUMBER)
        if postcode:
            self._read(Column.POSTCODE, postcode_of, FindingKind.INVALID_POSTCODE)
        if not postcode or not number or self._has_finding(Column.POSTCODE):
            return None
        try:
            return door_of(postcode, number, self._texts.get(Column.ADDITION, ""))
        except InvalidHouseNumberError as error:
            value = str(error.details["house_number"])
            self._find(FindingKind.INVALID_HOUSE_NUMBER, Column.HOUSE_NUMBER, value)
            return None

    def _joined_on(self) -> date | None:
        day = self._read(Column.JOINED_ON, date_of, FindingKind.INVALID_DATE)
        if day is not None and day > self._today:
            self._find(FindingKind.FUTURE_DATE, Column.JOINED_ON, self._texts[Column.JOINED_ON])
        is_column = Column.JOINED_ON in self._places
        if day is None and is_column and not self._has_finding(Column.JOINED_ON):
            self._find(FindingKind.NO_JOIN_DATE, Column.JOINED_ON)
        return day


def _number_of(text: str) -> int:
    # Excel writes whole numbers as "17,0" or "17.0" where a column was once decimal.
    number = int(re.sub(r"[.,]0+$", "", text)) if text.isascii() else 0
    if number <= 0:
        raise ValueError(text)
    return number


def date_of(text: str) -> date:
    """Return a day as lists write it: 2021-03-15, 15-03-2021, 15 maart 2021, or 44270 (Excel)."""
    lowered = text.lower()
    if iso := ISO_DATE.match(lowered):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if dutch := DUTCH_DATE.match(lowered):
        return date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
    if written := WRITTEN_DATE.match(lowered):
        short = written[2].replace("maart", "mrt")[:3]
        return date(int(written[3]), MONTHS.index(short) + 1, int(written[1]))
    if EXCEL_DAY.match(text):
        return EXCEL_EPOCH + timedelta(days=int(text))
    raise ValueError(text)
