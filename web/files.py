"""Answers that are files."""

import re
import unicodedata

from flask import Response

_OTHER = re.compile(r"[^a-z0-9]+")


def file_name_of(title: str) -> str:
    """Return a name for a file that every system takes: "notulen-voorjaar-2026"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain).strip("-")[:80] or "stuk"


def file_answer(content: bytes, name: str, mimetype: str) -> Response:
    """Answer with a file to keep; no copy stays behind in a shared browser."""
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def pdf_answer(content: bytes, title: str) -> Response:
    """Answer with a PDF, called after what it is."""
    return file_answer(content, f"{file_name_of(title)}.pdf", "application/pdf")


def picture_answer(content: bytes) -> Response:
    """Answer with a photo of somebody's report: shown as nothing but a picture, kept nowhere."""
    response = Response(content, mimetype="image/jpeg")
    response.headers["Content-Disposition"] = 'inline; filename="foto.jpg"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
