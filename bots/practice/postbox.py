"""The Postvak: every mail that went out, readable in the browser."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from gettext import gettext
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web
from babel.dates import format_datetime, format_time
from markupsafe import Markup

from bots.practice import pages
from bots.practice.mails import Fault, Mail, MailStore, answer_to, split_links
from coop.kernel.clock import SystemClock

PAGE_SIZE = 50
LONGEST_WAIT = 30.0
LONGEST_NUMBER = 15
LOOK_AGAIN_AFTER = 0.05
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
#: A mail's own layout stands in a frame; otherwise as every practice page.
PAGE_POLICY = pages.PAGE_POLICY + "; frame-src 'self'"
#: A mail is somebody else's HTML: nothing runs, nothing is fetched, links open beside it.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
    " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)
MAIL_BASE = '<base target="_blank">'
STORE: web.AppKey[MailStore] = web.AppKey("postbox_store", MailStore)
NOW: web.AppKey[Callable[[], datetime]] = web.AppKey("postbox_now")
LONGEST_ANSWER = 5000

routes = web.RouteTableDef()


def add_postbox(
    app: web.Application, store_path: Path, *, now: Callable[[], datetime] | None = None
) -> None:
    """Mount the post box's pages and its control on the practice server."""
    app[STORE] = MailStore(store_path)
    app[NOW] = now or SystemClock().now
    app.add_routes(routes)


@routes.get("/post")
async def show_list(request: web.Request) -> web.Response:
    """Show what went out, newest first."""
    store = request.app[STORE]
    recipient = request.query.get("to", "").strip() or None
    lines = await asyncio.to_thread(
        store.lines,
        recipient=recipient,
        before=_number(request.query.get("before")),
        limit=PAGE_SIZE + 1,
    )
    shown = lines[:PAGE_SIZE]
    return _page(
        "post/list.html",
        days=[list(day) for _, day in groupby(shown, key=lambda line: _day(line.received_at))],
        oldest=shown[-1].seq if shown else None,
        has_older=len(lines) > PAGE_SIZE,
        is_first_page="before" not in request.query,
        recipient=recipient,
        recipients=await asyncio.to_thread(store.recipients),
    )


@routes.get(r"/post/mail/{seq:\d{1,15}}")
async def show_mail(request: web.Request) -> web.Response:
    """Show one mail, as text unless its layout is asked for."""
    mail = await _mail(request)
    wants_layout = mail.html is not None and request.query.get("as") == "html"
    return _page(
        "post/mail.html", mail=mail, wants_layout=wants_layout, pieces=split_links(mail.text)
    )


@routes.post(r"/post/mail/{seq:\d{1,15}}/antwoord")
async def answer_mail(request: web.Request) -> web.Response:
    """Answer a mail as its receiver would; it comes in where answers are read."""
    mail = await _mail(request)
    text = str((await request.post()).get("text", "")).strip()
    if not mail.reply_to or not text:
        raise web.HTTPBadRequest(text=gettext("Typ eerst een antwoord."))
    sent_at = request.app[NOW]()
    await asyncio.to_thread(
        request.app[STORE].keep,
        raw=answer_to(mail, text[:LONGEST_ANSWER], sent_at=sent_at).as_bytes(),
        sender=mail.recipients[0],
        recipients=[mail.reply_to],
        received_at=sent_at,
    )
    raise web.HTTPSeeOther("/post")


@routes.get(r"/post/mail/{seq:\d{1,15}}/layout")
async def show_layout(request: web.Request) -> web.Response:
    """Give the mail's own HTML, locked in."""
    mail = await _mail(request)
    if mail.html is None:
        raise web.HTTPNotFound
    return web.Response(
        text=_with_base(mail.html),
        content_type="text/html",
        headers={"Content-Security-Policy": MAIL_POLICY, "X-Content-Type-Options": "nosniff"},
    )


@routes.get(r"/post/mail/{seq:\d{1,15}}/file/{number:\d{1,3}}")
async def download_attachment(request: web.Request) -> web.Response:
    """Give one attachment to save."""
    mail = await _mail(request)
    number = int(request.match_info["number"])
    if not 1 <= number <= len(mail.attachments):
        raise web.HTTPNotFound
    attachment = mail.attachments[number - 1]
    safe_name = re.sub(r"[^\w.-]+", "-", attachment.name, flags=re.ASCII)
    return web.Response(
        body=attachment.content,
        content_type=attachment.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{safe_name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@routes.get("/control/mail")
async def list_for_tests(request: web.Request) -> web.Response:
    """Give mails as JSON; with `wait`, hold the answer until there is one."""
    store = request.app[STORE]
    look = partial(
        store.since,
        _number(request.query.get("since")) or 0,
        recipient=request.query.get("to") or None,
    )
    wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)
    for _ in range(int(wait / LOOK_AGAIN_AFTER)):
        if await asyncio.to_thread(look):
            break
        await asyncio.sleep(LOOK_AGAIN_AFTER)
    mails = await asyncio.to_thread(look)
    return web.json_response([_as_json(mail) for mail in mails])


@routes.post("/control/smtp-error")
async def plan_fault(request: web.Request) -> web.Response:
    """Let the next mails fail: `{"kind": "451", "to": …}`; the kinds are those of `Fault`."""
    try:
        wish = await request.json()
        fault, count = Fault(wish["kind"]), int(wish.get("count", 1))
    except (ValueError, KeyError, TypeError, AttributeError):
        kinds = ", ".join(Fault)
        raise web.HTTPBadRequest(text=f"kind: one of {kinds}; count: a number") from None
    await asyncio.to_thread(
        request.app[STORE].plan_fault, fault, count=count, recipient=wish.get("to")
    )
    return web.json_response({"ok": True})


async def _mail(request: web.Request) -> Mail:
    seq = int(request.match_info["seq"])
    mail = await asyncio.to_thread(request.app[STORE].mail, seq)
    if mail is None:
        raise web.HTTPNotFound
    return mail


def _page(template: str, **values: object) -> web.Response:
    # A link in a mail may hold a token; the headers tell no page it leads to of it.
    response = pages.page(template, status=200, **values)
    response.headers["Content-Security-Policy"] = PAGE_POLICY
    return response


def _with_base(html: str) -> str:
    head = re.search(r"<head[^>]*>", html, flags=re.IGNORECASE)
    if head is None:
        return MAIL_BASE + html
    return html[: head.end()] + MAIL_BASE + html[head.end() :]


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def _as_json(mail: Mail) -> dict[str, object]:
    return {
        "seq": mail.seq,
        "from": mail.sender,
        "to": list(mail.recipients),
        "subject": mail.subject,
        "text": mail.text,
        "html": mail.html,
        "links": list(mail.links),
        "message_id": mail.message_id,
        "headers": [list(header) for header in mail.headers],
        "attachments": [attachment.name for attachment in mail.attachments],
    }


def _day(instant: datetime) -> str:
    return format_datetime(
        instant.astimezone(AMSTERDAM), "EEEE d MMMM y", locale="nl", tzinfo=AMSTERDAM
    )


def _time(instant: datetime) -> str:
    return format_time(instant.astimezone(AMSTERDAM), "HH.mm", locale="nl", tzinfo=AMSTERDAM)


def _soft(address: str) -> Markup:
    """Let a long address break behind its @ on a narrow screen."""
    return Markup("@<wbr>").join(address.split("@"))


pages.TEMPLATES.filters["soft"] = _soft
pages.TEMPLATES.filters["day"] = _day
pages.TEMPLATES.filters["time"] = _time
