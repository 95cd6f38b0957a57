"""What people can ask about their own data."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from coop.kernel.clock import TIME_ZONE
from coop.privacy.queries import OwnCopy, own_copy, own_copy_to_read
from web.context import current_locale, look_up

bp = Blueprint("privacy", __name__)


@bp.get("/mijn-gegevens/alles.json")
def download_own() -> ResponseReturnValue:
    """Hand out everything about somebody, for another program to read."""
    return _attached(look_up(own_copy), "application/json", "json")


@bp.get("/mijn-gegevens/alles.pdf")
def download_own_to_read() -> ResponseReturnValue:
    """Hand out everything about somebody, to read."""
    copy = look_up(own_copy_to_read, locale=current_locale())
    return _attached(copy, "application/pdf", "pdf")


def _attached(copy: OwnCopy, mimetype: str, ending: str) -> Response:
    response = Response(copy.content, mimetype=mimetype)
    day = copy.made_at.astimezone(TIME_ZONE).date().isoformat()
    name = f"mijn-gegevens-{day}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
