"""A browser's view of the website, without a browser."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.settings import Settings
from web.app import create_app


@pytest.fixture
def app(coop: Coop, settings: Settings) -> Flask:
    """Provide the website on the cooperative under test; forms need no CSRF token here."""
    app = create_app(coop, settings, testing=True)
    app.config.update(WTF_CSRF_ENABLED=False)
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Provide a browser that nobody has signed in with."""
    return app.test_client()
