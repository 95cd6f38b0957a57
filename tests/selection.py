"""Which tests run on which database: each at least once, and whatever reads or writes on both.

``make test`` runs the suite on SQLite and then on PostgreSQL. The run on SQLite is the whole suite
but for what cannot happen there. The run on PostgreSQL leaves out what would only be repeated:

- a test for which no database is made: rules, wording, documents, the code itself;
- a scene in a browser against a website of the test's own: what it looks at is drawn by the same
  templates, and what it presses is done on both databases by ``tests/web`` and ``tests/coop``.

A story in a browser, with every process running, is told on both. What is left out is deselected,
never skipped, and its number stands at the end of the run.
"""

from collections import Counter
from collections.abc import Iterable

import pytest

from tests.databases import database_kind

#: What every test asks for, directly or not, that has a database of the kind under test.
DATABASES = "all_databases"
#: What a story asks for: the whole product, running.
STORY = "scene"
NONE: dict[str, int] = {}
LEFT_OUT = pytest.StashKey[dict[str, int]]()


def reason_to_leave_out(kind: str, markers: Iterable[str], fixtures: Iterable[str]) -> str | None:
    """Say why a test does not run on this kind of database, or nothing when it does."""
    if kind == "sqlite":
        return "cannot happen on SQLite" if "postgres" in markers else None
    if "browser" in markers and STORY not in fixtures:
        return "looks at pages"
    if DATABASES in fixtures or "process" in markers:
        return None
    return "touches no database"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out of what was collected what does not run on the database under test."""
    reasons = {
        item: reason
        for item in items
        if (
            reason := reason_to_leave_out(
                database_kind(),
                {marker.name for marker in item.iter_markers()},
                getattr(item, "fixturenames", ()),
            )
        )
    }
    # A plain mapping: another would not travel between the processes of xdist.
    config.stash[LEFT_OUT] = dict(Counter(reasons.values()))
    config.hook.pytest_deselected(items=list(reasons))
    items[:] = [item for item in items if item not in reasons]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the numbers to the process that writes the summary, when the tests ran beside it."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = session.config.stash.get(LEFT_OUT, NONE)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take over the numbers; every process collects the same."""
    output = getattr(node, "workeroutput", {})
    config: pytest.Config = node.config  # type: ignore[attr-defined]  # xdist has no types
    config.stash[LEFT_OUT] = output.get("left_out", {})


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say what did not run here, and why."""
    for reason, number in sorted(config.stash.get(LEFT_OUT, NONE).items()):
        terminalreporter.write_line(f"left out on {database_kind()}: {number} ({reason})")
