"""Pages behind the links of a convocation: coming or not, and the code for the door (C3).

A link is not used up: the answer may be changed until the meeting opens, and who goes out for
some air comes in again with the same code.
"""

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import door_code, member_of_code, own_announcement
from coop.assembly.services import announce_coming
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor, Permission
from coop.notices.rules import link_url
from coop.people.lookups import LinkToken
from coop.people.queries import ensure_link_usable
from coop.people.rules import LinkPurpose
from coop.wording.catalogue import N_, say
from web.context import (
    current_actor,
    current_cause,
    current_coop,
    current_locale,
    current_settings,
    look_up,
    write_for,
)
from web.errors import message_of, status_of

bp = Blueprint("meeting_links", __name__, url_prefix="/l")


def _holder(token: str) -> Actor:
    """Return who holds a link that works, whoever else is signed in on this device."""
    look_up(ensure_link_usable, token=token, purpose=LinkPurpose.ANNOUNCEMENT)
    holder = current_coop().identify(LinkToken(token))
    write_for(holder)
    return holder


def _dead_link(error: CoopError) -> ResponseReturnValue:
    page = render_template("buurtent/dead_link.html", message=message_of(error))
    return page, status_of(error)


@bp.get("/komst/<token>")
def show_question(token: str) -> ResponseReturnValue:
    """Ask a member whether he or she comes."""
    try:
        actor = _holder(token)
        (scope,) = actor.scopes(Permission.ASSEMBLY_ANNOUNCEMENT_GIVE)
        assert scope.id is not None
        door = link_url(current_settings().base_url, LinkPurpose.DOOR, token)
        view = current_coop().ask(own_announcement, actor, meeting_id=scope.id, door=door)
    except CoopError as error:
        return _dead_link(error)
    return render_template("assembly/announcement.html", view=view, link=token)


@bp.post("/komst/<token>")
def answer(token: str) -> ResponseReturnValue:
    """Keep what a member answers."""
    comes = request.form.get("answer") == "comes"
    try:
        actor = _holder(token)
        (scope,) = actor.scopes(Permission.ASSEMBLY_ANNOUNCEMENT_GIVE)
        assert scope.id is not None
        runner = current_coop().once(current_cause())
        runner.run(announce_coming, actor, meeting_id=scope.id, comes=comes)
    except CoopError as error:
        return _dead_link(error)
    flash(say(N_("Dank u wel. Uw antwoord is bewaard."), current_locale()), "success")
    return redirect(url_for("meeting_links.show_question", token=token), HTTPStatus.SEE_OTHER)


@bp.get("/deur/<token>")
def show_door(token: str) -> ResponseReturnValue:
    """Show who sits at the door whose code it is; anybody else the code itself."""
    try:
        code = look_up(door_code, token=token, address=request.base_url)
        if not current_actor().holds(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN):
            return render_template(
                "assembly/door_code.html", code=code, meeting_id=code.meeting_id
            )
        row = look_up(member_of_code, token=token)
    except CoopError as error:
        return _dead_link(error)
    return render_template("assembly/door_member.html", code=code, row=row)
