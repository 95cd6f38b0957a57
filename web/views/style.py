"""How the website looks: its accent, light or dark, and in practice a page with every part."""

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.context import current_settings, own_path
from web.frame import SCHEME_COOKIE, SCHEMES
from web.static_files import A_YEAR_IN_SECONDS
from web.theme import is_colour, style_sheet

bp = Blueprint("style", __name__)

ICONS = Path(__file__).parents[1] / "assets" / "icons"


@bp.get("/thema/<accent>.css")
def show_theme(accent: str) -> ResponseReturnValue:
    """Give the style sheet of one accent; its address holds all it depends on."""
    if not is_colour(accent):
        abort(HTTPStatus.NOT_FOUND)
    response = Response(style_sheet(accent), mimetype="text/css")
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR_IN_SECONDS}, immutable"
    return response


@bp.post("/weergave")
def choose_scheme() -> ResponseReturnValue:
    """Keep the reader's choice of light or dark in this browser and go back."""
    scheme = request.form.get("scheme", "")
    response = redirect(
        own_path(request.form.get("back", ""), url_for("home.show")), HTTPStatus.SEE_OTHER
    )
    if scheme in SCHEMES:
        response.set_cookie(
            SCHEME_COOKIE,
            scheme,
            max_age=A_YEAR_IN_SECONDS,
            secure=current_settings().secure,
            httponly=True,
            samesite="Lax",
        )
    return response


@bp.get("/stijl")
def show_style() -> ResponseReturnValue:
    """Show every macro in every state; only in the practice environment."""
    if not current_settings().practice:
        abort(HTTPStatus.NOT_FOUND)
    icons = sorted(path.stem for path in ICONS.glob("*.svg"))
    return render_template("style.html", icons=icons)
