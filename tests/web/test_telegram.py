"""Webhook mode: Telegram brings updates to the website, with a secret that is checked."""

from dataclasses import replace
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.inbox.queries import inbox_view
from coop.kernel.permissions import SYSTEM
from coop.settings import Settings, SettingsError, load_settings
from web.app import create_app
from web.views.telegram import SECRET_HEADER

SECRET = "een-geheim-dat-alleen-telegram-kent_1"
UPDATE = {"update_id": 7, "message": {"message_id": 1, "date": 1, "chat": {"id": 5}}}


@pytest.fixture
def website(coop: Coop, settings: Settings) -> Flask:
    return create_app(coop, replace(settings, telegram_webhook=SECRET), testing=True)


def waiting(coop: Coop) -> int:
    return coop.ask(inbox_view, SYSTEM).waiting


def bring(client: FlaskClient, secret: str | None, update: object = UPDATE) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    return client.post("/telegram/webhook", json=update, headers=headers).status_code


def test_an_update_is_kept_once_and_needs_no_form_of_ours(coop: Coop, website: Flask) -> None:
    for _ in range(2):
        assert bring(website.test_client(), SECRET) == HTTPStatus.NO_CONTENT
    assert waiting(coop) == 1


@pytest.mark.parametrize("secret", [None, "", "geraden", f"{SECRET}x", "é"])
def test_without_the_secret_nothing_is_kept(
    coop: Coop, website: Flask, secret: str | None
) -> None:
    assert bring(website.test_client(), secret) == HTTPStatus.FORBIDDEN
    assert waiting(coop) == 0


@pytest.mark.parametrize("update", [[], {}, {"update_id": "x"}, "tekst"])
def test_what_is_no_update_is_refused(coop: Coop, website: Flask, update: object) -> None:
    assert bring(website.test_client(), SECRET, update) == HTTPStatus.BAD_REQUEST
    assert waiting(coop) == 0


def test_without_the_setting_there_is_no_such_address(client: FlaskClient) -> None:
    assert bring(client, SECRET) == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("secret", ["kort", "x" * 31, "met een spatie, en langer dan nodig is"])
def test_a_secret_that_telegram_would_not_take_is_named(secret: str) -> None:
    with pytest.raises(SettingsError, match="COOP_TELEGRAM_WEBHOOK"):
        load_settings({"COOP_SECRET_KEY": "s" * 32, "COOP_TELEGRAM_WEBHOOK": secret})
