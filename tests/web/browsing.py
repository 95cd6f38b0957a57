"""Browsers of signed-in people, without a browser."""

import uuid

from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from tests.makers import sign_in
from web.context import SESSION_TOKEN


def browser_of(app: Flask, coop: Coop, person_id: uuid.UUID | None) -> FlaskClient:
    """Provide a browser somebody is signed in with."""
    assert person_id is not None
    client = app.test_client()
    token = sign_in(coop, person_id)
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = token
    return client
