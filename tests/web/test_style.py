from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.settings import Settings
from web.app import create_app


def test_style_page_shows_every_part(client: FlaskClient) -> None:
    page = client.get("/stijl")
    assert page.status_code == 200
    for part in ("wc-choice", "wc-timeline", "wc-result", "wc-persona", "wc-table", "wc-file"):
        assert part in page.text


def test_style_page_exists_in_practice_only(coop: Coop, settings: Settings) -> None:
    app = create_app(coop, replace(settings, practice=False), testing=True)
    assert app.test_client().get("/stijl").status_code == 404


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_choice_of_light_or_dark_is_kept(client: FlaskClient, scheme: str) -> None:
    answer = client.post("/weergave", data={"scheme": scheme, "back": "/stijl"})
    assert answer.status_code == 303
    assert answer.location == "/stijl"
    assert f'data-theme="{scheme}"' in client.get("/stijl").text


def test_unknown_scheme_changes_nothing(client: FlaskClient) -> None:
    answer = client.post("/weergave", data={"scheme": "roze", "back": "/stijl"})
    assert "Set-Cookie" not in answer.headers
    assert "data-theme" not in client.get("/stijl").text


@pytest.mark.parametrize("back", ["//elders.example", "/\\elders.example", "elders", ""])
def test_choice_never_leads_to_another_site(client: FlaskClient, back: str) -> None:
    assert client.post("/weergave", data={"scheme": "dark", "back": back}).location == "/"


def test_reading_never_changes_the_scheme(client: FlaskClient) -> None:
    assert client.get("/weergave?scheme=dark").status_code == 405


def test_accent_of_the_cooperative_is_linked(coop: Coop, settings: Settings) -> None:
    app = create_app(coop, replace(settings, accent="7a2e5d"), testing=True)
    assert (
        '<link rel="stylesheet" href="/thema/7a2e5d.css">' in app.test_client().get("/stijl").text
    )


def test_accent_is_a_style_sheet_that_may_be_kept(client: FlaskClient) -> None:
    answer = client.get("/thema/7a2e5d.css")
    assert answer.mimetype == "text/css"
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("accent", ["7a2e5", "7A2E5D", "7a2e5d;}", "zzzzzz"])
def test_what_is_no_colour_is_no_theme(client: FlaskClient, accent: str) -> None:
    assert client.get(f"/thema/{accent}.css").status_code == 404


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 429, 500])
def test_error_pages_say_what_happened_and_what_now(app: Flask, status: int) -> None:
    with app.test_request_context("/"):
        page = app.jinja_env.get_template(f"errors/{status}.html")
        context: dict[str, object] = {}
        app.update_template_context(context)
        shown = page.render(**context)
    assert shown.count("<h1") == 1
    assert "Naar de startpagina" in shown
