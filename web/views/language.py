"""The language a reader wants, on these pages and, when known here, in messages too."""

from http import HTTPStatus

from flask import Blueprint, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.permissions import ActorKind
from coop.people.services import choose_language
from coop.wording.catalogue import LOCALES
from web.context import SESSION_LOCALE, carry_out, current_actor, own_path

bp = Blueprint("language", __name__)


@bp.post("/taal")
def choose() -> ResponseReturnValue:
    """Keep the reader's language and go back to the page."""
    language = request.form.get("language", "")
    if language in LOCALES:
        session[SESSION_LOCALE] = language
        session.permanent = True
        if current_actor().kind is ActorKind.PERSON:
            carry_out(choose_language, language=language)
    back = own_path(request.form.get("back", ""), url_for("home.show"))
    return redirect(back, HTTPStatus.SEE_OTHER)
