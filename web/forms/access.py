"""Secrets and marks around signing in, made from the request and the site's own key."""

import base64
import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

from flask import request, session

from coop.people.rules import code_from, device_of
from web.context import current_coop, current_settings

BROWSER = "browser"
ASKED_FOR = "asked_for"
NEXT = "next"
#: What Flask-WTF draws for each browser and keeps in its signed cookie.
COOKIE_OWN = "csrf_token"
#: A provider hands a household a whole IPv6 network of this size.
HOUSEHOLD_BITS = 64


def keyed(purpose: str, *parts: str) -> str:
    """Return 256 bits that only this site can make, the same for the same parts."""
    message = "\0".join((purpose, *parts)).encode()
    key = current_settings().secret_key.encode()
    # As short as a drawn token: a link into Telegram takes 64 characters.
    made = base64.urlsafe_b64encode(hmac.new(key, message, hashlib.sha256).digest())
    return made.rstrip(b"=").decode()


def secret_of_form(purpose: str, *parts: str) -> str:
    """Return a secret that a double click makes twice alike.

    The browser keeps the answer to the second click; the use case ran at the first. Were the
    secret drawn anew, the browser would hold one that opens nothing. It follows from the
    cookie too: whoever saw a form's token and sends it from elsewhere gets nothing with it.
    """
    form_token = request.form.get("form_token", "")
    if not form_token:
        return current_coop().chance.new_token()
    return keyed(purpose, form_token, str(session.get(COOKIE_OWN, "")), *parts)


def browser_secret() -> str | None:
    """Return the secret by which this browser is known as the one that asked."""
    secret = session.get(BROWSER)
    return secret if isinstance(secret, str) else None


def asking_secret() -> str:
    """Return the browser's secret, or the one it will get with the answer to this form."""
    return browser_secret() or secret_of_form("browser")


def remember_asking(secret: str, email: str) -> None:
    """Let the browser keep its secret, and what was typed, until somebody comes in."""
    session[BROWSER] = secret
    session[ASKED_FOR] = email


def code_of_form(purpose: str, *parts: str) -> str:
    """Return a short code for paper, which a double click makes twice alike too."""
    return code_from(secret_of_form(purpose, *parts))


def device_name() -> str:
    """Return what this browser is called, for the list of where somebody is signed in."""
    return device_of(request.headers.get("User-Agent", ""))


def origin_mark() -> str:
    """Return a mark of the network address that asks; nobody can compute it back.

    The site listens on loopback behind a proxy, so only that proxy can say who is calling;
    from anywhere else the header is somebody's own invention.
    """
    text = request.remote_addr or ""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if forwarded and _is_loopback(text):
        text = forwarded.split(",")[-1].strip()
    return keyed("origin", _household(text))


def _is_loopback(text: str) -> bool:
    try:
        return ip_address(text).is_loopback
    except ValueError:
        return False


def _household(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, HOUSEHOLD_BITS), strict=False))
    return str(address)
