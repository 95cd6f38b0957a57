"""What the pages of groups share: their blueprint, and words as choices of a form."""

from collections.abc import Mapping

from flask import Blueprint

from coop.groups.rules import GroupState, ReportKind
from coop.wording.catalogue import say
from coop.wording.groups import STATES
from coop.wording.incidents import CHOICES
from web.context import current_locale

bp = Blueprint("groups", __name__)

CHIPS = {
    GroupState.ACTIVE: "success",
    GroupState.PAUSED: "warning",
    GroupState.ENDED: "neutral",
}


@bp.app_template_filter("group_state")
def group_state(state: GroupState) -> str:
    """Return how far a group is, in words."""
    return say(STATES[state], current_locale())


@bp.app_template_filter("group_chip")
def _group_chip(state: GroupState) -> str:
    return CHIPS.get(state, "accent")


def options(words: Mapping[str, str]) -> list[dict[str, str]]:
    """Return sentences as what can be chosen in a form."""
    return [{"value": key, "label": say(text, current_locale())} for key, text in words.items()]


def kind_options() -> list[dict[str, str]]:
    """Return every kind of buurtmelding as what can be ticked."""
    return options({kind.value: CHOICES["kind"][kind].text for kind in ReportKind})
