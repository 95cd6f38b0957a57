import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web import static_files
from web.static_files import AssetManifest


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    (tmp_path / "site.css").write_text("body{}")
    (tmp_path / "site.css.br").write_bytes(b"brotli")
    (tmp_path / "site.css.gz").write_bytes(b"gzip")
    (tmp_path / "secret.txt").write_text("not listed")
    (tmp_path / "manifest.json").write_text(json.dumps({"site.css": "abc123"}))
    return tmp_path


@pytest.fixture
def browser(dist: Path) -> FlaskClient:
    app = Flask(__name__)
    static_files.init_app(app, AssetManifest(dist))
    app.add_url_rule("/", view_func=lambda: app.jinja_env.globals["asset"]("site.css"))  # type: ignore[operator]
    return app.test_client()


def test_address_holds_the_hash(browser: FlaskClient) -> None:
    assert browser.get("/").text == "/assets/abc123/site.css"


def test_file_is_kept_for_a_year_under_its_hash(browser: FlaskClient) -> None:
    answer = browser.get("/assets/abc123/site.css")
    assert answer.text == "body{}"
    assert answer.mimetype == "text/css"
    assert "immutable" in answer.headers["Cache-Control"]


def test_file_under_an_old_hash_is_not_kept(browser: FlaskClient) -> None:
    assert "immutable" not in browser.get("/assets/old/site.css").headers["Cache-Control"]


@pytest.mark.parametrize(
    ("accepted", "encoding", "content"),
    [("gzip, br", "br", b"brotli"), ("gzip", "gzip", b"gzip"), ("br;q=0", None, b"body{}")],
)
def test_best_compression_the_browser_takes_is_sent(
    browser: FlaskClient, accepted: str, encoding: str | None, content: bytes
) -> None:
    answer = browser.get("/assets/abc123/site.css", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.data == content
    assert answer.mimetype == "text/css"
    assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("name", ["secret.txt", "site.css.br", "..%2Fapp.py", "manifest.json"])
def test_only_what_was_built_is_served(browser: FlaskClient, name: str) -> None:
    assert browser.get(f"/assets/abc123/{name}").status_code == 404


def test_newer_build_is_noticed(browser: FlaskClient, dist: Path) -> None:
    browser.get("/")
    manifest = dist / "manifest.json"
    manifest.write_text(json.dumps({"site.css": "def456"}))
    assert browser.get("/").text == "/assets/def456/site.css"


def test_pages_show_without_a_build(tmp_path: Path) -> None:
    assert AssetManifest(tmp_path).version_of("site.css") == "unbuilt"


def test_name_that_was_not_built_is_a_bug(dist: Path) -> None:
    with pytest.raises(KeyError):
        AssetManifest(dist).version_of("typo.css")
