"""The practice Telegram as tests use it: a client that plays residents, and one to start here."""

import asyncio
import base64
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import pytest
from aiohttp import web

from bots.practice.calls import Call
from bots.practice.server import PracticeOptions, make_app, start
from bots.practice.telegram import BotAccount
from coop.kernel.clock import SystemClock

#: A token as it might be; no real bot has it.
TOKEN = "700000001:practice-token-of-no-real-bot-at-all"
#: The smallest picture there is: one pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LOOK_AGAIN_AFTER = 0.02
#: How many seconds a thing may take on a machine that does other things as well.
PATIENCE = 60.0


class RefusedError(Exception):
    """The practice Telegram refused what a resident tried."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__(str(answer.get("description")))
        self.answer = answer


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeMessage:
    """A message in a chat; `text` is the text or caption, `body` Telegram's own object."""

    chat_id: int
    message_id: int
    sender_id: int
    text: str
    body: dict[str, Any]
    keyboard: dict[str, Any] | None
    deleted: bool
    reactions: dict[str, str]

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The buttons under it, row by row."""
        rows = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def labels(self) -> list[str]:
        return [str(button["text"]) for button in self.buttons]

    @property
    def keys(self) -> list[str]:
        """The labels of the keyboard under the typing field that came with it."""
        rows = (self.keyboard or {}).get("keyboard", [])
        return [str(button["text"]) for row in rows for button in row]


class PracticeWorld:
    """Plays residents in a running practice Telegram and looks at what the bot did.

    `base_url` is the practice server, e.g. `http://127.0.0.1:8001`; give the bot
    `COOP_TELEGRAM_API_URL=<base_url>`, or python-telegram-bot `bot_url` and `file_url`.
    """

    def __init__(self, base_url: str, *, token: str = TOKEN) -> None:
        self.base_url = base_url
        self.token = token
        self.bot_url = f"{base_url}/bot"
        self.file_url = f"{base_url}/file/bot"
        self.bot_id = int(token.partition(":")[0])
        self._client = httpx.Client(base_url=base_url, timeout=60, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    # --- the world

    def put(
        self,
        *,
        users: list[dict[str, Any]] | None = None,
        groups: list[dict[str, Any]] | None = None,
        places: list[dict[str, Any]] | None = None,
    ) -> dict[str, Any]:
        """Set residents, groups and spots; said twice it is the same."""
        world = {"users": users or [], "groups": groups or [], "places": places or []}
        result: dict[str, Any] = self._result(self._client.put("/control/world", json=world))
        return result

    def world(self) -> dict[str, Any]:
        result: dict[str, Any] = self._look("world")
        return result

    # --- what residents do

    def say(
        self,
        user_id: int,
        text: str | None = None,
        *,
        chat_id: int | None = None,
        photo: bytes | None = None,
        document: bytes | None = None,
        voice: bytes | None = None,
        file_name: str | None = None,
        location: tuple[float, float] | None = None,
        sticker: str | None = None,
        contact: dict[str, Any] | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        """Write or send something, in the own chat with the bot unless another is named.

        More: caption, reply_to, message_thread_id, media_group_id, anonymous. Gives the
        message and the number of the update (`update_id`; None when the bot does not hear it).
        """
        asked: dict[str, Any] = {"user_id": user_id, "text": text, "sticker": sticker, **more}
        asked |= {"chat_id": user_id if chat_id is None else chat_id, "contact": contact}
        for kind, content in (("photo", photo), ("document", document), ("voice", voice)):
            if content is not None:
                named = {"name": file_name} if file_name else {}
                asked[kind] = {"content": base64.b64encode(content).decode(), **named}
        if location is not None:
            asked["location"] = {"latitude": location[0], "longitude": location[1]}
        result: dict[str, Any] = self.control("say", **asked)
        return result

    def say_many(self, said: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Say a list of things (as the control API takes them) in one go."""
        result: list[dict[str, Any]] = self._result(self._client.post("/control/say", json=said))
        return result

    def press(
        self,
        user_id: int,
        label: str | None = None,
        *,
        chat_id: int | None = None,
        message_id: int | None = None,
        data: str | None = None,
    ) -> dict[str, Any]:
        """Press a button by label or data, on the newest message with it unless one is named.

        Gives `callback_query_id` and `update_id`, or `url` for a link.
        """
        result: dict[str, Any] = self.control(
            "press",
            user_id=user_id,
            chat_id=user_id if chat_id is None else chat_id,
            message_id=message_id,
            label=label,
            data=data,
        )
        return result

    def press_when_there(
        self, user_id: int, label: str, *, chat_id: int | None = None, seconds: float = PATIENCE
    ) -> dict[str, Any]:
        """Press a button as soon as the bot has sent it."""
        where = user_id if chat_id is None else chat_id
        self._until(
            lambda: any(label in [*one.labels, *one.keys] for one in self.messages(where)),
            f"a button {label!r} in chat {where}",
            seconds,
        )
        return self.press(user_id, label, chat_id=chat_id)

    def edit(self, user_id: int, message_id: int, text: str, *, chat_id: int | None = None) -> Any:
        where = user_id if chat_id is None else chat_id
        return self.control(
            "edit", user_id=user_id, chat_id=where, message_id=message_id, text=text
        )

    def delete(self, user_id: int, message_id: int, *, chat_id: int | None = None) -> Any:
        where = user_id if chat_id is None else chat_id
        return self.control("delete", user_id=user_id, chat_id=where, message_id=message_id)

    def block(self, user_id: int, *, blocked: bool = True) -> Any:
        return self.control("block", user_id=user_id, blocked=blocked)

    def join(self, user_id: int, chat_id: int, *, link: str | None = None) -> Any:
        return self.control("join", user_id=user_id, chat_id=chat_id, link=link)

    def leave(self, user_id: int, chat_id: int) -> Any:
        return self.control("leave", user_id=user_id, chat_id=chat_id)

    def place_bot(self, chat_id: int, status: str, *, by: int, **rights: bool) -> Any:
        """Let a resident add, promote, demote or remove the bot in a group."""
        return self.control("bot", chat_id=chat_id, status=status, by=by, rights=rights)

    def upgrade(self, chat_id: int) -> int:
        """Turn a group into a supergroup; gives its new number."""
        return int(self.control("upgrade", chat_id=chat_id)["chat_id"])

    # --- what goes wrong

    def redeliver(self, update_id: int) -> None:
        """Hand an update out once more under the same number, although it was confirmed."""
        self.control("redeliver", update_id=update_id)

    def error(self, method: str | None = None, *, times: int = 1, **what: Any) -> None:
        """Let the next calls go wrong.

        One of: error_code (with description, migrate_to_chat_id), retry_after (a 429),
        drop="before" or "after" (the line is cut before or after the call was handled),
        delay_seconds. `chat_id` limits it to one chat; `method="file"` is the download of a file.
        """
        self.control("error", method=method, times=times, **what)

    def no_more_errors(self) -> None:
        self.control("error", clear=True)

    def limit_speed(self, *, on: bool = True) -> None:
        """Let it answer 429 above 1 message/s a chat, 20/minute a group, 30/s in all."""
        self.control("limits", on=on)

    # --- what the bot did

    def messages(self, chat_id: int, *, deleted: bool = False) -> list[PracticeMessage]:
        """The messages of a chat, oldest first."""
        found = self._look("messages", chat_id=chat_id, deleted=int(deleted))
        return [_message(chat_id, one) for one in found]

    def last_message(self, chat_id: int) -> PracticeMessage:
        return self.messages(chat_id)[-1]

    def wait_for_message(
        self,
        chat_id: int,
        text: str = "",
        *,
        after: int = 0,
        button: str | None = None,
        seconds: float = PATIENCE,
    ) -> PracticeMessage:
        """The newest message of the bot with this in it (and this button); fails if none comes."""
        found: list[PracticeMessage] = []

        def look() -> bool:
            found[:] = [
                one
                for one in self.messages(chat_id)
                if one.sender_id == self.bot_id
                and one.message_id > after
                and text in one.text
                and (button is None or button in [*one.labels, *one.keys])
            ]
            return bool(found)

        self._until(look, f"a message with {text!r} and button {button!r} in {chat_id}", seconds)
        return found[-1]

    def wait_until_gone(self, chat_id: int, text: str, *, seconds: float = PATIENCE) -> None:
        """Wait until no message of the bot has this in it."""

        def is_gone() -> bool:
            own = [one for one in self.messages(chat_id) if one.sender_id == self.bot_id]
            return not [one for one in own if text in one.text]

        self._until(is_gone, f"no message with {text!r} in {chat_id}", seconds)

    def calls(self, method: str | None = None, *, after: int = 0) -> list[dict[str, Any]]:
        """What the bot asked: number, at, method, params, files, status, answer."""
        asked: dict[str, Any] = {"after": after} | ({"method": method} if method else {})
        result: list[dict[str, Any]] = self._look("calls", **asked)
        return result

    def callback(self, callback_query_id: str) -> dict[str, Any]:
        """What came of a pressed button: `answered`, and `answer` with text and show_alert."""
        result: dict[str, Any] = self._look("callback", id=callback_query_id)
        return result

    def wait_for_answer(
        self, callback_query_id: str, *, seconds: float = PATIENCE
    ) -> dict[str, Any]:
        """What the bot answered to a pressed button."""
        self._until(
            lambda: bool(self.callback(callback_query_id)["answered"]),
            f"an answer to button press {callback_query_id}",
            seconds,
        )
        answer: dict[str, Any] = self.callback(callback_query_id)["answer"]
        return answer

    def updates(self, *, limit: int = 50) -> list[dict[str, Any]]:
        """The newest updates, also confirmed ones."""
        result: list[dict[str, Any]] = self._look("updates", limit=limit)
        return result

    def wait_for_update(self, kind: str, *, seconds: float = PATIENCE) -> dict[str, Any]:
        """The newest update of this kind, for instance `callback_query`; its content."""
        found: list[dict[str, Any]] = []

        def look() -> bool:
            found[:] = [one[kind] for one in self.updates() if kind in one]
            return bool(found)

        self._until(look, f"an update of kind {kind}", seconds)
        return found[-1]

    def pending(self) -> int:
        """How many updates the bot did not confirm."""
        return int(self._look("pending"))

    def wait_until_heard(self, *, seconds: float = PATIENCE) -> None:
        """Wait until the bot confirmed every update."""
        self._until(lambda: self.pending() == 0, "no update pending", seconds)

    # --- inside

    def control(self, control: str, **asked: Any) -> Any:
        """Ask something of the control API."""
        sent = {key: value for key, value in asked.items() if value is not None}
        return self._result(self._client.post(f"/control/{control}", json=sent))

    def _look(self, what: str, **asked: Any) -> Any:
        return self._result(self._client.get(f"/control/{what}", params=asked))

    def _result(self, response: httpx.Response) -> Any:
        answer = response.json()
        if not answer["ok"]:
            raise RefusedError(answer)
        return answer["result"]

    def _until(self, is_so: Callable[[], bool], what: str, seconds: float) -> None:
        for _ in range(int(seconds / LOOK_AGAIN_AFTER)):
            if is_so():
                return
            time.sleep(LOOK_AGAIN_AFTER)
        pytest.fail(f"waited {seconds} s for {what}")


