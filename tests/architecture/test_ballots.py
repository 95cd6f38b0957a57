"""Ballots leave no trace outside their own table."""

import ast

from coop.kernel.journal import JournalEntry
from coop.kernel.use_case import USE_CASES
from coop.voting.models import Ballot
from tests.architecture.test_house_rules import modules
from tests.databases import ROOT

SOURCES = sorted((ROOT / "coop").rglob("*.py"))
OWN = {column.name for column in Ballot.__table__.columns} - {"poll_id", "person_id"}


def test_no_use_case_that_takes_a_choice_is_journalled() -> None:
    modules()
    taking = {
        function: declaration
        for function, declaration in USE_CASES.items()
        if "choice" in function.__annotations__
    }
    assert len(taking) == 5
    assert not any(declaration.journal for declaration in taking.values())


def test_no_column_of_a_ballot_is_named_to_the_journal_or_in_an_event_or_error() -> None:
    assert {"choice", "channel"} == OWN
    found = [
        f"{path}:{call.lineno}"
        for path in SOURCES
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        and (_ends_on(call.func, "note") or _ends_on(call.func, "Error"))
        and any(_names_a_ballot(value) for value in [*call.args, *call.keywords])
    ]
    assert found == []


def test_no_event_holds_a_column_of_a_ballot() -> None:
    coop = ROOT / "coop"
    for path in [*coop.glob("*/events.py"), *coop.glob("*/events/*.py")]:
        fields = [
            node.target.id
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        ]
        assert not OWN.intersection(fields), path


def test_the_journal_has_no_column_of_a_ballot() -> None:
    assert not OWN.intersection(column.name for column in JournalEntry.__table__.columns)


def _ends_on(function: ast.expr, name: str) -> bool:
    found = getattr(function, "attr", getattr(function, "id", ""))
    return str(found).endswith(name)


def _names_a_ballot(value: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr) in {"choice", "Ballot"}
        for node in ast.walk(value)
    )
