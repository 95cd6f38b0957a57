"""The members' list for the board, and the page of one member."""

import uuid

from flask import render_template, request
from flask.typing import ResponseReturnValue

from coop.kernel.permissions import Permission
from coop.membership.queries import member_view, members_page
from coop.wording.people import PURPOSES
from web.context import current_actor, look_up
from web.views.membership.blueprint import bp, page_asked

LONGEST_SEARCH = 100


@bp.get("/leden")
def show_members() -> ResponseReturnValue:
    """Show today's members, or those that fit a search."""
    search = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    page = look_up(members_page, search=search, page=page_asked())
    may_import = current_actor().holds(Permission.MEMBERSHIP_IMPORT_MANAGE)
    return render_template("membership/list.html", search=search, page=page, may_import=may_import)


@bp.get("/leden/<uuid:member_id>")
def show_member(member_id: uuid.UUID) -> ResponseReturnValue:
    """Show one member."""
    member = look_up(member_view, member_id=member_id)
    return render_template("membership/member.html", member=member, purposes=PURPOSES)
