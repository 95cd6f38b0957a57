"""Lists of addresses and areas: what they change, what is refused, and what can be undone."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.jobs.rules import ImportStage
from coop.kernel.db import Base
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.places.errors import (
    ExtractBusyError,
    ExtractChangedError,
    ExtractColumnsError,
    ExtractNotFoundError,
    ExtractNotNewestError,
    NothingInExtractError,
)
from coop.places.lookups import addresses_within
from coop.places.queries import (
    ExtractView,
    extract_columns,
    extract_rows,
    extract_view,
)
from coop.places.rules import AreaKind, Column, Door, RowState
from coop.places.services import (
    add_address,
    choose_extract_columns,
    confirm_extract,
    discard_extract,
    remove_area,
    undo_extract,
    upload_areas,
    upload_extract,
)
from coop.rendering.errors import EmptyFileError
from coop.sample.membership import work_off
from tests.coop.places.contents import contents, nothing_changes, places
from tests.coop.places.makers import draw, geojson, row, take_over, upload
from tests.doubles import FixedClock
from tests.makers import make_member, make_officer

SOMEWHERE = uuid.UUID(int=2**120)


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.SECRETARY)


def view(coop: Coop, extract_id: uuid.UUID) -> ExtractView:
    return coop.ask(extract_view, SYSTEM, extract_id=extract_id)


def test_one_front_door_stands_here_once(coop: Coop) -> None:
    door = Door(postcode="5099AA", house_number=3)
    first = coop.run(add_address, SYSTEM, door=door, street="Lindenhof", town="Tilburg")
    again = coop.run(add_address, SYSTEM, door=door, street="Lindenhof", town="Tilburg")
    letter = Door(postcode="5099AA", house_number=3, house_letter="A")
    other = coop.run(add_address, SYSTEM, door=letter, street="Lindenhof", town="Tilburg")
    assert first == again
    assert other != first


def test_a_list_is_seen_before_anything_is_taken_over(coop: Coop, secretary: Actor) -> None:
    extract_id = upload(coop, [row(1), row(3), row(1), "5099SA;5;;;X;Y;;"], actor=secretary)
    seen = view(coop, extract_id)
    assert seen.stage is ImportStage.PREVIEW
    assert seen.counts == {
        RowState.NEW: 2,
        RowState.CHANGED: 0,
        RowState.SAME: 0,
        RowState.DUPLICATE: 1,
        RowState.ERROR: 1,
    }
    assert places(coop).listed == 0
    rows = coop.ask(extract_rows, SYSTEM, extract_id=extract_id, wanted=RowState.ERROR).rows
    assert [(shown.line, shown.text) for shown in rows] == [(5, "5099SA;5;;;X;Y;;")]


def test_a_list_that_is_taken_over_puts_addresses_on_the_map(coop: Coop, secretary: Actor) -> None:
    draw(coop, "Koningsveld")
    extract_id = take_over(coop, [row(1), row(3, letter="a"), row(5, lat="")], actor=secretary)
    assert view(coop, extract_id).stage is ImportStage.ENTERED
    seen = places(coop)
    assert (seen.listed, seen.gone, seen.without_point) == (3, 0, 1)
    assert [(area.name, area.addresses, area.streets) for area in seen.areas] == [
        ("Koningsveld", 2, 1)
    ]
    assert not seen.is_placing


def test_a_newer_list_says_what_is_new_changed_and_gone(coop: Coop) -> None:
    take_over(coop, [row(1), row(3), row(5)])
    typed = Door(postcode="5099AA", house_number=7)
    coop.run(add_address, SYSTEM, door=typed, street="Lindehof", town="Tilburg")
    newer = upload(coop, [row(1), row(3, lat=51.561), row(7), row(9)])
    seen = view(coop, newer)
    assert seen.missing == 1
    assert {state: count for state, count in seen.counts.items() if count} == {
        RowState.SAME: 1,
        RowState.CHANGED: 2,
        RowState.NEW: 1,
    }
    coop.run(confirm_extract, SYSTEM, extract_id=newer, expected=3, is_whole=True)
    work_off(coop)
    after = places(coop)
    assert (after.listed, after.gone, after.typed) == (4, 1, 0)
    # What is gone is kept, and not invited to a tent.
    with coop._reading() as session:
        near = addresses_within(session, (51.56, 5.06), 500)
    assert [address.line for address in near] == [
        *("Lindenhof 1", "Lindenhof 3", "Lindenhof 7", "Lindenhof 9")
    ]
    # It comes back when a list has it again.
    take_over(coop, [row(5)])
    assert (places(coop).listed, places(coop).gone) == (5, 0)


def test_a_list_of_a_part_says_nothing_of_the_rest(coop: Coop) -> None:
    take_over(coop, [row(1), row(3)])
    take_over(coop, [row(5)], is_whole=False)
    assert (places(coop).listed, places(coop).gone) == (3, 0)


def test_a_whole_list_may_only_say_what_is_gone(coop: Coop) -> None:
    take_over(coop, [row(1), row(3)])
    same = upload(coop, [row(1)])
    with pytest.raises(NothingInExtractError), nothing_changes(coop):
        coop.run(confirm_extract, SYSTEM, extract_id=same, expected=0)
    coop.run(confirm_extract, SYSTEM, extract_id=same, expected=0, is_whole=True)
    work_off(coop)
    assert (places(coop).listed, places(coop).gone) == (1, 1)


def test_undoing_a_list_puts_everything_back(coop: Coop, clock: FixedClock) -> None:
    draw(coop, "Koningsveld")
    take_over(coop, [row(1), row(3), row(5)])
    typed = Door(postcode="5099AA", house_number=7)
    coop.run(add_address, SYSTEM, door=typed, street="Lindehof", town="Tilburg")
    before = addresses(coop)
    clock.advance(timedelta(days=1))
    rows = [row(1, street="Lindelaan"), row(3, lat=51.58), row(7), row(9)]
    newer = take_over(coop, rows, is_whole=True)
    assert addresses(coop) != before
    coop.run(undo_extract, SYSTEM, extract_id=newer)
    work_off(coop)
    assert addresses(coop) == before
    assert view(coop, newer).stage is ImportStage.UNDONE
    assert places(coop).areas[0].addresses == 3


def addresses(coop: Coop) -> dict[str, list[str]]:
    kept = contents(coop)
    return {name: kept[name] for name in ("addresses", "listings", "address_areas")}


def test_where_somebody_lives_the_address_stays_when_its_list_is_undone(coop: Coop) -> None:
    extract_id = take_over(coop, [row(1), row(3)])
    lives_at = coop.run(
        add_address,
        SYSTEM,
        door=Door(postcode="5099AA", house_number=3),
        street="Lindenhof",
        town="Tilburg",
    )
    make_member(coop, address_id=lives_at)
    coop.run(undo_extract, SYSTEM, extract_id=extract_id)
    work_off(coop)
    seen = places(coop)
    assert (seen.listed, seen.typed) == (0, 1)


def test_only_the_newest_list_can_be_undone(coop: Coop, clock: FixedClock) -> None:
    first = take_over(coop, [row(1)])
    clock.advance(timedelta(days=1))
    second = take_over(coop, [row(3)])
    with pytest.raises(ExtractNotNewestError), nothing_changes(coop):
        coop.run(undo_extract, SYSTEM, extract_id=first)
    coop.run(undo_extract, SYSTEM, extract_id=second)
    work_off(coop)
    with pytest.raises(ExtractBusyError), nothing_changes(coop):
        coop.run(undo_extract, SYSTEM, extract_id=second)


def test_a_list_is_taken_over_once(coop: Coop) -> None:
    extract_id = upload(coop, [row(1)])
    coop.run(confirm_extract, SYSTEM, extract_id=extract_id, expected=1)
    for _ in range(2):
        with pytest.raises(ExtractBusyError), nothing_changes(coop):
            coop.run(confirm_extract, SYSTEM, extract_id=extract_id, expected=1)
        work_off(coop)
    with pytest.raises(ExtractBusyError), nothing_changes(coop):
        coop.run(discard_extract, SYSTEM, extract_id=extract_id)


def test_nobody_confirms_what_was_not_shown(coop: Coop) -> None:
    extract_id = upload(coop, [row(1)])
    with pytest.raises(ExtractChangedError), nothing_changes(coop):
        coop.run(confirm_extract, SYSTEM, extract_id=extract_id, expected=2)


def test_a_list_that_is_still_read_cannot_be_taken_over(coop: Coop) -> None:
    content = f"postcode;huisnummer;straat;plaats\n{row(1)}".encode()
    extract_id = coop.run(upload_extract, SYSTEM, file_name="C:\\bag.csv", content=content)
    assert view(coop, extract_id).file_name == "bag.csv"
    with pytest.raises(ExtractBusyError), nothing_changes(coop):
        coop.run(confirm_extract, SYSTEM, extract_id=extract_id, expected=0)


def test_a_list_that_waits_makes_room_for_another(coop: Coop) -> None:
    first = upload(coop, [row(1)])
    upload(coop, [row(3)])
    assert view(coop, first).stage is ImportStage.DISCARDED
    coop.run(discard_extract, SYSTEM, extract_id=first)
    assert [extract.stage for extract in places(coop).extracts] == [ImportStage.PREVIEW]


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", EmptyFileError), (b"naam;adres\nNoor;Lindenhof 1", ExtractColumnsError)],
)
def test_what_is_no_list_is_refused_and_not_kept(
    coop: Coop, content: bytes, error: type[CoopError]
) -> None:
    with pytest.raises(error), nothing_changes(coop):
        coop.run(upload_extract, SYSTEM, file_name="x.csv", content=content)


UNNAMED = b"a;b;c;d;e\n5099AA;1;Lindenhof;Tilburg;x\n5099AA;3;Lindenhof;Tilburg;y\n"
PLACES = {Column.POSTCODE: 0, Column.HOUSE_NUMBER: 1, Column.STREET: 2, Column.TOWN: 3}


def test_columns_that_cannot_be_guessed_wait_for_somebody(coop: Coop) -> None:
    extract_id = coop.run(upload_extract, SYSTEM, file_name="x.csv", content=UNNAMED)
    work_off(coop)
    assert view(coop, extract_id).stage is ImportStage.COLUMNS
    seen = coop.ask(extract_columns, SYSTEM, extract_id=extract_id)
    assert seen.columns[2] == ("c", ("Lindenhof", "Lindenhof"), None)
    with pytest.raises(ExtractColumnsError), nothing_changes(coop):
        coop.run(choose_extract_columns, SYSTEM, extract_id=extract_id, places={})
    with pytest.raises(ExtractBusyError), nothing_changes(coop):
        coop.run(confirm_extract, SYSTEM, extract_id=extract_id, expected=0)
    coop.run(choose_extract_columns, SYSTEM, extract_id=extract_id, places=PLACES)
    work_off(coop)
    assert view(coop, extract_id).brings == 2


def test_a_wrong_guess_is_mended_and_the_rows_are_read_again(coop: Coop) -> None:
    extract_id = upload(coop, [row(1), row(3)])
    swapped = {**PLACES, Column.STREET: 5, Column.TOWN: 4}
    coop.run(choose_extract_columns, SYSTEM, extract_id=extract_id, places=swapped)
    work_off(coop)
    seen = view(coop, extract_id)
    assert (seen.brings, sum(seen.counts.values())) == (2, 2)
    coop.run(confirm_extract, SYSTEM, extract_id=extract_id, expected=2)
    for stage in (ImportStage.ENTERING, ImportStage.ENTERED):
        assert view(coop, extract_id).stage is stage
        with pytest.raises(ExtractBusyError), nothing_changes(coop):
            coop.run(choose_extract_columns, SYSTEM, extract_id=extract_id, places=PLACES)
        work_off(coop)


def test_a_list_without_columns_is_thrown_away(coop: Coop) -> None:
    extract_id = coop.run(upload_extract, SYSTEM, file_name="x.csv", content=UNNAMED)
    coop.run(discard_extract, SYSTEM, extract_id=extract_id)
    assert view(coop, extract_id).stage is ImportStage.DISCARDED
    with pytest.raises(ExtractBusyError):
        coop.run(choose_extract_columns, SYSTEM, extract_id=extract_id, places=PLACES)
    with pytest.raises(ExtractBusyError):
        coop.ask(extract_columns, SYSTEM, extract_id=extract_id)


@pytest.mark.parametrize("kind", [RoleKind.CHAIR, RoleKind.TREASURER, RoleKind.MODERATOR])
def test_who_is_no_secretary_changes_nothing(coop: Coop, kind: RoleKind) -> None:
    officer = make_officer(coop, kind)
    extract_id = upload(coop, [row(1)])
    area = {"kind": AreaKind.PREVENTION, "content": geojson("X")}
    attempts: list[tuple[Any, dict[str, Any]]] = [
        (upload_extract, {"file_name": "x", "content": b""}),
        (confirm_extract, {"extract_id": extract_id, "expected": 1}),
        (discard_extract, {"extract_id": extract_id}),
        (undo_extract, {"extract_id": extract_id}),
        (upload_areas, area),
        (remove_area, {"area_id": SOMEWHERE}),
    ]
    for use_case, arguments in attempts:
        with pytest.raises(MissingPermissionError), nothing_changes(coop):
            coop.run(use_case, officer, **arguments)


def test_a_list_that_is_not_there_is_not_found(coop: Coop) -> None:
    for use_case in (discard_extract, undo_extract):
        with pytest.raises(ExtractNotFoundError), nothing_changes(coop):
            coop.run(use_case, SYSTEM, extract_id=SOMEWHERE)
    with pytest.raises(ExtractNotFoundError):
        view(coop, SOMEWHERE)


def test_the_journal_keeps_numbers_and_no_addresses(coop: Coop, secretary: Actor) -> None:
    take_over(coop, [row(1)], actor=secretary)
    with coop._reading() as session:
        journal = Base.metadata.tables["journal"]
        kept = session.execute(
            select(journal.c.use_case, journal.c.details).where(
                journal.c.subject_kind == "extract"
            )
        ).all()
    by = str(secretary.person_id)
    assert [tuple(entry) for entry in kept] == [
        ("upload_extract", {"rows": 1, "by": by}),
        ("confirm_extract", {"rows": 1, "is_whole": False, "by": by}),
    ]
