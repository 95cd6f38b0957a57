"""Leafing through long lists."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web.paging import form_of, page_asked


@pytest.mark.parametrize(
    ("typed", "page"),
    [("", 1), ("1", 1), (" 12 ", 12), ("0", 0), ("-3", 1), ("twee", 1), ("²", 1)],
)
def test_what_is_no_page_is_the_first(app: Flask, typed: str, page: int) -> None:
    with app.test_request_context("/leden", query_string={"page": typed}):
        assert page_asked() == page


def test_what_is_too_long_is_cut(app: Flask) -> None:
    with app.test_request_context("/leden?page=" + "9" * 400):
        assert page_asked() == 999_999


def test_a_jump_takes_the_filters_along() -> None:
    assert form_of("/leden/import/7?toon=error&q=van+Dam%26Zn") == (
        "/leden/import/7",
        [("toon", "error"), ("q", "van Dam&Zn")],
    )


def test_long_lists_have_a_jump_and_short_ones_have_not(client: FlaskClient) -> None:
    page = client.get("/stijl").text
    (form,) = re.findall(r'<form class="wc-pagination__jump".*?</form>', page, re.DOTALL)
    assert 'action="/stijl"' in form
    assert 'name="page" value="2"' in form
