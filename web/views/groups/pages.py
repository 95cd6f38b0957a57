"""What everybody sees of groups: what each is for, who takes part, how to report and to join."""

from http import HTTPStatus

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.groups.documents import sign_of
from coop.groups.queries import GroupLine, GroupView, all_groups, group_view
from coop.groups.services.joining import accept_rules_again, ask_to_join, leave_group
from coop.incidents.queries.municipality import municipality_view, print_quarter
from coop.incidents.rules.figures import Quarter
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission, Scope, ScopeKind
from coop.moderation.services.invites import ask_invite
from coop.places.rules import Door, door_of
from coop.wording.catalogue import N_, say
from coop.wording.groups import (
    CHECK_SEEN,
    GROUP_RULES,
    INVOLVEMENTS,
    MODELS,
    PHOTO_POLICIES,
    TO_GROUP,
)
from coop.wording.incidents import CHOICES
from web.context import (
    carry_out,
    current_actor,
    current_locale,
    current_settings,
    form_text,
    look_up,
)
from web.errors import message_of, status_of
from web.forms.own import Typed
from web.views.groups.blueprint import bp, options

FIELD_OF = {
    "invalid_postcode": "postcode",
    "invalid_house_number": "house_number",
    "participant_not_adult": "is_adult",
    "group_rules_not_accepted": "rules",
}
LONGEST_TYPED = 20


def groups_in_use() -> tuple[GroupLine, ...]:
    """Return every group, for pages about something else; none while buurtpreventie is off."""
    return look_up(all_groups) if current_actor().holds(Permission.GROUPS_GROUP_READ) else ()


@bp.get("/groepen")
def show_groups() -> ResponseReturnValue:
    """Show every group."""
    return render_template(
        "groups/list.html",
        groups=look_up(all_groups),
        may_found=current_actor().may_reach(Permission.GROUPS_GROUP_MANAGE),
        may_count=current_actor().may_reach(Permission.GROUPS_FIGURE_READ),
        may_release=current_actor().may_reach(Permission.GROUPS_RELEASE_ADOPT),
    )


@bp.get("/groepen/overzicht")
def show_overview() -> ResponseReturnValue:
    """Show how far the groups are, with figures of five and more over a quarter (C17)."""
    view = look_up(municipality_view, quarter=_quarter())
    return render_template("groups/overview.html", view=view, models=MODELS)


@bp.get("/groepen/overzicht.pdf")
def print_overview() -> ResponseReturnValue:
    """Hand out the figures of a quarter on paper."""
    quarter = _quarter() or look_up(municipality_view).quarter
    content = look_up(print_quarter, quarter=quarter, locale=current_locale())
    response = Response(content, mimetype="application/pdf")
    name = f"buurtpreventie-{quarter}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@bp.get("/groepen/<slug>")
def show_group(slug: str) -> ResponseReturnValue:
    """Show one group: "wie doet mee" and how to report."""
    group = look_up(group_view, slug=slug)
    return render_template(
        "groups/show.html",
        group=group,
        kinds=[CHOICES["kind"][kind] for kind in group.kinds],
        short_address=_short_address(group),
        involvements=INVOLVEMENTS,
        to_group=TO_GROUP,
        photo_policies=PHOTO_POLICIES,
        checks_seen=CHECK_SEEN,
        may_run=current_actor().holds(
            Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group.id)
        ),
    )


@bp.get("/m/<slug>")
def short_address(slug: str) -> ResponseReturnValue:
    """Lead from the address on a street sign to the questions."""
    return redirect(url_for("incidents.show_next", slug=slug))


@bp.get("/groepen/<slug>/bord.pdf")
def print_sign(slug: str) -> ResponseReturnValue:
    """Hand out a page for the street sign or a window: the short address with its QR code."""
    group = look_up(group_view, slug=slug)
    content = sign_of(name=group.name, address=_short_address(group), locale=current_locale())
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{group.slug}.pdf"'
    return response


@bp.get("/groepen/<slug>/meedoen")
def show_joining(slug: str) -> ResponseReturnValue:
    """Show the rules of a group, and the form to ask to take part."""
    return _joining_page(look_up(group_view, slug=slug), Typed({}))


@bp.post("/groepen/<slug>/meedoen")
def join(slug: str) -> ResponseReturnValue:
    """Ask to take part; what was filled in stays when it is refused."""
    group = look_up(group_view, slug=slug)
    typed = Typed(
        {
            name: form_text(name, longest=LONGEST_TYPED)
            for name in ("postcode", "house_number", "is_adult", "shows_name")
        }
    )
    ticked = set(request.form.getlist("rules"))
    typed.values["rules"] = " ".join(sorted(ticked))
    try:
        carry_out(
            ask_to_join,
            group_id=group.id,
            is_adult=bool(typed.values["is_adult"]),
            accepts_rules=ticked >= {str(number) for number in range(len(GROUP_RULES))},
            shows_name=bool(typed.values["shows_name"]),
            door=_door(typed),
        )
    except CoopError as error:
        if error.code not in FIELD_OF:
            raise
        typed.errors[FIELD_OF[error.code]] = message_of(error)
        return _joining_page(group, typed, status_of(error))
    return _told(slug, N_("Gevraagd. Een beheerder kijkt of uw adres klopt. U krijgt bericht."))


@bp.post("/groepen/<slug>/weg")
def leave(slug: str) -> ResponseReturnValue:
    """Take part no more."""
    carry_out(leave_group, group_id=look_up(group_view, slug=slug).id)
    return _told(slug, N_("U doet niet meer mee."))


@bp.post("/groepen/<slug>/link")
def send_link(slug: str) -> ResponseReturnValue:
    """Have a personal link into the chat sent."""
    carry_out(ask_invite, group_id=look_up(group_view, slug=slug).id)
    return _told(slug, N_("Uw link is onderweg."))


@bp.post("/groepen/<slug>/akkoord")
def accept(slug: str) -> ResponseReturnValue:
    """Say yes to what the group is for now."""
    group = look_up(group_view, slug=slug)
    version = request.form.get("version", 0, type=int)
    carry_out(accept_rules_again, group_id=group.id, version=version)
    return _told(slug, N_("Dank u wel. U doet mee."))


def _quarter() -> Quarter | None:
    """Return the quarter that is asked for in the address; nothing for the present one."""
    wanted = request.args.get("kwartaal", "")
    return next((one for one in look_up(municipality_view).quarters if str(one) == wanted), None)


def _short_address(group: GroupView) -> str:
    return f"{current_settings().base_url}/m/{group.slug}"


def _door(typed: Typed) -> Door | None:
    """Return the front door that was typed; without one that on the register is compared."""
    if not (typed.values["postcode"] or typed.values["house_number"]):
        return None
    return door_of(typed.values["postcode"], typed.values["house_number"])


def _joining_page(
    group: GroupView, typed: Typed, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    current_actor().require(Permission.GROUPS_GROUP_JOIN)
    page = render_template(
        "groups/joining.html",
        group=group,
        typed=typed,
        rules_options=options({str(n): rule for n, rule in enumerate(GROUP_RULES)}),
        ticked=typed.values.get("rules", "").split(),
    )
    return page, status


def _told(slug: str, sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("groups.show_group", slug=slug), HTTPStatus.SEE_OTHER)
