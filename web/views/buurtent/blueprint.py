"""The blueprint of the pages about tents, and what their views say and lead back to."""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from coop.buurtent.rules.police import DeclineReason
from coop.wording.catalogue import say
from coop.wording.tent_team import DECLINE_REASONS
from web.context import current_locale

bp = Blueprint("buurtent", __name__, url_prefix="/buurtent")


@bp.app_template_filter("decline_reason")
def _decline_reason(reason: DeclineReason) -> str:
    """Return why nobody of the police came, in words."""
    return say(DECLINE_REASONS[reason], current_locale())


def tell(sentence: str, **values: object) -> None:
    """Say on the next page that something was done."""
    flash(say(sentence, current_locale(), **values), "success")


def lead_to(endpoint: str, **values: object) -> ResponseReturnValue:
    """Lead to another page after a form."""
    return redirect(url_for(endpoint, **values), HTTPStatus.SEE_OTHER)  # type: ignore[arg-type]  # url_for's options share one bag with the address's values


def back_to_session(session_id: uuid.UUID) -> ResponseReturnValue:
    """Lead back to the page of one tent."""
    return lead_to("buurtent.show_session", session_id=session_id)
