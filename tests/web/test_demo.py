from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.people.errors import NoPracticeError
from coop.sample import people, places
from coop.sample.personas import PERSONAS
from coop.settings import Settings
from web.app import create_app
from web.context import practice_actor
from web.views.demo import persona_buttons


def test_every_persona_has_a_button_that_works(
    app: Flask, client: FlaskClient, coop: Coop
) -> None:
    with app.test_request_context():
        assert persona_buttons() == []
    people.fill(coop, places.fill(coop))
    with app.test_request_context():
        buttons = persona_buttons()
    assert [button.key for button in buttons] == [persona.key for persona in PERSONAS]
    for persona in PERSONAS:
        answer = client.post("/kijk-mee", data={"persona": persona.key})
        assert (answer.status_code, answer.location) == (303, "/")
        assert persona.name.full in client.get("/mijn-gegevens").text


def test_a_persona_may_land_on_a_page(client: FlaskClient, coop: Coop) -> None:
    people.fill(coop, places.fill(coop))
    data = {"persona": "chair", "next": "/mijn-gegevens"}
    assert client.post("/kijk-mee", data=data).location == "/mijn-gegevens"
    data["next"] = "//elders.example"
    assert client.post("/kijk-mee", data=data).location == "/"


@pytest.mark.parametrize("persona", ["", "neighbour1", "burgemeester"])
def test_nobody_else_may_be_looked_along_with(
    client: FlaskClient, coop: Coop, persona: str
) -> None:
    people.fill(coop, places.fill(coop))
    assert client.post("/kijk-mee", data={"persona": persona}).status_code == 404
    assert client.get("/mijn-gegevens").status_code == 302


def test_looking_along_exists_in_practice_only(coop: Coop, settings: Settings) -> None:
    people.fill(coop, places.fill(coop))
    app = create_app(coop, replace(settings, practice=False), testing=True)
    app.config["WTF_CSRF_ENABLED"] = False
    assert not [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("demo.")]
    assert app.test_client().post("/kijk-mee", data={"persona": "chair"}).status_code == 404
    with app.test_request_context(), pytest.raises(NoPracticeError):
        practice_actor()
