"""The police contact takes a report up, or asks who made it something, without learning who."""

import uuid
from http import HTTPStatus

from flask import Response, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from coop.incidents.queries.follow import LinkState
from coop.incidents.services.answers import acknowledge_report
from coop.incidents.services.talk import ask_as_agent
from coop.kernel.errors import ConflictError, InvalidInputError, RuleViolationError
from coop.wording.catalogue import N_, say
from web.context import current_cause, current_coop, current_locale, form_text
from web.errors import message_of
from web.views.incidents.agent import back_to, link_of
from web.views.incidents.blueprint import bp
from web.views.known_browser import agent_of, browser_of_agent

LONGEST_TYPED = 4000


@bp.post("/l/antwoord/<token>/<uuid:report_id>/gezien")
def acknowledge(token: str, report_id: uuid.UUID) -> ResponseReturnValue:
    """Say with one tap that it was seen and is taken up."""
    if not _may_act(token):
        return back_to(token)
    try:
        current_coop().once(current_cause()).run(
            acknowledge_report, agent_of(token), report_id=report_id
        )
    except ConflictError as error:
        flash(message_of(error), "info")
    else:
        flash(say(N_("Dank u. De bewoner leest dat u dit oppakt."), current_locale()), "success")
    return _back(token, report_id)


@bp.post("/l/antwoord/<token>/<uuid:report_id>/vraag")
def ask_as_contact(token: str, report_id: uuid.UUID) -> ResponseReturnValue:
    """Ask who made the report: own words, or words chosen from the list."""
    if not _may_act(token):
        return back_to(token)
    text = form_text("text", longest=LONGEST_TYPED) or request.form.get("standard", "")
    try:
        current_coop().once(current_cause()).run(
            ask_as_agent, agent_of(token), report_id=report_id, text=text
        )
    except (ConflictError, InvalidInputError, RuleViolationError) as error:
        flash(message_of(error), "info")
    else:
        asked = N_("De vraag is gesteld. Het antwoord komt hier te staan, en per mail.")
        flash(say(asked, current_locale()), "success")
    return _back(token, report_id)


def _may_act(token: str) -> bool:
    return link_of(token).state is LinkState.OPEN and browser_of_agent(token).is_known


def _back(token: str, report_id: uuid.UUID) -> Response:
    if link_of(token).overview_id is None:
        return back_to(token)
    address = url_for("incidents.show_from_overview", token=token, report_id=report_id)
    return make_response(redirect(address, HTTPStatus.SEE_OTHER))
