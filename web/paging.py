"""Leafing through a long list: which page is asked for, and how one jumps to another."""

from urllib.parse import parse_qsl, urlsplit

from flask import Flask, request

LONGEST_PAGE_TYPED = 6


def page_asked() -> int:
    """Return the page that the address names, or the first."""
    typed = request.args.get("page", "1").strip()
    return int(typed[:LONGEST_PAGE_TYPED]) if typed.isascii() and typed.isdecimal() else 1


def form_of(url: str) -> tuple[str, list[tuple[str, str]]]:
    """Return an address as a form asks for it: where it goes, and what goes along unseen."""
    parts = urlsplit(url)
    return parts.path, parse_qsl(parts.query)


def init_app(app: Flask) -> None:
    """Let templates jump to a page."""
    app.jinja_env.globals.update(form_of=form_of)
