"""The website is built once and then forked, so what it holds must bear being doubled."""

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop
from coop.settings import Settings
from tests.databases import ROOT
from web.app import create_app

#: Tells what a started website has loaded that few of its processes ever need.
LOADED = """
import sys, web.wsgi
print(*sorted({"openpyxl", "sepaxml", "xmlschema"} & set(sys.modules)))
"""


def test_building_the_website_asks_the_database_nothing(settings: Settings) -> None:
    # A connection made before the fork would be one line with two ends that speak at once.
    nowhere = Coop(sessionmaker())
    assert create_app(nowhere, settings).url_map is not None


def test_a_started_website_holds_no_library_for_files(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "COOP_SECRET_KEY": "s" * 40,
        "COOP_DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}",
    }
    said = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == []
