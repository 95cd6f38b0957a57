import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop
from coop.kernel.engine import make_engine
from coop.settings import Settings
from web.app import create_app


@pytest.fixture
def broken(tmp_path: Path, settings: Settings) -> Iterator[FlaskClient]:
    """Provide a website whose database holds nothing at all."""
    engine = make_engine(f"sqlite:///{tmp_path / 'nothing.sqlite3'}")
    yield create_app(Coop(sessionmaker(engine)), settings).test_client()
    engine.dispose()


def test_a_bug_shows_a_kind_page_with_a_reference_even_without_a_database(
    broken: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = broken.get("/")
    assert response.status_code == 500
    (said,) = [r.getMessage() for r in caplog.records if r.msg.startswith("bug")]
    reference = said.split()[1]
    assert "Dit ligt aan ons, niet aan u." in response.text
    assert reference in response.text


def test_a_page_that_is_not_there_says_so_in_dutch(client: FlaskClient) -> None:
    response = client.get("/bestaat-niet")
    assert response.status_code == 404
    assert '<html lang="nl"' in response.text


def test_ten_megabytes_are_refused_before_they_are_read(app: Flask, client: FlaskClient) -> None:
    response = client.post("/aanmelden", data={"email": "x" * (10 * 1024 * 1024)})
    assert response.status_code == 413
    assert "te groot" in response.text
