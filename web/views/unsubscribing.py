"""The page behind „Meld u af” in a mail: one purpose, one button, no account.

Showing it changes nothing (C3). The button may be pressed by the mail program itself: RFC 8058
asks for that, and it is the one form of ours that carries no token of our own pages.
"""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor
from coop.people.lookups import LinkToken
from coop.people.queries import ensure_link_usable
from coop.people.rules import LinkPurpose, Purpose
from coop.people.services.own import end_purpose
from coop.wording.people import PURPOSES
from web.context import current_coop, look_up, write_for
from web.errors import message_of, status_of

bp = Blueprint("unsubscribing", __name__, url_prefix="/l")


@bp.get("/afmelden/<token>")
def show(token: str) -> ResponseReturnValue:
    """Ask whether the messages about one purpose should end."""
    try:
        _holder(token)
    except CoopError as error:
        return _dead_link(error)
    purpose = _purpose()
    return render_template(
        "own/unsubscribe.html", link=token, purpose=purpose, label=PURPOSES[purpose]
    )


@bp.post("/afmelden/<token>")
def unsubscribe(token: str) -> ResponseReturnValue:
    """End the messages about one purpose; a second time changes nothing."""
    purpose = _purpose()
    try:
        current_coop().run(end_purpose, _holder(token), purpose=purpose)
    except CoopError as error:
        return _dead_link(error)
    return render_template("own/unsubscribed.html", label=PURPOSES[purpose])


def _holder(token: str) -> Actor:
    """Return who holds a link that works, whoever else is signed in on this device."""
    look_up(ensure_link_usable, token=token, purpose=LinkPurpose.UNSUBSCRIBE)
    holder = current_coop().identify(LinkToken(token))
    write_for(holder)
    return holder


def _purpose() -> Purpose:
    try:
        return Purpose(request.args["over"])
    except (KeyError, ValueError):
        # Mails of before named no purpose: all of them were about tents.
        return Purpose.BUURTENT


def _dead_link(error: CoopError) -> ResponseReturnValue:
    page = render_template("buurtent/dead_link.html", message=message_of(error))
    return page, status_of(error)
