"""Whose second step stands, for the board, and taking a lost one away by two together."""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.people.queries.second import officers_view
from coop.people.services.resets import confirm_reset, propose_reset, refuse_reset
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, look_up
from web.errors import message_of, status_of

bp = Blueprint("second_board", __name__, url_prefix="/tweede-stap/functies")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show everybody whose function waits for a second step."""
    return _page()


def _page(*, error: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "second/officers.html",
        officers=look_up(officers_view),
        error=message_of(error) if error else None,
    )
    return page, status_of(error) if error else HTTPStatus.OK


@bp.post("/<uuid:person_id>/weghalen")
def propose(person_id: uuid.UUID) -> ResponseReturnValue:
    """Ask another board member to take somebody's second step away."""
    try:
        carry_out(propose_reset, person_id=person_id)
    except CoopError as error:
        return _page(error=error)
    return _done(N_("Gevraagd. Een ander bestuurslid moet nog ja zeggen."))


@bp.post("/verzoek/<uuid:reset_id>/ja")
def confirm(reset_id: uuid.UUID) -> ResponseReturnValue:
    """Take it away, as another board member asked."""
    try:
        carry_out(confirm_reset, reset_id=reset_id)
    except CoopError as error:
        return _page(error=error)
    return _done(N_("De tweede stap is weg. Bij het inloggen komt er een nieuwe."))


@bp.post("/verzoek/<uuid:reset_id>/nee")
def refuse(reset_id: uuid.UUID) -> ResponseReturnValue:
    """Turn the wish down, or take one's own back."""
    try:
        carry_out(refuse_reset, reset_id=reset_id)
    except CoopError as error:
        return _page(error=error)
    return _done(N_("Het verzoek is weg. Er is niets veranderd."))


def _done(sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("second_board.show"), HTTPStatus.SEE_OTHER)
