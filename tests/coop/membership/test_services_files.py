"""Files with members that the worker writes: for who asked, for a day, in chunks."""

import csv
import io
import uuid
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from coop.bootstrap import Coop
from coop.jobs.rules import JobState
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.errors import NothingToExportError, RegisterFileNotFoundError
from coop.membership.models import RegisterFile, RegisterFilePart
from coop.membership.queries import exported_file, exports, members_page
from coop.membership.queries.files import file_content, file_view, files_view, selection_view
from coop.membership.rules import FILE_KEPT, ExportForm, MemberFilter, Reach, Selection
from coop.membership.services.files import ask_file, forget_files
from coop.people.rules import RoleKind
from coop.places.rules import Door
from coop.places.services import add_address
from coop.sample.membership import work_off
from tests.coop.incidents.makers import journal
from tests.doubles import FixedClock
from tests.makers import make_member, make_officer

EVERYBODY = Selection()


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.SECRETARY)


@pytest.fixture
def five(coop: Coop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "CHUNK", 2)
    place = Door(postcode="5099AA", house_number=1, addition="bis")
    door = coop.run(add_address, SYSTEM, door=place, street="Lindenhof", town="Tilburg")
    for given in ("Ana", "Bas", "Cem", "Dia"):
        make_member(coop, given=given, joined_on=date(2024, 1, 2), address_id=door)
    make_member(coop, given="", family="Zijl")


def ask(
    coop: Coop,
    actor: Actor,
    form: ExportForm = ExportForm.CSV,
    selection: Selection = EVERYBODY,
    chosen: frozenset[uuid.UUID] = frozenset(),
) -> uuid.UUID:
    return coop.run(ask_file, actor, selection=selection, form=form, chosen=chosen)


@pytest.mark.usefixtures("five")
def test_the_worker_writes_what_would_have_been_handed_out(
    coop: Coop, secretary: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    csv_id, excel_id = ask(coop, secretary), ask(coop, secretary, ExportForm.EXCEL)
    assert coop.ask(file_view, secretary, file_id=csv_id).state is JobState.WAITING
    work_off(coop)
    monkeypatch.setattr(exports, "CHUNK", 100)
    at_once = coop.ask(exported_file, secretary, selection=EVERYBODY, form=ExportForm.CSV)
    assert coop.ask(file_content, secretary, file_id=csv_id) == (ExportForm.CSV, at_once)
    _, content = coop.ask(file_content, secretary, file_id=excel_id)
    rows = list(load_workbook(io.BytesIO(content))["Leden"].values)
    assert [row[1] for row in rows[1:]] == ["Ana", "Bas", "Cem", "Dia", None]
    assert str(rows[1][11]) == "2024-01-02 00:00:00"
    with coop._reading() as session:
        assert session.scalar(select(func.count()).select_from(RegisterFilePart)) == 0


@pytest.mark.usefixtures("five")
def test_the_bar_moves_and_is_full_at_the_end_only(coop: Coop, secretary: Actor) -> None:
    file_id = ask(coop, secretary)
    seen = []
    while coop.work("test"):
        view = coop.ask(file_view, secretary, file_id=file_id)
        seen.append((view.done, view.state))
    assert [done for done, _ in seen] == [2, 4, 4, 5]
    assert seen[-1] == (5, JobState.FINISHED)


@pytest.mark.usefixtures("five")
def test_labels_are_for_who_has_a_door(coop: Coop, secretary: Actor) -> None:
    assert coop.ask(selection_view, secretary, selection=EVERYBODY).without_address == 1
    file_id = ask(coop, secretary, ExportForm.ADDRESSES)
    work_off(coop)
    _, content = coop.ask(file_content, secretary, file_id=file_id)
    header, first, *rest = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert header == ["Lidnummer", "Naam", "Adres", "Postcode", "Plaats", "Aanhef"]
    assert first[1:] == ["Ana Bos", "Lindenhof 1 bis", "5099 AA", "Tilburg", "Beste Ana Bos"]
    assert len(rest) == 3


@pytest.mark.usefixtures("five")
def test_of_a_search_only_who_was_ticked(coop: Coop, secretary: Actor) -> None:
    found = coop.ask(members_page, secretary, selection=Selection(search="bos")).lines
    chosen = frozenset(line.member_id for line in found[:2])
    file_id = ask(coop, secretary, selection=Selection(search="bos"), chosen=chosen)
    work_off(coop)
    assert coop.ask(file_view, secretary, file_id=file_id).members == 2
    _, content = coop.ask(file_content, secretary, file_id=file_id)
    assert content.count(b"\r\n") == 3


def test_nobody_else_gets_it(coop: Coop, secretary: Actor) -> None:
    make_member(coop)
    file_id = ask(coop, secretary)
    work_off(coop)
    other = make_officer(coop, RoleKind.SECRETARY)
    for query in (file_view, file_content):
        with pytest.raises(RegisterFileNotFoundError):
            coop.ask(query, other, file_id=file_id)
    assert coop.ask(files_view, other) == ()
    assert [file.file_id for file in coop.ask(files_view, secretary)] == [file_id]
    treasurer = make_officer(coop, RoleKind.TREASURER)
    with pytest.raises(MissingPermissionError):
        ask(coop, treasurer)
    with pytest.raises(MissingPermissionError):
        coop.ask(file_content, treasurer, file_id=file_id)


def test_it_is_gone_after_a_day(coop: Coop, clock: FixedClock, secretary: Actor) -> None:
    make_member(coop)
    file_id, unfinished = ask(coop, secretary), ask(coop, secretary)
    work_off(coop)
    clock.advance(FILE_KEPT - timedelta(seconds=1))
    coop.run(forget_files, SYSTEM)
    assert coop.ask(file_content, secretary, file_id=file_id)
    clock.advance(timedelta(seconds=1))
    for gone in (file_id, unfinished):
        with pytest.raises(RegisterFileNotFoundError):
            coop.ask(file_view, secretary, file_id=gone)
    coop.run(forget_files, SYSTEM)
    with coop._reading() as session:
        assert session.scalar(select(func.count()).select_from(RegisterFile)) == 0


def test_what_is_not_written_yet_is_no_file(coop: Coop, secretary: Actor) -> None:
    make_member(coop)
    file_id = ask(coop, secretary)
    with pytest.raises(RegisterFileNotFoundError):
        coop.ask(file_content, secretary, file_id=file_id)


def test_the_journal_keeps_who_asked_for_how_many(coop: Coop, secretary: Actor) -> None:
    with pytest.raises(NothingToExportError):
        ask(coop, secretary)
    make_member(coop)
    ask(coop, secretary, ExportForm.EXCEL)
    (kept,) = [entry for entry in journal(coop) if entry.use_case == "ask_file"]
    assert kept.function == "secretaris"
    assert kept.details == {"by": str(secretary.person_id), "members": 1, "form": "xlsx"}


@pytest.mark.parametrize(
    "selection",
    [
        EVERYBODY,
        Selection(search="bos 12", street="Lindenhof", area_id=uuid.UUID(int=7)),
        Selection(wanted=MemberFilter.ENDED, reach=Reach.NO_EMAIL),
        Selection(joined_from=date(2024, 1, 1), joined_until=date(2025, 12, 31)),
    ],
)
def test_a_selection_comes_back_as_it_was_kept(selection: Selection) -> None:
    assert Selection.of(selection.plain) == selection


def test_what_is_not_known_any_more_narrows_nothing() -> None:
    kept = {"search": "bos", "wanted": "dreaming", "joined_from": "ooit", "area_id": "x"}
    assert Selection.of(kept) == Selection(search="bos")
