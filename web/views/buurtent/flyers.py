"""Flyers: printing them, the list to bring them round, and ticking the doors off."""

import uuid
from http import HTTPStatus

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.flyers import flyer_sheets, round_sheet, round_view
from coop.buurtent.queries.sessions import tent_view
from coop.buurtent.rules.flyers import DeliveryOutcome
from coop.buurtent.services.flyers import issue_flyers, issue_round, tick_door
from coop.kernel.permissions import Permission
from coop.notices.rules import LINK_PATHS, link_url
from coop.people.rules import LinkPurpose
from coop.wording.catalogue import N_, say
from coop.wording.flyers import SIDES
from web.context import (
    carry_out,
    current_actor,
    current_coop,
    current_locale,
    current_settings,
    look_up,
)
from web.views.buurtent.blueprint import bp, lead_to


@bp.get("/<uuid:session_id>/bezorgen")
def show_deliveries(session_id: uuid.UUID) -> ResponseReturnValue:
    """Show what there is to bring round, and how far that is."""
    return _deliveries_page(session_id)


def _deliveries_page(session_id: uuid.UUID, share: str = "") -> str:
    return render_template(
        "buurtent/deliveries.html",
        tent=look_up(tent_view, session_id=session_id),
        round=look_up(round_view, session_id=session_id),
        share=share,
    )


@bp.post("/<uuid:session_id>/flyers")
def print_flyers(session_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out the flyers as one PDF; their codes are made now and kept nowhere."""
    # Not once for this form: what a use case returned once is kept, and these are codes.
    codes = current_coop().run(issue_flyers, current_actor(), session_id=session_id)
    if not codes:
        return lead_to("buurtent.show_deliveries", session_id=session_id)
    path = LINK_PATHS[LinkPurpose.TENT_FLYER]
    content = look_up(
        flyer_sheets,
        session_id=session_id,
        codes=codes,
        flyer_url=f"{current_settings().base_url}/l/{path}",
    )
    return _attached(content, "flyers.pdf")


@bp.post("/<uuid:session_id>/bezorglijst")
def print_round(session_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out the list for the deliverer on paper, with a code to the same on a phone."""
    content = look_up(round_sheet, session_id=session_id, url=_new_round_url(session_id))
    return _attached(content, "bezorglijst.pdf")


@bp.post("/<uuid:session_id>/bezorglink")
def share_round(session_id: uuid.UUID) -> ResponseReturnValue:
    """Show a link for the deliverer, who needs no account."""
    text = say(
        N_("Wilt u flyers bezorgen? Vink hier af wat u bezorgde: %(url)s"),
        current_locale(),
        url=_new_round_url(session_id),
    )
    return _deliveries_page(session_id, text)


def _new_round_url(session_id: uuid.UUID) -> str:
    token = current_coop().run(issue_round, current_actor(), session_id=session_id)
    return link_url(current_settings().base_url, LinkPurpose.TENT_DELIVERY, token)


def _attached(content: bytes, name: str) -> Response:
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    # Every code in it opens somebody's answer.
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/<uuid:session_id>/ronde")
def show_round(session_id: uuid.UUID) -> ResponseReturnValue:
    """Show a volunteer the doors to tick off."""
    return render_template(
        "buurtent/round.html",
        round=look_up(round_view, session_id=session_id),
        sides=said_sides(),
        link=None,
    )


@bp.post("/<uuid:session_id>/ronde")
def tick(session_id: uuid.UUID) -> ResponseReturnValue:
    """Keep what a volunteer ticked."""
    current_actor().require(Permission.BUURTENT_FLYER_DELIVER)
    door, outcome = read_tick()
    carry_out(tick_door, session_id=session_id, invitation_id=door, outcome=outcome)
    return lead_to("buurtent.show_round", session_id=session_id, _anchor=f"d-{door}")


def read_tick() -> tuple[uuid.UUID, DeliveryOutcome | None]:
    """Return which door a button stands for and what it says; nothing takes a tick away."""
    door, _, said = request.form.get("tick", "").partition(":")
    try:
        return uuid.UUID(door), DeliveryOutcome(said) if said else None
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def said_sides() -> dict[bool, str]:
    """Return how the two sides of a street are called, with room for its name."""
    locale = current_locale()
    return {is_even: say(words, locale, street="{}") for is_even, words in SIDES.items()}
