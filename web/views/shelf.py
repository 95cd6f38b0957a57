"""The shelf "Stukken"."""

import uuid
from http import HTTPStatus

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import InvalidInputError
from coop.kernel.permissions import Permission
from coop.shelf.queries import paper_file, shelf_view
from coop.shelf.rules import LARGEST_PAPER, Audience, PaperKind
from coop.shelf.services import add_paper, remove_paper
from coop.wording.catalogue import say
from coop.wording.shelf import AUDIENCES, KINDS
from web.context import carry_out, current_actor, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.files import pdf_answer
from web.uploads import takes_up_to

bp = Blueprint("shelf", __name__, url_prefix="/stukken")

FIELDS = ("title", "kind", "year", "audience")
#: A form around the largest file still fits.
LARGEST_FORM = LARGEST_PAPER + 64 * 1024


@bp.app_template_filter("paper_kind")
def kind_name(kind: str) -> str:
    """Say what a paper is."""
    return say(KINDS[kind], current_locale())


@bp.app_template_filter("audience_name")
def audience_name(audience: str) -> str:
    """Say for whom a paper is."""
    return say(AUDIENCES[audience], current_locale())


@bp.get("")
def show() -> ResponseReturnValue:
    """Show the papers the reader may see."""
    return _shelf()


@bp.get("/<uuid:paper_id>")
def read(paper_id: uuid.UUID) -> Response:
    """Give one paper."""
    paper = look_up(paper_file, paper_id=paper_id)
    return pdf_answer(paper.content, paper.title)


@bp.post("")
@takes_up_to(LARGEST_FORM)
def add() -> ResponseReturnValue:
    """Put a paper on the shelf."""
    current_actor().require(Permission.SHELF_PAPER_MANAGE)
    file = request.files.get("paper")
    kind, audience = _choices()
    try:
        carry_out(
            add_paper,
            title=form_text("title", longest=200),
            kind=kind,
            year=request.form.get("year", 0, type=int),
            audience=audience,
            content=file.read() if file else b"",
        )
    except InvalidInputError as refusal:
        return _shelf(refusal)
    return redirect(url_for("shelf.show"), HTTPStatus.SEE_OTHER)


@bp.post("/<uuid:paper_id>/weg")
def remove(paper_id: uuid.UUID) -> ResponseReturnValue:
    """Take a paper off the shelf."""
    carry_out(remove_paper, paper_id=paper_id)
    return redirect(url_for("shelf.show"), HTTPStatus.SEE_OTHER)


def _choices() -> tuple[PaperKind, Audience]:
    try:
        return PaperKind(request.form["kind"]), Audience(request.form["audience"])
    except ValueError:
        # A choice that no page of ours offers.
        abort(HTTPStatus.BAD_REQUEST)


def _shelf(refusal: InvalidInputError | None = None) -> ResponseReturnValue:
    page = render_template(
        "shelf/shelf.html",
        years=look_up(shelf_view),
        kinds=tuple(PaperKind),
        audiences=tuple(Audience),
        typed={name: form_text(name, longest=200) for name in FIELDS},
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)
