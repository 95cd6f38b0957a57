"""Where Telegram brings updates itself, for who would rather not fetch them (webhook mode)."""

import hmac
from http import HTTPStatus

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from coop.inbox.services import store_updates
from coop.kernel.permissions import SYSTEM
from web.context import current_coop, current_settings

bp = Blueprint("telegram", __name__)
#: Telegram's own name for it.
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name


@bp.post("/telegram/webhook")
def receive() -> ResponseReturnValue:
    """Keep an update in the inbox, as fetching does; the worker handles it from there.

    Telegram brings it again unless it is answered, so it is answered only once it is kept.
    """
    secret = current_settings().telegram_webhook
    if secret is None:
        abort(HTTPStatus.NOT_FOUND)
    if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret.encode()):
        abort(HTTPStatus.FORBIDDEN)
    update = request.get_json(silent=True)
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        abort(HTTPStatus.BAD_REQUEST)
    current_coop().run(store_updates, SYSTEM, updates=[update])
    return "", HTTPStatus.NO_CONTENT
