"""The rounds of a group: what is agreed, who walks, and the plan of the coordinator."""

import uuid
from datetime import datetime
from http import HTTPStatus

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.patrols.queries.rounds import own_rounds
from coop.patrols.queries.team import TeamDesk, team_desk, team_view
from coop.patrols.rules.rounds import MOST_STREETS
from coop.patrols.rules.team import LONGEST_OWN_RULES, Insurance
from coop.patrols.services.rounds import plan_round
from coop.patrols.services.team import (
    accept_conduct,
    admit_walker,
    ask_to_walk,
    begin_team,
    change_team,
    end_walker,
    stop_walking,
)
from coop.wording import patrols as words
from coop.wording.catalogue import N_
from web.context import carry_out, current_actor, form_text, look_up
from web.errors import message_of, status_of
from web.forms.privacy import day_of
from web.views.groups import groups_in_use
from web.views.groups.blueprint import options
from web.views.patrols.blueprint import bp, told

LONGEST_STREET = 80
#: So many fields for streets there are at first; a longer way is rare on foot.
STREETS_SHOWN = 8


@bp.get("")
def show_own() -> ResponseReturnValue:
    """Show the rounds that the reader walks, and the groups to walk in."""
    return render_template("patrols/own.html", rounds=look_up(own_rounds), groups=groups_in_use())


@bp.get("/groepen/<slug>")
def show_team(slug: str) -> ResponseReturnValue:
    """Show what is agreed about rounds in a group."""
    return render_template("patrols/team.html", view=look_up(team_view, slug=slug), words=words)


@bp.post("/groepen/<slug>/meelopen")
def ask(slug: str) -> ResponseReturnValue:
    """Ask to walk along."""
    carry_out(ask_to_walk, group_id=look_up(team_view, slug=slug).group_id)
    return told(N_("Gevraagd. U krijgt bericht."), "patrols.show_team", slug=slug)


@bp.post("/groepen/<slug>/akkoord")
def accept(slug: str) -> ResponseReturnValue:
    """Say yes to the rules of conduct."""
    carry_out(
        accept_conduct,
        group_id=look_up(team_view, slug=slug).group_id,
        version=request.form.get("version", 0, type=int),
    )
    return told(N_("Dank u wel. U kunt meelopen."), "patrols.show_team", slug=slug)


@bp.post("/groepen/<slug>/stoppen")
def stop(slug: str) -> ResponseReturnValue:
    """Walk no more."""
    carry_out(stop_walking, group_id=look_up(team_view, slug=slug).group_id)
    return told(N_("U loopt niet meer mee."), "patrols.show_team", slug=slug)


@bp.get("/groepen/<slug>/beheer")
def show_desk(slug: str) -> ResponseReturnValue:
    """Show the coordinator who walks, and when."""
    return _desk(look_up(team_desk, slug=slug))


@bp.post("/groepen/<slug>/beheer/begin")
def begin(slug: str) -> ResponseReturnValue:
    """Let rounds be walked in the group."""
    carry_out(begin_team, group_id=look_up(team_desk, slug=slug).group_id)
    return told(N_("Buren kunnen nu vragen om mee te lopen."), "patrols.show_desk", slug=slug)


@bp.post("/groepen/<slug>/beheer/afspraken")
def change(slug: str) -> ResponseReturnValue:
    """Write down what was agreed."""
    try:
        insurance = Insurance(request.form.get("insurance", ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    carry_out(
        change_team,
        group_id=look_up(team_desk, slug=slug).group_id,
        own_rules=form_text("own_rules", longest=LONGEST_OWN_RULES),
        has_side_chat=bool(form_text("side_chat")),
        insurance=insurance,
    )
    return told(N_("Bewaard."), "patrols.show_desk", slug=slug)


@bp.post("/groepen/<slug>/beheer/lopers/<uuid:walker_id>")
def admit(slug: str, walker_id: uuid.UUID) -> ResponseReturnValue:
    """Let somebody walk along."""
    carry_out(admit_walker, walker_id=walker_id)
    return told(N_("De buur loopt mee en krijgt bericht."), "patrols.show_desk", slug=slug)


@bp.post("/groepen/<slug>/beheer/lopers/<uuid:walker_id>/weg")
def end(slug: str, walker_id: uuid.UUID) -> ResponseReturnValue:
    """Let somebody walk no more."""
    carry_out(end_walker, walker_id=walker_id)
    return told(N_("De buur loopt niet meer mee."), "patrols.show_desk", slug=slug)


@bp.post("/groepen/<slug>/beheer/rondes")
def plan(slug: str) -> ResponseReturnValue:
    """Plan a round; what was filled in stays when it is refused."""
    view = look_up(team_desk, slug=slug)
    planned_at = _instant()
    if planned_at is None:
        abort(HTTPStatus.BAD_REQUEST)
    try:
        round_id = carry_out(
            plan_round, group_id=view.group_id, planned_at=planned_at, streets=_picked()
        )
    except CoopError as error:
        current_actor().require(Permission.PATROLS_TEAM_RUN)
        return _desk(view, message_of(error), status_of(error))
    return told(
        N_("De ronde staat er. Lopers krijgen bericht."), "patrols.show", round_id=round_id
    )


def _picked() -> list[str]:
    streets = request.form.getlist("streets")[: MOST_STREETS + 1]
    return [street[:LONGEST_STREET] for street in streets]


def _instant() -> datetime | None:
    day = day_of(form_text("day"))
    try:
        hour = datetime.strptime(form_text("hour", longest=5), "%H:%M").time()  # noqa: DTZ007  # a time of day has no zone
    except ValueError:
        return None
    return None if day is None else datetime.combine(day, hour, TIME_ZONE)


def _desk(
    view: TeamDesk, refusal: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "patrols/desk.html",
        view=view,
        refusal=refusal,
        typed=request.form,
        picked=_picked(),
        words=words,
        insurances=options(words.INSURANCES),
        streets=[{"value": street, "label": street} for street in view.streets],
        fields=min(max(len(view.streets), 3), STREETS_SHOWN),
        today=view.now.astimezone(TIME_ZONE).date().isoformat(),
        back=url_for("groups.show_desk", slug=view.slug),
    )
    return page, status
