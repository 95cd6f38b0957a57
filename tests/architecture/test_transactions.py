import ast
from pathlib import Path

import pytest

from tests.databases import ROOT

ENDS_TRANSACTION = {"begin", "commit", "rollback", "flush", "begin_nested"}
SOURCES = sorted(
    path
    for top in ("coop", "web", "bots")
    for path in (ROOT / top).rglob("*.py")
    if path != ROOT / "coop/bootstrap.py" and "node_modules" not in path.parts
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_bootstrap_touches_transactions(path: Path) -> None:
    calls = [
        f"{path}:{node.lineno}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ENDS_TRANSACTION
        and "session" in ast.unparse(node.func.value)
    ]
    assert calls == []