@contextmanager
def serve_in_thread(
    store_path: Path | None = None,
    *,
    port: int = 0,
    token: str = TOKEN,
    bot_username: str = "wijkcoop_bot",
    now: Callable[[], datetime] | None = None,
    observers: tuple[Callable[[Call], None], ...] = (),
    prefix: str = "",
) -> Iterator[PracticeWorld]:
    """A practice Telegram on a free port, in a thread of its own; in memory without a path.

    With a prefix it stands below a path of somebody's web server, as another Bot API server may.
    """
    options = PracticeOptions(
        bot=BotAccount(token=token, username=bot_username),
        now=now or SystemClock().now,
        store_path=store_path,
        observers=observers,
    )
    ready = threading.Event()
    started: dict[str, Any] = {}

    async def serve() -> None:
        app = make_app(options)
        if prefix:
            above = web.Application()
            above.add_subapp(prefix, app)
            app = above
        runner, taken = await start(app, port)
        stop = asyncio.Event()
        started.update(loop=asyncio.get_running_loop(), stop=stop, port=taken)
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(timeout=10), "the practice Telegram did not start"
    try:
        address = f"http://127.0.0.1:{started['port']}{prefix}"
        with PracticeWorld(address, token=token) as world:
            yield world
    finally:
        started["loop"].call_soon_threadsafe(started["stop"].set)
        thread.join(timeout=10)


def _message(chat_id: int, one: dict[str, Any]) -> PracticeMessage:
    body: dict[str, Any] = one["message"] or {}
    return PracticeMessage(
        chat_id=chat_id,
        message_id=one["message_id"],
        sender_id=one["sender_id"],
        text=str(body.get("text", body.get("caption", ""))),
        body=body,
        keyboard=one["keyboard"],
        deleted=one["deleted"],
        reactions=one["reactions"],
    )
