"""What the pages of the register share: their blueprint, filters of templates, and files."""

from flask import Blueprint, Response

from coop.membership.rules import Column
from coop.wording.catalogue import say
from coop.wording.joining import WORDS
from coop.wording.membership import COLUMNS
from web.context import current_locale

bp = Blueprint("membership", __name__)


@bp.app_template_filter("postcode")
def _spaced(postcode: str) -> str:
    """Write a postcode as people do: "5099 AB"."""
    return f"{postcode[:4]} {postcode[4:]}".strip()


@bp.app_template_filter("asked")
def _asked(step: str) -> str:
    """Return what a question to who wants to become a member is called."""
    return say(WORDS[step].label, current_locale())


@bp.app_template_filter("asked_hint")
def _asked_hint(step: str) -> str:
    """Return what helps to answer it."""
    return say(WORDS[step].hint, current_locale())


@bp.app_template_filter("column_name")
def _column_name(column: Column) -> str:
    """Return what a list calls a column."""
    return say(COLUMNS[column], current_locale())


def csv_file(text: str, name: str) -> Response:
    """Return a list as a file that a Dutch spreadsheet program opens with all its letters."""
    response = Response(text.encode("utf-8-sig"), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
