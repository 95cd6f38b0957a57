"""``make bench``: measures the running product and prints a table.

Every figure is taken warm, over real HTTP on loopback, with PostgreSQL's default settings.
``BENCH_OUT`` names a file for the same figures as JSON lines; ``--only`` picks one by name.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.databases import Databases, databases
from tests.load.figures import Figure, print_table, write_lines
from tests.load.measures import MEASURES

Measure = Callable[[Path, Databases, str], list[Figure]]


def main() -> None:
    """Take the chosen figures and show them."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=sorted(MEASURES))
    parser.add_argument("--db", choices=("sqlite", "postgres"))
    chosen = parser.parse_args()
    figures: list[Figure] = []
    for kind in [chosen.db] if chosen.db else ["sqlite", "postgres"]:
        with (
            tempfile.TemporaryDirectory() as folder,
            databases(Path(folder), kind) as made,
        ):
            for name, measure in MEASURES.items():
                if chosen.only in {None, name}:
                    own = Path(folder) / name
                    own.mkdir()
                    figures += measure(own, made, kind)
    print_table(figures)
    if out := os.environ.get("BENCH_OUT"):
        write_lines(figures, Path(out))


if __name__ == "__main__":
    main()
