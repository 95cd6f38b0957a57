"""Asking 5,000 members for their contribution: fixing the run, and the file for the bank."""

import time
from datetime import date
from pathlib import Path

from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop, registered_reactions
from coop.contribution.queries.files import written_file
from coop.contribution.rules.files import FileKind
from coop.kernel.engine import make_engine
from coop.kernel.permissions import SYSTEM
from tests.coop.contribution.makers import IBAN, fix, make_creditor, make_draft, make_payer
from tests.databases import Databases
from tests.load.figures import Figure

MEMBERS = 5000


def collection(_folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Fix a run in which everybody gave a mandate, and write and validate its pain.008."""
    engine = make_engine(made.new())
    coop = Coop(sessionmaker(engine), reactions=registered_reactions())
    make_creditor(coop)
    for number in range(MEMBERS):
        make_payer(coop, given=f"Lid {number}", iban=IBAN, joined_on=date(2024, 1, 1))
    run_id = make_draft(coop)
    began = time.perf_counter()
    fix(coop, run_id)
    fixed = time.perf_counter()
    file = coop.ask(written_file, SYSTEM, run_id=run_id, kind=FileKind.COLLECTION)
    written = time.perf_counter()
    engine.dispose()
    if file.count != MEMBERS:
        message = f"{file.count} collections in the file, not {MEMBERS}"
        raise AssertionError(message)
    return [
        Figure(
            name="run for 5,000 members fixed",
            database=kind,
            value=fixed - began,
            unit="s",
        ),
        Figure(
            name="pain.008 for 5,000 members written and valid",
            database=kind,
            value=written - fixed,
            unit="s",
            aim="< 10",
        ),
    ]
