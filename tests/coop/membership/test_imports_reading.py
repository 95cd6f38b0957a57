"""Reading a list of members: seen first, and nothing happens yet."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.errors import (
    ColumnTwiceError,
    ImportDiscardedError,
    ImportNotFoundError,
    MissingColumnsError,
    NothingToImportError,
)
from coop.membership.queries import (
    example_file,
    import_view,
    imports_view,
    members_page,
    rejected_file,
)
from coop.membership.rules import DRAFT_KEPT, Column, ImportStage, RowFilter
from coop.membership.services import choose_columns, discard_import, forget_lists, upload_list
from coop.people.rules import RoleKind
from coop.rendering.errors import EmptyFileError, SpreadsheetFileError
from coop.sample.membership import work_off
from tests.coop.membership.lists import (
    HEADER,
    JAN,
    RIA,
    WRONG,
    confirm,
    members,
    names,
    rows_of,
    send,
    upload,
    view,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member
from tests.questions import questions

SECOND = timedelta(seconds=1)


def test_a_list_is_seen_before_anything_happens(coop: Coop, secretary: Actor) -> None:
    draft_id = upload(coop, secretary, JAN, RIA, WRONG, JAN)
    seen = view(coop, secretary, draft_id)
    assert seen.counts == {
        RowFilter.ALL: 4,
        RowFilter.NEW: 2,
        RowFilter.WARNING: 2,
        RowFilter.CHANGED: 0,
        RowFilter.DUPLICATE: 1,
        RowFilter.ERROR: 1,
    }
    shown = rows_of(coop, secretary, draft_id).rows
    assert [row.line for row in shown] == [2, 3, 4, 5]
    assert shown[0].name == "Jan de Vries"
    assert shown[0].address == "Lindenhof 1, 5099 AA Tilburg"
    assert "5021 AB" in " ".join(shown[2].remarks)
    assert shown[3].remarks == ("Staat al in deze lijst, op regel 2.",)
    assert members(coop).members == 0


def test_who_is_on_the_list_again_is_no_second_member(coop: Coop, secretary: Actor) -> None:
    confirm(coop, secretary, upload(coop, secretary, JAN), 1)
    again = upload(coop, secretary, JAN)
    assert rows_of(coop, secretary, again).rows[0].remarks == ("Is al lid, onder nummer 7.",)
    with pytest.raises(NothingToImportError):
        confirm(coop, secretary, again, 0)
    assert members(coop).members == 1


def test_a_number_of_another_is_refused(coop: Coop, secretary: Actor) -> None:
    confirm(coop, secretary, upload(coop, secretary, JAN), 1)
    draft_id = upload(coop, secretary, RIA.replace("8;", "7;"))
    assert view(coop, secretary, draft_id).counts[RowFilter.ERROR] == 1
    assert "van iemand anders" in rows_of(coop, secretary, draft_id).rows[0].remarks[-1]


def test_missing_columns_are_named_and_nothing_can_be_confirmed(
    coop: Coop, secretary: Actor
) -> None:
    draft_id = upload(coop, secretary, "Jan;Vries", header="Voornaam;Achternaam")
    seen = view(coop, secretary, draft_id)
    assert seen.missing == (Column.POSTCODE, Column.HOUSE_NUMBER)
    assert seen.columns == (("Voornaam", Column.GIVEN_NAME), ("Achternaam", Column.FAMILY_NAME))
    with pytest.raises(MissingColumnsError):
        confirm(coop, secretary, draft_id, 1)
    assert members(coop).members == 0


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFileError),
        (HEADER.encode(), EmptyFileError),
        (b"PK\x03\x04", SpreadsheetFileError),
    ],
)
def test_what_is_no_list_is_not_kept(
    coop: Coop, secretary: Actor, content: bytes, error: type[CoopError]
) -> None:
    with pytest.raises(error):
        coop.run(upload_list, secretary, file_name="x.csv", content=content)
    assert coop.ask(imports_view, secretary) == ()


def test_what_was_thrown_away_is_gone(coop: Coop, secretary: Actor) -> None:
    draft_id = upload(coop, secretary, JAN)
    coop.run(discard_import, secretary, draft_id=draft_id)
    coop.run(discard_import, secretary, draft_id=draft_id)
    with pytest.raises(ImportDiscardedError):
        confirm(coop, secretary, draft_id, 1)
    assert view(coop, secretary, draft_id).stage is ImportStage.DISCARDED
    assert coop.ask(rejected_file, secretary, draft_id=draft_id) == ""
    assert coop.ask(imports_view, secretary) == ()


def test_a_list_is_kept_for_a_week(coop: Coop, clock: FixedClock, secretary: Actor) -> None:
    draft_id = upload(coop, secretary, JAN)
    clock.advance(DRAFT_KEPT - SECOND)
    view(coop, secretary, draft_id)
    clock.advance(SECOND)
    with pytest.raises(ImportNotFoundError):
        view(coop, secretary, draft_id)
    with pytest.raises(ImportNotFoundError):
        confirm(coop, secretary, draft_id, 1)
    young = upload(coop, secretary, RIA)
    while coop.run(forget_lists, SYSTEM):
        pass
    view(coop, secretary, young)
    clock.advance(-SECOND)
    with pytest.raises(ImportNotFoundError):
        view(coop, secretary, draft_id)


def test_lists_of_the_week_are_shown(coop: Coop, clock: FixedClock, secretary: Actor) -> None:
    first = upload(coop, secretary, JAN)
    clock.advance(SECOND)
    second = upload(coop, secretary, RIA)
    confirm(coop, secretary, first, 1)
    seen = coop.ask(imports_view, secretary)
    assert [item.draft_id for item in seen] == [second, first]
    assert (seen[1].uploaded_by, seen[1].confirmed_by) == ("Saar Secretaris", "Saar Secretaris")


def test_a_file_name_is_only_a_name(coop: Coop, secretary: Actor) -> None:
    content = f"{HEADER}\n{JAN}".encode()
    for name, kept in (("C:\\map\\leden.csv", "leden.csv"), ("../x\n", "x"), ("", "lijst.csv")):
        coop.run(upload_list, secretary, file_name=name, content=content)
        assert kept in {item.file_name for item in coop.ask(imports_view, secretary)}


def test_rows_come_in_pages_and_by_kind(coop: Coop, secretary: Actor) -> None:
    rows = [f";Jan{n};Bos;5099AA;{n};Lindenhof;Tilburg;;;" for n in range(1, 61)]
    draft_id = upload(coop, secretary, *rows, WRONG)
    assert len(rows_of(coop, secretary, draft_id).rows) == 30
    last = rows_of(coop, secretary, draft_id, page=99)
    assert (last.page, last.pages, len(last.rows)) == (3, 3, 1)
    wrong = rows_of(coop, secretary, draft_id, wanted=RowFilter.ERROR)
    assert [row.line for row in wrong.rows] == [62]


def test_only_the_secretary_imports(coop: Coop, secretary: Actor) -> None:
    draft_id = upload(coop, secretary, JAN)
    chair = make_member(coop)
    give_role(coop, chair, RoleKind.CHAIR)
    actor = actor_for(coop, chair)
    for attempt in (
        lambda: coop.run(upload_list, actor, file_name="x", content=b"x"),
        lambda: confirm(coop, actor, draft_id, 1),
        lambda: coop.run(discard_import, actor, draft_id=draft_id),
        lambda: coop.ask(import_view, actor, draft_id=draft_id),
        lambda: coop.ask(rejected_file, actor, draft_id=draft_id),
        lambda: coop.ask(imports_view, actor),
        lambda: coop.ask(example_file, actor),
    ):
        with pytest.raises(MissingPermissionError):
            attempt()
    coop.ask(members_page, actor)
    with pytest.raises(MissingPermissionError):
        coop.ask(members_page, actor_for(coop, make_member(coop, given="Lid")))


def test_more_members_ask_no_more_of_the_database(
    coop: Coop, engine: Engine, secretary: Actor
) -> None:
    def asked() -> tuple[int, int]:
        draft_id = upload(coop, secretary, *rows)
        with questions(engine) as of_list:
            members(coop)
        with questions(engine) as of_preview:
            rows_of(coop, secretary, draft_id)
        return len(of_list), len(of_preview)

    rows = [f";Jan{n};Bos;5099AA;{n};Lindenhof;Tilburg;j{n}@b.example;;ja" for n in range(1, 41)]
    confirm(coop, secretary, upload(coop, secretary, *rows[:2]), 2)
    few = asked()
    confirm(coop, secretary, upload(coop, secretary, *rows[2:]), 38)
    assert asked() == few


def test_columns_are_guessed_from_what_stands_in_them_and_can_be_corrected(
    coop: Coop, secretary: Actor
) -> None:
    header = "Voornaam;Naam 2;Waar;Nr;Straat;Post"
    row = "Jan;Vries;5099 AA;1;Lindenhof;jan@voorbeeld.example"
    draft_id = upload(coop, secretary, row, header=header)
    seen = view(coop, secretary, draft_id)
    assert seen.missing == (Column.FAMILY_NAME,)
    found = {column: place for place, (_, column) in enumerate(seen.columns) if column}
    assert (found[Column.POSTCODE], found[Column.EMAIL], found[Column.HOUSE_NUMBER]) == (2, 5, 3)
    places = {**found, Column.FAMILY_NAME: 0}
    with pytest.raises(ColumnTwiceError):
        coop.run(choose_columns, secretary, draft_id=draft_id, places=places)
    places = {**found, Column.FAMILY_NAME: 1}
    coop.run(choose_columns, secretary, draft_id=draft_id, places=places)
    work_off(coop)
    confirm(coop, secretary, draft_id, 1)
    assert names(coop) == ["Vries, Jan"]


def test_a_list_without_a_header_keeps_its_first_row(coop: Coop, secretary: Actor) -> None:
    draft_id = send(coop, secretary, b"Jan;Vries;5099 AA;1\nRia;Bos;5099 AA;3")
    seen = view(coop, secretary, draft_id)
    assert [name for name, _ in seen.columns] == ["A", "B", "C", "D"]
    assert seen.counts[RowFilter.ALL] == 2


def test_rows_meet_each_other_in_whichever_chunk_they_are_read(
    coop: Coop, secretary: Actor
) -> None:
    coop._rows = {"read_list": 2, "compare_list": 1}
    rows = [f";Jan{n};Bos;5099AA;{n};Lindenhof;Tilburg;j{n}@b.example;1-2-2021;" for n in range(9)]
    shared = RIA.replace(";;", ";jan@voorbeeld.example;")
    twice = WRONG.replace("9;Kees", "7;Kees").replace("5099;", "5099AB;")
    moved = JAN.replace("7;", ";").replace("AA;1", "AA;8")
    draft_id = upload(coop, secretary, JAN, *rows[1:], shared, twice, moved)
    found = {row.line: row.remarks for row in rows_of(coop, secretary, draft_id).rows}
    taken = "Lidnummer 7 staat in deze lijst bij meer dan één persoon."
    assert (found[2], found[12]) == ((taken,), (taken,))
    assert "jan@voorbeeld.example" in found[11][0]
    assert found[13] == ("Staat al in deze lijst, op regel 2.",)
    assert not any(found[line] for line in range(3, 11))
