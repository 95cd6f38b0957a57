"""Coming or not, following or not, and the history of who was there."""

import uuid
from http import HTTPStatus

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import attendance_history, attendance_list, emergency_pack
from coop.assembly.services import (
    announce_coming,
    can_follow_again,
    cannot_follow,
    make_door_code,
)
from coop.kernel.errors import ConflictError, RuleViolationError
from coop.notices.rules import link_url
from coop.people.rules import LinkPurpose
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, current_settings, look_up
from web.errors import message_of
from web.views.assembly.blueprint import bp
from web.views.assembly.members import to_live

COMES = "comes"


@bp.post("/<uuid:meeting_id>/komst")
def announce(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Keep whether a member comes."""
    comes = request.form.get("answer") == COMES
    try:
        carry_out(announce_coming, meeting_id=meeting_id, comes=comes)
    except (ConflictError, RuleViolationError) as refusal:
        flash(message_of(refusal), "error")
    else:
        flash(say(N_("Dank u wel. Uw antwoord is bewaard."), current_locale()), "success")
    there = url_for("assembly.show_meeting", meeting_id=meeting_id)
    return redirect(there, HTTPStatus.SEE_OTHER)


@bp.post("/<uuid:meeting_id>/deurcode")
def show_code(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show a member the code for the door."""
    address = link_url(current_settings().base_url, LinkPurpose.DOOR, "")
    code = carry_out(make_door_code, meeting_id=meeting_id, address=address)
    page = render_template("assembly/door_code.html", code=code, meeting_id=meeting_id)
    response = Response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/<uuid:meeting_id>/niet-volgen")
def report_trouble(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Tell the chair that a member cannot follow."""
    try:
        carry_out(cannot_follow, meeting_id=meeting_id)
    except RuleViolationError as refusal:
        flash(message_of(refusal), "error")
    return to_live(meeting_id)


@bp.post("/<uuid:meeting_id>/weer-volgen")
def end_trouble(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Tell the chair that it works again."""
    carry_out(can_follow_again, meeting_id=meeting_id)
    return to_live(meeting_id)


@bp.get("/<uuid:meeting_id>/aanwezigheid")
def show_history(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show who came and went."""
    view = look_up(attendance_history, meeting_id=meeting_id)
    return render_template("assembly/history.html", view=view)


@bp.get("/<uuid:meeting_id>/presentielijst.pdf")
def print_list(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Give the attendance list."""
    content = look_up(attendance_list, meeting_id=meeting_id, locale=current_locale())
    return _pdf(content, "presentielijst.pdf")


@bp.get("/<uuid:meeting_id>/noodpakket.pdf")
def print_pack(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Give all the hall needs to go on with paper."""
    content = look_up(emergency_pack, meeting_id=meeting_id, locale=current_locale())
    return _pdf(content, "noodpakket.pdf")


def _pdf(content: bytes, name: str) -> Response:
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    # Names stand in it: no copy on a borrowed device.
    response.headers["Cache-Control"] = "no-store"
    return response
