"""A browser's view of the website, without a browser."""

import uuid
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop
from coop.settings import Settings
from tests.coop.incidents.makers import make_group
from web.app import create_app


@pytest.fixture(scope="session")
def built() -> Flask:
    """Build the website once: working out some three hundred addresses costs more than a test."""
    nobody = Settings(secret_key="t" * 32, database_url="sqlite://", practice=True)
    return create_app(Coop(sessionmaker()), nobody, testing=True)


@pytest.fixture
def app(built: Flask, coop: Coop, settings: Settings) -> Iterator[Flask]:
    """Provide the website on the cooperative under test; forms need no CSRF token here."""
    as_built = dict(built.config)
    built.extensions.update(coop=coop, settings=settings)
    built.config.update(WTF_CSRF_ENABLED=False)
    yield built
    built.config.clear()
    built.config.update(as_built)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Provide a browser that nobody has signed in with."""
    return app.test_client()


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group with an agent."""
    return make_group(coop)
