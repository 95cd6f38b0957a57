"""Who does what, for everybody, within the limits of C20."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from coop.kernel.permissions import Permission
from coop.roles.queries.public import who_does_what
from coop.wording.roles import TASKS
from web.context import current_actor, current_settings, look_up

bp = Blueprint("who", __name__)


@bp.get("/wie-doet-wat")
def show() -> ResponseReturnValue:
    """Show who does what: the board by name, the others by function."""
    return render_template(
        "roles/who.html",
        who=look_up(who_does_what),
        tasks=TASKS,
        email=current_settings().mail_from,
        may_give=current_actor().may_reach(Permission.PEOPLE_ROLE_GRANT),
    )
