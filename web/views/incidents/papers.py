"""A report as a PDF, for moderators and for a contact who cannot open links at work."""

import uuid

from flask import Response
from flask.typing import ResponseReturnValue

from coop.incidents.queries.follow import LinkState
from coop.incidents.services.papers import print_report
from coop.kernel.permissions import Actor
from web.context import current_actor, current_coop, current_locale
from web.views.incidents.agent import back_to, link_of
from web.views.incidents.blueprint import bp, review_bp
from web.views.known_browser import agent_of, browser_of_agent


@review_bp.get("/<uuid:report_id>/buurtmelding.pdf")
def print_for_moderator(report_id: uuid.UUID) -> ResponseReturnValue:
    """Give a moderator one report on paper."""
    return _pdf(current_actor(), report_id)


@bp.get("/l/antwoord/<token>/<uuid:report_id>/buurtmelding.pdf")
def print_for_agent(token: str, report_id: uuid.UUID) -> ResponseReturnValue:
    """Give the contact one report on paper, in a browser that is known."""
    if link_of(token).state is not LinkState.OPEN or not browser_of_agent(token).is_known:
        return back_to(token)
    return _pdf(agent_of(token), report_id)


def _pdf(actor: Actor, report_id: uuid.UUID) -> Response:
    # Run, not asked: each time it is made is recorded.
    content = current_coop().run(print_report, actor, report_id=report_id, locale=current_locale())
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="buurtmelding.pdf"'
    # No copy on a borrowed device.
    response.headers["Cache-Control"] = "no-store"
    return response
