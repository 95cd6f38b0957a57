"""What is kept here and why, for everybody; and what people can ask about their own data."""

from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.privacy.errors import TooManyRequestsError
from coop.privacy.queries.copies import OwnCopy, own_copy, own_copy_to_read
from coop.privacy.queries.desk import statement_view
from coop.privacy.rules.requests import LONGEST_TEXT, Relation, RequestKind
from coop.privacy.services import send_request
from coop.wording.catalogue import N_, say
from coop.wording.privacy import COLUMNS, TABLES
from coop.wording.privacy_desk import KINDS, RELATIONS
from coop.wording.privacy_statement import EASY, FULL, QUESTIONS, TITLES
from web.context import carry_out, current_actor, current_locale, look_up
from web.errors import status_of
from web.forms.access import origin_mark
from web.forms.own import Typed
from web.forms.privacy import chosen, read_request, refuse

bp = Blueprint("privacy", __name__)

#: What the address says of the level of the words.
FULL_WORDS = "volledig"


@bp.get("/privacy")
def show() -> ResponseReturnValue:
    """Show the privacy statement, in easy words or with the law beside it."""
    is_full = request.args.get("uitleg") == FULL_WORDS
    actor = current_actor()
    return render_template(
        "privacy/statement.html",
        statement=look_up(statement_view),
        is_full=is_full,
        words=FULL if is_full else EASY,
        titles=TITLES,
        questions=QUESTIONS,
        tables=TABLES,
        columns=COLUMNS,
        may_handle=actor.holds(Permission.PRIVACY_REQUEST_HANDLE),
        may_handle_breaches=actor.holds(Permission.PRIVACY_BREACH_HANDLE),
        may_see_terms=actor.holds(Permission.PRIVACY_RETENTION_READ),
        may_list=actor.holds(Permission.PRIVACY_PROCESSOR_MANAGE),
    )


@bp.get("/privacy/verzoek")
def ask() -> ResponseReturnValue:
    """Ask what somebody wants to know or to have changed."""
    typed = Typed({"kind": "", "relation": "", "name": current_actor().name})
    return _request_page(typed)


def _request_page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    page = render_template(
        "privacy/request.html",
        typed=typed,
        kinds=choices(KINDS),
        relations=choices(RELATIONS),
        longest=LONGEST_TEXT,
    )
    return page, status


def choices(words: dict[str, str]) -> list[dict[str, str]]:
    """Return choices as forms show them."""
    return [
        {"value": value, "label": say(label, current_locale())} for value, label in words.items()
    ]


@bp.post("/privacy/verzoek")
def send() -> ResponseReturnValue:
    """Take a request in and say until when the answer may take."""
    typed = read_request()
    kind = chosen(typed, "kind", RequestKind)
    relation = chosen(typed, "relation", Relation)
    if kind is None or relation is None:
        return _request_page(typed, HTTPStatus.BAD_REQUEST)
    try:
        number = carry_out(
            send_request,
            kind=kind,
            relation=relation,
            name=typed.values["name"],
            email=typed.values["email"],
            text=typed.values["text"],
            origin=origin_mark(),
        )
    except CoopError as error:
        refuse(typed, error)
        too_many = isinstance(error, TooManyRequestsError)
        return _request_page(typed, HTTPStatus.TOO_MANY_REQUESTS if too_many else status_of(error))
    sent = N_("Uw verzoek is binnen, met nummer %(number)s. U krijgt een mail.")
    flash(say(sent, current_locale(), number=number), "success")
    return redirect(url_for("privacy.show"), HTTPStatus.SEE_OTHER)


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
