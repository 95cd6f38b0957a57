"""The Bot API from its bare HTTP side, and what time does to it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from tests.bots.practice.bot_api import BotApiChecker, description_path
from tests.bots.practice.conftest import ANNA, BRAM, CARLA, GROUP, GROUPS, USERS
from tests.doubles import FixedClock
from tests.practice import PIXEL, PracticeWorld, RefusedError, serve_in_thread


@pytest.fixture
def timed(clock: FixedClock) -> Iterator[PracticeWorld]:
    checkers = (BotApiChecker(),) if description_path().exists() else ()
    with serve_in_thread(now=clock.now, observers=checkers) as world:
        world.put(users=USERS, groups=GROUPS)
        yield world
    for checker in checkers:
        assert checker.problems == []


def ask(world: PracticeWorld, method: str, **params: Any) -> dict[str, Any]:
    answer: dict[str, Any] = httpx.post(
        f"{world.bot_url}{world.token}/{method}", json=params
    ).json()
    return answer


def test_every_way_of_asking_is_understood(checked_practice: PracticeWorld) -> None:
    url = f"{checked_practice.bot_url}{checked_practice.token}/sendMessage"
    sent = {"chat_id": str(BRAM), "text": "Dag"}
    assert httpx.get(url, params=sent).json()["ok"]
    assert httpx.post(url, params=sent).json()["ok"]
    assert httpx.post(url, data=sent).json()["ok"]
    assert httpx.post(url, json=sent | {"chat_id": BRAM}).json()["ok"]
    multipart = {key: (None, value) for key, value in sent.items()}
    assert httpx.post(url, files=multipart).json()["ok"]
    lower = url.replace("sendMessage", "sendmessage")
    assert httpx.post(lower, data=sent).json()["ok"]


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("sendMessage", {}, "chat_id is empty"),
        ("sendMessage", {"chat_id": BRAM}, "message text is empty"),
        ("sendMessage", {"chat_id": "@niemand", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": "x", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": BRAM, "text": ["x"]}, "must be of type String"),
        ("sendMessage", {"chat_id": BRAM, "text": "x", "reply_markup": "{"}, "can't parse"),
        (
            "sendMessage",
            {"chat_id": BRAM, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}},
            "Text buttons are unallowed",
        ),
        (
            "sendMessage",
            {
                "chat_id": BRAM,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "x", "url": "ftp://x"}]]},
            },
            "Unsupported URL protocol",
        ),
        (
            "sendMessage",
            {"chat_id": BRAM, "text": "x", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
        ("sendPhoto", {"chat_id": BRAM}, "there is no photo"),
        ("sendLocation", {"chat_id": BRAM, "latitude": 91, "longitude": 5}, "invalid coordinates"),
        ("sendChatAction", {"chat_id": BRAM, "action": "sleeping"}, "wrong parameter action"),
        ("deleteMessage", {"chat_id": BRAM}, "message identifier is not specified"),
        ("restrictChatMember", {"chat_id": GROUP, "user_id": 9}, "user not found"),
        ("getFile", {"file_id": "AgACAgQAAx000000000009Q"}, "wrong file_id"),
    ],
)
def test_refusals_have_telegrams_shape(
    checked_practice: PracticeWorld, method: str, params: dict[str, Any], reason: str
) -> None:
    answer = ask(checked_practice, method, **params)
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert answer["description"].startswith("Bad Request: ")
    assert reason in answer["description"]


def test_broken_json_is_refused(checked_practice: PracticeWorld) -> None:
    url = f"{checked_practice.bot_url}{checked_practice.token}/getMe"
    answer = httpx.post(url, content=b"{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["ok"] is False


def test_deletion_ends_after_48_hours(timed: PracticeWorld, clock: FixedClock) -> None:
    first = timed.say(ANNA, "een", chat_id=GROUP)["message"]["message_id"]
    second = timed.say(ANNA, "twee", chat_id=GROUP)["message"]["message_id"]
    clock.advance(timedelta(hours=48))
    assert ask(timed, "deleteMessage", chat_id=GROUP, message_id=first)["ok"] is True
    clock.advance(timedelta(seconds=1))
    late = ask(timed, "deleteMessage", chat_id=GROUP, message_id=second)
    assert late["description"] == "Bad Request: message can't be deleted for everyone"


def test_silence_for_a_time_ends(timed: PracticeWorld, clock: FixedClock) -> None:
    until = int(clock.now().timestamp()) + 3600
    silent = {"can_send_messages": False}
    ask(
        timed,
        "restrictChatMember",
        chat_id=GROUP,
        user_id=ANNA,
        permissions=silent,
        until_date=until,
    )
    with pytest.raises(RefusedError):
        timed.say(ANNA, "nog niet", chat_id=GROUP)
    clock.advance(timedelta(hours=1))
    assert timed.say(ANNA, "weer wel", chat_id=GROUP)["update_id"]


def test_updates_are_kept_for_a_day(timed: PracticeWorld, clock: FixedClock) -> None:
    timed.say(BRAM, "oud")
    clock.advance(timedelta(hours=23))
    timed.say(BRAM, "nieuw")
    assert len(ask(timed, "getUpdates")["result"]) == 2
    clock.advance(timedelta(hours=2))
    (left,) = ask(timed, "getUpdates")["result"]
    assert left["message"]["text"] == "nieuw"


def test_deleted_photo_is_gone_from_the_store(checked_practice: PracticeWorld) -> None:
    message = checked_practice.say(BRAM, photo=PIXEL)["message"]
    checked_practice.delete(BRAM, message["message_id"])
    file_id = message["photo"][-1]["file_id"]
    assert ask(checked_practice, "getFile", file_id=file_id)["ok"] is False


def test_edited_text_is_heard(checked_practice: PracticeWorld) -> None:
    number = checked_practice.say(BRAM, "gisteren")["message"]["message_id"]
    checked_practice.edit(BRAM, number, "eergisteren")
    assert checked_practice.updates()[-1]["edited_message"]["text"] == "eergisteren"


def test_unasked_kinds_are_not_queued(checked_practice: PracticeWorld) -> None:
    ask(checked_practice, "getUpdates", allowed_updates=["callback_query"])
    assert checked_practice.say(BRAM, "ongehoord")["update_id"] is None
    ask(checked_practice, "getUpdates", allowed_updates=[])
    assert checked_practice.say(BRAM, "gehoord")["update_id"] is not None


def test_negative_offset_forgets_what_is_older(checked_practice: PracticeWorld) -> None:
    for text in ("een", "twee", "drie"):
        checked_practice.say(BRAM, text)
    newest = ask(checked_practice, "getUpdates", offset=-1)["result"]
    assert [one["message"]["text"] for one in newest] == ["drie"]
    assert len(ask(checked_practice, "getUpdates")["result"]) == 1


def test_world_said_twice_is_the_same(checked_practice: PracticeWorld) -> None:
    checked_practice.say(ANNA, "blijft", chat_id=GROUP)
    ask(checked_practice, "banChatMember", chat_id=GROUP, user_id=ANNA)
    before = checked_practice.world()
    assert checked_practice.put(users=USERS, groups=GROUPS) == before
    assert checked_practice.messages(GROUP)[0].text == "blijft"
    banned = ask(checked_practice, "getChatMember", chat_id=GROUP, user_id=ANNA)["result"]
    assert banned["status"] == "kicked"


def test_anonymous_admin_and_topic_and_album(checked_practice: PracticeWorld) -> None:
    forum = -1_001_000_000_077
    group = {"id": forum, "title": "Met onderwerpen", "members": [ANNA], "admins": [BRAM]}
    checked_practice.put(groups=[group | {"is_forum": True}])
    checked_practice.say(BRAM, "anoniem", chat_id=forum, anonymous=True, message_thread_id=7)
    for _ in range(2):
        checked_practice.say(ANNA, photo=PIXEL, chat_id=forum, media_group_id="album")
    with pytest.raises(RefusedError):
        checked_practice.say(ANNA, "mag niet", chat_id=forum, anonymous=True)
    first, *album = ask(checked_practice, "getUpdates")["result"]
    assert first["message"]["sender_chat"]["id"] == forum
    assert first["message"]["is_topic_message"] is True
    assert {one["message"]["media_group_id"] for one in album} == {"album"}


def test_controls_say_what_was_wrong(checked_practice: PracticeWorld) -> None:
    with pytest.raises(RefusedError, match="not in this chat"):
        checked_practice.say(CARLA, "x", chat_id=GROUP)
    with pytest.raises(RefusedError, match="user not found"):
        checked_practice.say(999, "x")
    with pytest.raises(RefusedError, match="no such button"):
        checked_practice.press(BRAM, "Nergens")
    with pytest.raises(RefusedError, match="exactly one of"):
        checked_practice.control("say", user_id=BRAM, text="x", sticker="x")
    with pytest.raises(RefusedError, match="control: "):
        checked_practice.control("error", unknown=1)
    with pytest.raises(RefusedError, match="update not found"):
        checked_practice.redeliver(1)
