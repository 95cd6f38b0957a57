"""The members' list for the board, and the page of one member."""

import uuid
from collections.abc import Mapping

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.permissions import Permission
from coop.membership.queries import member_view, members_page
from coop.membership.queries.filters import filters_view
from coop.membership.queries.history import member_history
from coop.membership.queries.minors import minor_view
from coop.wording.catalogue import say
from coop.wording.history import STORIES
from coop.wording.people import PURPOSES
from coop.wording.register import MEMBER_FILTERS, ORDERS, REACHES
from web.context import current_actor, current_locale, look_up
from web.forms.members import read_list, values_of
from web.paging import page_asked
from web.views.membership.blueprint import bp


@bp.get("/leden")
def show_members() -> ResponseReturnValue:
    """Show today's members, or those that the address asks for."""
    asked = read_list(request.args)
    page = look_up(members_page, selection=asked.selection, order=asked.order, page=page_asked())
    return render_template(
        "membership/list.html",
        asked=asked,
        page=page,
        may_export=current_actor().holds(Permission.MEMBERSHIP_MEMBER_EXPORT),
        may_import=current_actor().holds(Permission.MEMBERSHIP_IMPORT_MANAGE),
        streets=[{"value": street, "label": street} for street in page.streets],
        areas=[{"value": area_id, "label": name} for area_id, name in page.areas],
        orders=_choices(ORDERS),
        reaches=_choices(REACHES),
        wanted=_choices(MEMBER_FILTERS),
        saved=[(one.name, values_of(one.selection, one.order)) for one in look_up(filters_view)],
    )


def _choices(words: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {"value": value, "label": say(label, current_locale())} for value, label in words.items()
    ]


@bp.get("/leden/<uuid:member_id>")
def show_member(member_id: uuid.UUID) -> ResponseReturnValue:
    """Show one member."""
    member = look_up(member_view, member_id=member_id)
    if member.leads_to is not None:
        return redirect(url_for("membership.show_member", member_id=member.leads_to))
    return render_template(
        "membership/member.html",
        member=member,
        member_id=member_id,
        minor=look_up(minor_view, member_id=member_id),
        purposes=PURPOSES,
    )


@bp.get("/leden/<uuid:member_id>/geschiedenis")
def show_history(member_id: uuid.UUID) -> ResponseReturnValue:
    """Show what happened to one member, by which function."""
    history = look_up(member_history, member_id=member_id, page=page_asked())
    return render_template("membership/history.html", history=history, stories=STORIES)
