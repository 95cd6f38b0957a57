"""What the pages of rounds share: their blueprint, and how a step is tried and told."""

from datetime import timedelta
from http import HTTPStatus

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from coop.patrols.rules.rounds import RoundState
from coop.wording.catalogue import N_, say
from coop.wording.patrols import STATES
from web.context import current_locale

bp = Blueprint("patrols", __name__, url_prefix="/rondes")

CHIPS = {
    RoundState.PLANNED: "info",
    RoundState.WALKING: "accent",
    RoundState.OVER: "success",
    RoundState.MISSED: "warning",
}
HOUR = 60


@bp.app_template_filter("round_state")
def _round_state(state: RoundState) -> str:
    return say(STATES[state], current_locale())


@bp.app_template_filter("round_chip")
def _round_chip(state: RoundState) -> str:
    return CHIPS.get(state, "neutral")


@bp.app_template_filter("hours")
def _hours(walked: timedelta) -> str:
    """Return how long somebody walked, as people say it."""
    hours, minutes = divmod(round(walked.total_seconds() / 60), HOUR)
    return say(
        N_("%(hours)s uur en %(minutes)s minuten"), current_locale(), hours=hours, minutes=minutes
    )


def told(sentence: str, endpoint: str, **values: object) -> ResponseReturnValue:
    """Say what was done, and go on."""
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for(endpoint, **values), HTTPStatus.SEE_OTHER)  # type: ignore[arg-type]  # Flask's stub wants str
