"""Who stands for election: named by the board, telling the members, showing a face."""

import uuid
from http import HTTPStatus

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from coop.assembly.queries import candidate_photo, candidate_view
from coop.assembly.services import (
    accept_candidacy,
    nominate_candidate,
    show_photo,
    withdraw_candidacy,
)
from coop.kernel.errors import CoopError
from web.context import carry_out, form_text, look_up
from web.errors import message_of, status_of
from web.forms.motions import LONGEST_PASTED, read_count
from web.views.assembly.blueprint import bp
from web.views.assembly.motions import REFUSALS, item_page, to_item


@bp.post("/<uuid:meeting_id>/punt/<uuid:item_id>/kandidaat")
def nominate(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Name a member for the board."""
    try:
        carry_out(nominate_candidate, item_id=item_id, number=read_count("number"))
    except REFUSALS as refusal:
        return item_page(meeting_id, item_id, refusal)
    return to_item(meeting_id, item_id)


@bp.get("/kandidaat/<uuid:candidate_id>")
def show_candidacy(candidate_id: uuid.UUID) -> ResponseReturnValue:
    """Show one's own candidacy."""
    return _page(candidate_id)


@bp.post("/kandidaat/<uuid:candidate_id>")
def accept(candidate_id: uuid.UUID) -> ResponseReturnValue:
    """Say yes and tell the members who one is."""
    statement = form_text("statement", longest=LONGEST_PASTED)
    try:
        carry_out(accept_candidacy, candidate_id=candidate_id, statement=statement)
    except REFUSALS as refusal:
        return _page(candidate_id, refusal)
    return _to_candidacy(candidate_id)


@bp.post("/kandidaat/<uuid:candidate_id>/foto")
def send_photo(candidate_id: uuid.UUID) -> ResponseReturnValue:
    """Put one's portrait beside one's candidacy."""
    file: FileStorage | None = request.files.get("photo")
    try:
        carry_out(show_photo, candidate_id=candidate_id, content=file.read() if file else b"")
    except REFUSALS as refusal:
        return _page(candidate_id, refusal)
    return _to_candidacy(candidate_id)


@bp.post("/kandidaat/<uuid:candidate_id>/terugtrekken")
def step_back(candidate_id: uuid.UUID) -> ResponseReturnValue:
    """Stand no longer."""
    try:
        carry_out(withdraw_candidacy, candidate_id=candidate_id)
    except REFUSALS as refusal:
        return _page(candidate_id, refusal)
    return _to_candidacy(candidate_id)


@bp.get("/foto/<uuid:photo_id>")
def show_portrait(photo_id: uuid.UUID) -> ResponseReturnValue:
    """Give a candidate's portrait; its address is its own and cannot be guessed."""
    response = Response(look_up(candidate_photo, photo_id=photo_id), mimetype="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.headers["Content-Disposition"] = "inline; filename=portret.jpg"
    return response


def _page(candidate_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "assembly/candidacy.html",
        seen=look_up(candidate_view, candidate_id=candidate_id),
        typed=form_text("statement", longest=LONGEST_PASTED),
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _to_candidacy(candidate_id: uuid.UUID) -> ResponseReturnValue:
    address = url_for("assembly.show_candidacy", candidate_id=candidate_id)
    return redirect(address, HTTPStatus.SEE_OTHER)
