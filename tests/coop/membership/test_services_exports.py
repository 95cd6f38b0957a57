"""Taking the register out: what is in the file, who may, and what the journal keeps."""

import io
import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.membership.documents.exported import ExportedMember, csv_parts, write_workbook
from coop.membership.errors import NothingToExportError
from coop.membership.queries import exported_members, exports, members_page
from coop.membership.rules import ExportForm, Selection
from coop.membership.services.exports import record_export
from coop.people.rules import Name, RoleKind
from tests.coop.incidents.makers import journal
from tests.makers import actor_for, give_role, make_member, make_person

EVERYBODY = Selection()


def exported(**more: object) -> ExportedMember:
    member = {
        "number": 7,
        "name": Name(given="Noor", tussenvoegsel="van den", family="Berg"),
        "postcode": "5099AA",
        "house_number": 1,
        "addition": "A2",
        "street": "Lindenhof",
        "town": "Tilburg",
        "email": "noor@voorbeeld.example",
        "phone": "+31612345678",
        "joined_on": date(2021, 3, 15),
        "ended_on": None,
        "has_consented": True,
    }
    return ExportedMember(**{**member, **more})  # type: ignore[arg-type]  # named one by one


def test_csv_is_what_a_dutch_excel_reads() -> None:
    header, row, end = "".join(csv_parts([[exported().cells]])).split("\r\n")
    assert header.startswith("\N{ZERO WIDTH NO-BREAK SPACE}Lidnummer;Voornaam;")
    assert row == (
        "7;Noor;van den;Berg;5099 AA;1;A2;Lindenhof;Tilburg;noor@voorbeeld.example;"
        "+31612345678;15-03-2021;ja;"
    )
    assert end == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_computes(start: str) -> None:
    evil = f'{start}HYPERLINK("https://elders.example")'
    member = exported(name=Name(given=evil, family=evil), street=evil, town=evil)
    row = "".join(csv_parts([[member.cells]])).split("\r\n")[1]
    assert row.count(f"'{start}HYPERLINK") == 4
    file = io.BytesIO()
    write_workbook([[member.cells]], file)
    (cells,) = load_workbook(file)["Leden"].iter_rows(min_row=2)
    assert "f" not in {cell.data_type for cell in cells}
    assert cells[1].value == f"'{evil}"


def test_a_workbook_keeps_numbers_and_days() -> None:
    file = io.BytesIO()
    later = exported(number=8, ended_on=date(2026, 1, 1))
    write_workbook([[exported().cells], [later.cells]], file)
    header, first, second = load_workbook(file)["Leden"].values
    assert header[0] == "Lidnummer"
    assert (first[0], first[5], first[11], first[13]) == (7, 1, datetime(2021, 3, 15), None)  # noqa: DTZ001  # a day
    assert (second[0], second[13]) == (8, datetime(2026, 1, 1))  # noqa: DTZ001  # idem


def chunks(coop: Coop) -> Iterator[Sequence[ExportedMember]]:
    after = 0
    while members := coop.ask(exported_members, SYSTEM, selection=EVERYBODY, after=after):
        yield members
        after = members[-1].number


def test_everybody_comes_once_however_the_chunks_fall(
    coop: Coop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "CHUNK", 2)
    for given in ("Ana", "Bas", "Cem", "Dia", "Eva"):
        make_member(coop, given=given, email=f"{given.lower()}@voorbeeld.example")
    found = [[member.name.given for member in chunk] for chunk in chunks(coop)]
    assert found == [["Ana", "Bas"], ["Cem", "Dia"], ["Eva"]]


def test_the_journal_keeps_who_took_how_many(coop: Coop) -> None:
    saar = make_person(coop, given="Saar")
    give_role(coop, saar, RoleKind.SECRETARY)
    secretary = actor_for(coop, saar)
    make_member(coop, given="Ana")
    make_member(coop, given="Bas", family="Zijl")
    search = Selection(search="bas zijl")
    bas = coop.ask(members_page, secretary, selection=search).lines[0]
    taken = coop.run(record_export, secretary, selection=EVERYBODY, form=ExportForm.CSV)
    assert taken == 2
    one = frozenset({bas.member_id})
    coop.run(record_export, secretary, selection=EVERYBODY, form=ExportForm.EXCEL, chosen=one)
    kept = [entry for entry in journal(coop) if entry.use_case == "record_export"]
    assert [(entry.function, entry.details) for entry in kept] == [
        ("secretaris", {"by": str(saar), "members": 2, "form": "csv"}),
        ("secretaris", {"by": str(saar), "members": 1, "form": "xlsx"}),
    ]


def test_who_may_not_takes_nothing(coop: Coop) -> None:
    make_member(coop)
    chair = make_person(coop, given="Chris")
    give_role(coop, chair, RoleKind.CHAIR)
    actor = actor_for(coop, chair)
    with pytest.raises(MissingPermissionError):
        coop.run(record_export, actor, selection=EVERYBODY, form=ExportForm.CSV)
    with pytest.raises(MissingPermissionError):
        coop.ask(exported_members, actor, selection=EVERYBODY)


def test_of_nobody_there_is_no_file(coop: Coop) -> None:
    make_member(coop)
    for selection, chosen in (
        (Selection(search="niemand"), frozenset[uuid.UUID]()),
        (EVERYBODY, frozenset({uuid.UUID(int=1)})),
    ):
        with pytest.raises(NothingToExportError):
            coop.run(
                record_export, SYSTEM, selection=selection, form=ExportForm.CSV, chosen=chosen
            )
