"""How one leaves: for everybody to read, and for a member to do (BW 2:35 lid 6)."""

from datetime import date
from http import HTTPStatus

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import ConflictError
from coop.membership.queries import leaving_view
from coop.membership.services import resign
from coop.wording.catalogue import N_, say
from coop.wording.lifecycle import TOWARDS
from web.context import carry_out, current_locale, look_up
from web.errors import message_of, status_of
from web.views.membership.blueprint import bp


@bp.get("/lidmaatschap-opzeggen")
def leave() -> ResponseReturnValue:
    """Show how one resigns, and the last day of who does it today."""
    return _page()


def _page(*, error: str | None = None, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    page = render_template(
        "membership/leave.html", seen=look_up(leaving_view), towards=TOWARDS, error=error
    )
    return page, status


@bp.post("/lidmaatschap-opzeggen")
def resign_now() -> ResponseReturnValue:
    """Resign, towards the day that the page showed."""
    try:
        expected = date.fromisoformat(request.form.get("last_day", ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    try:
        carry_out(resign, expected=expected)
    except ConflictError as error:
        return _page(error=message_of(error), status=status_of(error))
    flash(say(N_("U hebt uw lidmaatschap opgezegd."), current_locale()), "success")
    return redirect(url_for("membership.leave"), HTTPStatus.SEE_OTHER)
