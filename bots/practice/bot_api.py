"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
import json
import re

from aiohttp import web
from aiohttp.web_request import FileField

from bots.practice.answers import Json, RefusalError, bad_request, conflict, dumps
from bots.practice.calls import Call
from bots.practice.faults import Fault
from bots.practice.files import MOST_DOWNLOAD
from bots.practice.methods.table import BY_LOWER_NAME, METHODS
from bots.practice.params import Params, Upload
from bots.practice.telegram import PracticeTelegram
from bots.practice.updates import MOST_AT_ONCE

TELEGRAM = web.AppKey("telegram", PracticeTelegram)
LONGEST_POLL = 50
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


def add_bot_api(app: web.Application) -> None:
    """Let an application answer as the Bot API does."""
    for way in ("GET", "POST"):
        app.router.add_route(way, "/bot{token}/{method}", answer_method)
        app.router.add_route(way, "/bot{token}/test/{method}", answer_method)
    app.router.add_get("/file/bot{token}/{path:.+}", answer_file)


async def answer_method(request: web.Request) -> web.StreamResponse:
    """Answer one call of the bot."""
    telegram = request.app[TELEGRAM]
    name = request.match_info["method"]
    method = BY_LOWER_NAME.get(name.lower(), name)
    params = Params()
    fault: Fault | None = None
    try:
        check_token(telegram, request.match_info["token"])
        params = await read_params(request)
        chat_id = params.values.get("chat_id")
        fault = telegram.faults.take(method, chat_id)
        if fault is not None:
            await _suffer(fault)
        telegram.limits.check(method, chat_id)
        text = await _perform(telegram, method, params)
        status = 200
    except RefusalError as refusal:
        text, status = dumps(refusal.answer()), refusal.error_code
    except ConnectionAbortedError:
        _note(telegram, method, params, 0, '{"ok":false,"description":"dropped before"}')
        return _cut(request)
    _note(telegram, method, params, status, text)
    if fault is not None and fault.drop == "after":
        return _cut(request)
    return web.Response(text=text, status=status, content_type="application/json")


async def answer_file(request: web.Request) -> web.StreamResponse:
    """Give a file to the bot."""
    try:
        content = await _content(request)
    except RefusalError as refusal:
        text = dumps(refusal.answer())
        return web.Response(text=text, status=refusal.error_code, content_type="application/json")
    except ConnectionAbortedError:
        return _cut(request)
    return web.Response(body=content, content_type="application/octet-stream")


async def _content(request: web.Request) -> bytes:
    telegram = request.app[TELEGRAM]
    check_token(telegram, request.match_info["token"])
    fault = telegram.faults.take("file", None)
    if fault is not None:
        await _suffer(fault)
    found = telegram.files.content(request.match_info["path"])
    if found is None:
        raise RefusalError(404, "Not Found")
    if len(found[0]) > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return found[0]


def check_token(telegram: PracticeTelegram, token: str) -> None:
    """Refuse a wrong token: not found when it is none at all, unauthorised when not ours."""
    if not _TOKEN.fullmatch(token):
        raise RefusalError(404, "Not Found")
    if token != telegram.bot.token:
        raise RefusalError(401, "Unauthorized")


async def read_params(request: web.Request) -> Params:
    """Read what came in the address and in the body, however it was packed."""
    params = Params(values=dict(request.query))
    if request.method != "POST":
        return params
    if request.content_type == "application/json":
        try:
            sent = json.loads(await request.read() or b"{}")
        except ValueError:
            raise bad_request("can't parse request parameters JSON object") from None
        if not isinstance(sent, dict):
            raise bad_request("can't parse request parameters JSON object")
        params.values |= sent
        return params
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            params.uploads[name] = Upload(
                name=value.filename or name,
                mime_type=value.content_type or "application/octet-stream",
                content=value.file.read(),
            )
        else:
            params.values[name] = value if isinstance(value, str) else bytes(value).decode()
    return params


async def _perform(telegram: PracticeTelegram, method: str, params: Params) -> str:
    if method.lower() == "getupdates":
        return await _get_updates(telegram, params)
    act = METHODS.get(method)
    if act is None:
        raise RefusalError(404, "Not Found: method not found")
    with telegram.store.change():
        result = act(telegram, params)
    return dumps({"ok": True, "result": result})


async def _get_updates(telegram: PracticeTelegram, params: Params) -> str:
    if telegram.store.setting("webhook"):
        raise conflict(
            "can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first"
        )
    kinds = params.items("allowed_updates")
    if kinds is not None:
        telegram.updates.allow([str(kind) for kind in kinds])
    limit = params.integer("limit")
    ready = await telegram.updates.take(
        params.integer("offset") or 0,
        max(1, min(MOST_AT_ONCE if limit is None else limit, MOST_AT_ONCE)),
        max(0, min(params.integer("timeout") or 0, LONGEST_POLL)),
        telegram.unix_time(),
    )
    return f'{{"ok":true,"result":[{",".join(ready)}]}}'


async def _suffer(fault: Fault) -> None:
    """Let happen what was ordered: wait, cut the line, or refuse."""
    if fault.delay_seconds:
        await asyncio.sleep(fault.delay_seconds)
    if fault.drop == "before":
        raise ConnectionAbortedError
    refusal = fault.refusal()
    if refusal is not None:
        raise refusal


def _cut(request: web.Request) -> web.StreamResponse:
    """Close the line without a word, as a broken network does."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _note(telegram: PracticeTelegram, method: str, params: Params, status: int, text: str) -> None:
    if method.lower() == "getupdates":
        method = "getUpdates"
        if text == '{"ok":true,"result":[]}' and not telegram.calls.observers:
            return
    answer: Json = json.loads(text)
    telegram.calls.add(
        Call(
            number=telegram.calls.next_number(),
            at=telegram.now(),
            method=method,
            params=dict(params.values),
            files={name: upload.name for name, upload in params.uploads.items()},
            status=status,
            answer=answer,
        )
    )
