"""Passkeys: make, name and remove them on the own page, and sign in with one."""

import uuid
from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.people.queries.passkeys import new_passkey_options, own_passkeys, passkey_options
from coop.people.rules import LONGEST_PASSKEY_NAME, Site
from coop.people.services.passkeys import (
    add_passkey,
    ask_passkey,
    remove_passkey,
    sign_in_with_passkey,
)
from coop.statutes.queries import cooperative_view
from coop.wording.catalogue import N_, say
from web.context import (
    begin_session,
    carry_out,
    current_coop,
    current_locale,
    current_settings,
    form_text,
    look_up,
    own_path,
)
from web.errors import message_of, status_of
from web.forms.access import BROWSER, browser_secret, device_name, origin_mark, secret_of_form

bp = Blueprint("passkeys", __name__)

LONGEST_CREDENTIAL = 20_000


def _site() -> Site:
    return Site(current_settings().base_url, look_up(cooperative_view).name)


def _question() -> str:
    """Draw a challenge for this browser and remember that it was put."""
    challenge = current_coop().chance.new_token()
    secret = browser_secret() or current_coop().chance.new_token()
    carry_out(ask_passkey, challenge=challenge, browser=secret, origin=origin_mark())
    session[BROWSER] = secret
    return challenge


def _json(text: str) -> Response:
    response = Response(text, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/aanmelden/sleutel/vraag")
def ask_to_come_in() -> ResponseReturnValue:
    """Say to a script what the browser is asked to sign in."""
    return _json(look_up(passkey_options, site=_site(), challenge=_question()))


@bp.post("/aanmelden/sleutel")
def come_in() -> ResponseReturnValue:
    """Come in with a passkey."""
    token = secret_of_form("session")
    try:
        carry_out(
            sign_in_with_passkey,
            credential=form_text("credential", longest=LONGEST_CREDENTIAL),
            browser=browser_secret() or "",
            site=_site(),
            token=token,
            device=device_name(),
        )
    except CoopError as error:
        page = render_template("access/dead_key.html", message=message_of(error))
        return page, status_of(error)
    begin_session(token)
    wanted = own_path(request.form.get("next", ""), url_for("home.show"))
    return redirect(wanted, HTTPStatus.SEE_OTHER)


@bp.get("/mijn-gegevens/sleutels")
def show() -> ResponseReturnValue:
    """Show somebody the own passkeys."""
    return _page()


def _page(
    *, name: str = "", error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "own/passkeys.html",
        passkeys=look_up(own_passkeys),
        name=name,
        error=error,
        wanted=own_path(request.form.get("next", ""), ""),
    )
    return page, status


@bp.post("/mijn-gegevens/sleutels/vraag")
def ask_for_new() -> ResponseReturnValue:
    """Say to a script what the browser is asked to make."""
    return _json(look_up(new_passkey_options, site=_site(), challenge=_question()))


@bp.post("/mijn-gegevens/sleutels")
def add() -> ResponseReturnValue:
    """Keep the passkey that the browser made."""
    name = form_text("name", longest=LONGEST_PASSKEY_NAME)
    try:
        carry_out(
            add_passkey,
            credential=form_text("credential", longest=LONGEST_CREDENTIAL),
            browser=browser_secret() or "",
            site=_site(),
            name=name,
        )
    except CoopError as error:
        return _page(name=name, error=message_of(error), status=status_of(error))
    flash(
        say(N_("De sleutel is bewaard. U kunt er nu mee inloggen."), current_locale()), "success"
    )
    # Whoever needed it as second step goes on from there.
    wanted = own_path(request.form.get("next", ""), url_for("passkeys.show"))
    return redirect(wanted, HTTPStatus.SEE_OTHER)


@bp.post("/mijn-gegevens/sleutels/<uuid:passkey_id>/weg")
def remove(passkey_id: uuid.UUID) -> ResponseReturnValue:
    """Forget a passkey."""
    carry_out(remove_passkey, passkey_id=passkey_id)
    flash(say(N_("De sleutel werkt hier niet meer."), current_locale()), "success")
    return redirect(url_for("passkeys.show"), HTTPStatus.SEE_OTHER)
