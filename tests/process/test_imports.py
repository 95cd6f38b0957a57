"""Kills the worker while it writes a part of a long list, as a power cut would."""

import subprocess
import sys

import pytest

from coop.bootstrap import Coop
from coop.jobs.rules import LEASE_LASTS, ROWS_AT_FIRST
from coop.membership.rules import ImportStage
from coop.membership.services import confirm_import
from coop.sample.membership import work_off
from tests.coop.membership.lists import make_secretary, members, upload, view
from tests.databases import ROOT
from tests.doubles import FixedClock
from tests.process.halfway import HALFWAY

pytestmark = pytest.mark.process

ROWS = 2 * ROWS_AT_FIRST


def kill_halfway(database_url: str, clock: FixedClock) -> None:
    worker = subprocess.Popen(  # noqa: S603  # our own module
        [sys.executable, "-m", "tests.process.halfway", database_url, clock.now().isoformat()],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == HALFWAY
    finally:
        worker.kill()
        worker.communicate()


def test_killed_halfway_a_chunk_the_next_worker_loses_and_doubles_nothing(
    committed_coop: Coop, committed_url: str, clock: FixedClock
) -> None:
    secretary = make_secretary(committed_coop, "Saar")
    rows = [f"{n};Jan{n};Bos;5099AA;{n};Lindenhof;Tilburg;;;" for n in range(1, ROWS + 1)]
    draft_id = upload(committed_coop, secretary, *rows)
    committed_coop.run(confirm_import, secretary, draft_id=draft_id, expected=ROWS)
    kill_halfway(committed_url, clock)
    assert members(committed_coop).members == ROWS_AT_FIRST
    # The dead worker's claim still holds.
    assert not committed_coop.work("next")
    clock.advance(LEASE_LASTS)
    work_off(committed_coop)
    seen = view(committed_coop, secretary, draft_id)
    assert (seen.stage, seen.added) == (ImportStage.ENTERED, ROWS)
    assert members(committed_coop).members == ROWS
