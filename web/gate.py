"""The gate before every page: what belongs to a part that is off is not there (C23)."""

from flask import Flask, request

from coop.parts.errors import PartOffError
from coop.parts.rules import part_of_address
from web.context import current_parts_off


def init_app(app: Flask) -> None:
    """Look at every request before its view does."""
    app.before_request(_refuse_what_is_off)


def _refuse_what_is_off() -> None:
    part = part_of_address(request.endpoint or "")
    if part is not None and part in current_parts_off():
        raise PartOffError(parts=(part,))
