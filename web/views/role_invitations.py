"""Inviting somebody from outside, and the page behind the link of that mail (C3)."""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError, NotAllowedError
from coop.kernel.permissions import Permission
from coop.people.rules import Name
from coop.roles.queries.invitations import opened_invitation
from coop.roles.services import (
    accept_invitation,
    invite_outsider,
    send_invitation_again,
    withdraw_invitation,
)
from coop.wording.catalogue import N_, say
from coop.wording.roles import TASKS
from web.context import begin_session, carry_out, current_actor, current_locale, look_up
from web.errors import message_of, status_of
from web.forms.access import device_name, secret_of_form
from web.forms.endings import today
from web.forms.own import Typed, read
from web.forms.roles import (
    function_choices,
    kind_of,
    needed_day,
    optional_day,
    refuse,
    scope_of,
)
from web.views.groups import groups_in_use

bp = Blueprint("role_invitations", __name__)

FIELDS = ("given", "tussenvoegsel", "family", "email", "kind", "group", "starts_on", "ends_on")


@bp.get("/functies/uitnodigen")
def ask() -> ResponseReturnValue:
    """Ask who is invited, and for what."""
    typed = Typed(dict.fromkeys(FIELDS, ""))
    typed.values["starts_on"] = today()
    return _page(typed)


def _page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    current_actor().require(Permission.PEOPLE_ROLE_GRANT)
    page = render_template(
        "roles/invite.html",
        typed=typed,
        kinds=function_choices(),
        groups=[{"value": g.id, "label": g.name} for g in groups_in_use()],
    )
    return page, status


@bp.post("/functies/uitnodigen")
def invite() -> ResponseReturnValue:
    """Send the invitation."""
    typed = read(*FIELDS)
    kind, starts_on = kind_of(typed), needed_day(typed, "starts_on")
    ends_on = optional_day(typed, "ends_on")
    if kind is None or starts_on is None or typed.errors:
        return _page(typed, HTTPStatus.BAD_REQUEST)
    parts = {name: typed.values[name] for name in ("given", "tussenvoegsel", "family")}
    try:
        carry_out(
            invite_outsider,
            name=Name(**parts),
            email=typed.values["email"],
            kind=kind,
            scope=scope_of(typed),
            starts_on=starts_on,
            ends_on=ends_on,
        )
    except NotAllowedError:
        raise
    except CoopError as error:
        refuse(typed, error)
        return _page(typed, status_of(error))
    return _done(N_("De uitnodiging gaat zo weg."))


@bp.post("/functies/uitnodigingen/<uuid:invitation_id>/opnieuw")
def send_again(invitation_id: uuid.UUID) -> ResponseReturnValue:
    """Send a new link."""
    carry_out(send_invitation_again, invitation_id=invitation_id)
    return _done(N_("De uitnodiging gaat opnieuw weg. De oude link werkt niet meer."))


@bp.post("/functies/uitnodigingen/<uuid:invitation_id>/intrekken")
def withdraw(invitation_id: uuid.UUID) -> ResponseReturnValue:
    """Take an invitation back."""
    carry_out(withdraw_invitation, invitation_id=invitation_id)
    return _done(N_("De uitnodiging is ingetrokken. De link werkt niet meer."))


def _done(sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("roles.show_all"), HTTPStatus.SEE_OTHER)


@bp.get("/l/functie/<token>")
def show(token: str) -> ResponseReturnValue:
    """Show what is asked and what is kept; nothing changes before the button is pressed."""
    try:
        invitation = look_up(opened_invitation, link=token)
    except CoopError as error:
        return _dead_link(error)
    return render_template("roles/invitation.html", seen=invitation, link=token, tasks=TASKS)


@bp.post("/l/functie/<token>")
def accept(token: str) -> ResponseReturnValue:
    """Take the function, and come in."""
    session_token = secret_of_form("session", token)
    try:
        carry_out(accept_invitation, link=token, token=session_token, device=device_name())
    except CoopError as error:
        return _dead_link(error)
    begin_session(session_token)
    welcome = N_("Dank u wel. U hebt de functie, en u bent ingelogd.")
    flash(say(welcome, current_locale()), "success")
    return redirect(url_for("own.show"), HTTPStatus.SEE_OTHER)


def _dead_link(error: CoopError) -> ResponseReturnValue:
    page = render_template("roles/dead_link.html", message=message_of(error))
    return page, status_of(error)
