"""Prevention groups: what each is for, who takes part, and how to report."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.groups.queries import GroupLine, all_groups, group_view
from coop.kernel.permissions import Permission
from coop.wording.incidents import CHOICES
from web.context import current_actor, current_settings, look_up

bp = Blueprint("groups", __name__)


def groups_in_use() -> tuple[GroupLine, ...]:
    """Return every group, for pages about something else; none while buurtpreventie is off."""
    return look_up(all_groups) if current_actor().holds(Permission.GROUPS_GROUP_READ) else ()


@bp.get("/groepen")
def show_groups() -> ResponseReturnValue:
    """Show every group."""
    return render_template(
        "groups/list.html",
        groups=look_up(all_groups),
        may_release=current_actor().may_reach(Permission.GROUPS_RELEASE_ADOPT),
    )


@bp.get("/groepen/<slug>")
def show_group(slug: str) -> ResponseReturnValue:
    """Show one group: "wie doet mee" and how to report."""
    group = look_up(group_view, slug=slug)
    return render_template(
        "groups/show.html",
        group=group,
        kinds=[CHOICES["kind"][kind] for kind in group.kinds],
        short_address=f"{current_settings().base_url}/m/{group.slug}",
    )


@bp.get("/m/<slug>")
def short_address(slug: str) -> ResponseReturnValue:
    """Lead from the address on a street sign to the questions."""
    return redirect(url_for("incidents.show_next", slug=slug))
