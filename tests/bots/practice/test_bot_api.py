"""The checker itself: it must see what is wrong, or all its silence means nothing."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bots.practice.calls import Call
from bots.practice.methods.table import METHODS
from tests.bots.practice.bot_api import BotApiChecker, description_path, read_description

pytestmark = pytest.mark.skipif(
    not description_path().exists(), reason=f"no description of the Bot API: {description_path()}"
)
USER = {"id": 1, "is_bot": False, "first_name": "Anna"}
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "Dag"}


def _problems(method: str, params: dict[str, object], answer: dict[str, Any]) -> list[str]:
    checker = BotApiChecker()
    checker(
        Call(
            number=1,
            at=datetime(2026, 11, 21, tzinfo=UTC),
            method=method,
            params=params,
            files={},
            status=200 if answer.get("ok") else int(answer.get("error_code", 400)),
            answer=answer,
        )
    )
    return checker.problems


def test_good_call_has_no_problems() -> None:
    asked: dict[str, object] = {
        "chat_id": "1",
        "text": "Dag",
        "reply_markup": '{"inline_keyboard":[[{"text":"Ja","callback_data":"ja"}]]}',
    }
    assert _problems("sendMessage", asked, {"ok": True, "result": MESSAGE}) == []


@pytest.mark.parametrize(
    ("params", "answer"),
    [
        ({"chat_id": 1}, {"ok": True, "result": MESSAGE}),
        ({"chat_id": 1, "text": 5}, {"ok": True, "result": MESSAGE}),
        ({"chat_id": 1, "text": "x", "colour": "red"}, {"ok": True, "result": MESSAGE}),
        (
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [["Ja"]]}},
            {"ok": True, "result": MESSAGE},
        ),
        ({"chat_id": 1, "text": "x"}, {"ok": True, "result": {"message_id": 1}}),
        ({"chat_id": 1, "text": "x"}, {"ok": True, "result": MESSAGE | {"color": 1}}),
        ({"chat_id": 1, "text": "x"}, {"ok": True, "result": MESSAGE | {"text": True}}),
        ({"chat_id": 1, "text": "x"}, {"ok": True, "result": MESSAGE | {"message_id": "1"}}),
        ({"chat_id": 1, "text": "x"}, {"ok": True, "result": MESSAGE | {"from": {"id": 1}}}),
        ({}, {"ok": False, "error_code": 400}),
        ({}, {"ok": False, "error_code": 429, "description": "", "parameters": {"wait": 3}}),
    ],
)
def test_bad_call_is_seen(params: dict[str, object], answer: dict[str, Any]) -> None:
    assert _problems("sendMessage", params, answer) != []


def test_member_of_another_kind_is_seen() -> None:
    member = {"user": USER, "status": "administrator"}
    asked: dict[str, object] = {"chat_id": -1, "user_id": 1}
    assert _problems("getChatMember", asked, {"ok": True, "result": member}) != []
    left = {"user": USER, "status": "left"}
    assert _problems("getChatMember", asked, {"ok": True, "result": left}) == []


def test_every_imitated_method_exists() -> None:
    assert set(METHODS) <= set(read_description(description_path())["methods"])
