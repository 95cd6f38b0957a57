"""Nothing is lost between the two databases, and nothing that cannot differ is done twice."""

import re

import pytest

from tests.databases import ROOT
from tests.selection import DATABASES, STORY, reason_to_leave_out


@pytest.mark.parametrize(
    ("kind", "markers", "fixtures", "runs"),
    [
        ("sqlite", [], [], True),
        ("sqlite", [], [DATABASES], True),
        ("sqlite", ["browser"], [DATABASES], True),
        ("sqlite", ["process"], [], True),
        ("sqlite", ["postgres"], [DATABASES], False),
        ("postgres", ["postgres"], [DATABASES], True),
        ("postgres", [], [DATABASES], True),
        ("postgres", ["process"], [], True),
        ("postgres", ["browser", "process"], [DATABASES, STORY], True),
        ("postgres", [], [], False),
        ("postgres", ["browser"], [DATABASES], False),
    ],
)
def test_what_differs_between_databases_runs_on_both(
    kind: str, markers: list[str], fixtures: list[str], *, runs: bool
) -> None:
    assert (reason_to_leave_out(kind, markers, fixtures) is None) == runs


def test_databases_are_made_in_one_place() -> None:
    # What the choice above rests on: nobody gets one but by the fixture.
    makers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if re.search(r"(with| {4}) databases\(", path.read_text("utf-8"))
    }
    assert makers == {"tests/conftest.py", "tests/browser/shots.py", "tests/load/__main__.py"}
