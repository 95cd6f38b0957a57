"""What people send for a list of members, each by its name: read, or refused kindly."""

from datetime import date, datetime

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor
from coop.membership.errors import LineTooLongError, TooManyRowsError, WorkbookTooLargeError
from coop.membership.queries import imports_view
from coop.membership.rules import Column, RowFilter, RowState
from coop.membership.services import upload_list
from tests.coop.membership.lists import (
    HEADER,
    JAN,
    RIA,
    confirm,
    member_of,
    members,
    names,
    rows_of,
    send,
    upload,
    view,
)
from tests.coop.membership.test_workbooks import bomb, workbook

ZOE = JAN.replace("Jan", "Zoë")
TEXT = f"{HEADER}\n{ZOE}\n{RIA}"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("latin-1"),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode("cp1252"),
        TEXT.replace(";", ",").encode(),
        f"sep=;\n{TEXT}".encode(),
        TEXT.replace("\n", "\n\n;;;;\n   \n").encode(),
    ],
    ids=["utf-8", "latin-1", "bom", "windows", "commas", "sep-line", "empty-lines"],
)
def test_any_way_to_write_it_down(coop: Coop, secretary: Actor, content: bytes) -> None:
    confirm(coop, secretary, send(coop, secretary, content), 2)
    assert names(coop) == ["Bos, Ria", "Vries, Zoë de"]


def test_of_two_headers_alike_the_first_counts(coop: Coop, secretary: Actor) -> None:
    draft_id = upload(coop, secretary, f"{JAN};9999ZZ", header=f"{HEADER};Postcode")
    columns = view(coop, secretary, draft_id).columns
    assert [column for name, column in columns if name == "Postcode"] == [Column.POSTCODE, None]
    confirm(coop, secretary, draft_id, 1)
    assert members(coop).lines[0].postcode == "5099AA"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (f"{HEADER}\n" + f"{JAN}\n" * 60_000, TooManyRowsError),
        (f"{HEADER}\n{JAN}" + "x" * 40_000, LineTooLongError),
        (bomb(), WorkbookTooLargeError),
    ],
    ids=["60,000 rows", "endless line", "zip bomb"],
)
def test_what_is_too_much_is_refused_at_once_and_not_kept(
    coop: Coop, secretary: Actor, content: str | bytes, error: type[CoopError]
) -> None:
    whole = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(error):
        coop.run(upload_list, secretary, file_name="x", content=whole)
    assert coop.ask(imports_view, secretary) == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (JAN.replace("Jan", "x" * 10_000), "te lang"),
        (JAN.replace("Jan", "=HYPERLINK(A1)"), "formule"),
        (JAN.replace("Jan", '"Jan'), "aanhalingsteken"),
        *(
            (JAN.replace("5099 AA", f"5099 {letters}"), "Postcode")
            for letters in ("SA", "SD", "SS")
        ),
    ],
    ids=["10,000 characters", "formula", "unclosed quote", "SA", "SD", "SS"],
)
def test_a_wrong_row_stays_behind_alone(
    coop: Coop, secretary: Actor, wrong: str, said: str
) -> None:
    draft_id = upload(coop, secretary, wrong, RIA)
    seen = rows_of(coop, secretary, draft_id).rows
    assert [row.state for row in seen] == [RowState.ERROR, RowState.NEW]
    assert said in " ".join(seen[0].remarks)
    assert all(len(text) <= 200 for text in (seen[0].name, seen[0].address, *seen[0].remarks))
    confirm(coop, secretary, draft_id, 1)
    assert names(coop) == ["Bos, Ria"]


def test_days_of_excel(coop: Coop, secretary: Actor) -> None:
    header, jan, ria = (line.split(";") for line in (HEADER, JAN, RIA))
    days: list[object] = [datetime(2021, 2, 1), 44228]  # noqa: DTZ001  # Excel knows no zones
    rows = [[*row[:8], day, *row[9:]] for row, day in zip((jan, ria), days, strict=True)]
    confirm(coop, secretary, send(coop, secretary, workbook(list(header), *rows)), 2)
    assert {line.joined_on for line in members(coop).lines} == {date(2021, 2, 1)}
    assert member_of(coop, secretary, "vries").number == 7


def test_a_formula_in_excel_is_not_computed(coop: Coop, secretary: Actor) -> None:
    header, ria = HEADER.split(";"), RIA.split(";")
    content = workbook(list(header), ["=1+6", *JAN.split(";")[1:]], list(ria))
    counts = view(coop, secretary, send(coop, secretary, content)).counts
    assert (counts[RowFilter.ERROR], counts[RowFilter.NEW]) == (1, 1)
