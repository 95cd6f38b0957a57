"""Where the board answers requests, and keeps the list of who handles data for it."""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.privacy.queries.desk import request_view, requests_view, statement_view
from coop.privacy.queries.retention import retention_view
from coop.privacy.rules.requests import LONGEST_NOTE, ExtensionReason, Ground, RequestOutcome
from coop.privacy.services import (
    add_processor,
    answer_request,
    end_processor,
    extend_request,
)
from coop.wording import privacy_register
from coop.wording.catalogue import N_, say
from coop.wording.privacy import TABLES
from coop.wording.privacy_desk import (
    EXTENSIONS,
    GROUNDS,
    KINDS_OF_LAW,
    OUTCOMES,
    RELATIONS,
)
from coop.wording.privacy_retention import MATTERS, SINCE
from coop.wording.privacy_statement import FULL, TITLES
from web.context import carry_out, current_actor, current_locale, form_id, form_text, look_up
from web.errors import status_of
from web.forms.own import Typed, read
from web.forms.privacy import chosen, day_of, refuse
from web.views.privacy import choices

bp = Blueprint("privacy_desk", __name__, url_prefix="/privacy")


@bp.get("/verzoeken")
def show_requests() -> ResponseReturnValue:
    """Show the requests, with the days that are left."""
    return render_template(
        "privacy/requests.html", lines=look_up(requests_view), kinds=KINDS_OF_LAW
    )


@bp.get("/verzoeken/<uuid:request_id>")
def show_one(request_id: uuid.UUID) -> ResponseReturnValue:
    """Show one request."""
    return _request_page(request_id, Typed({"outcome": "", "ground": "", "note": ""}))


def _request_page(
    request_id: uuid.UUID, typed: Typed, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "privacy/one.html",
        seen=look_up(request_view, request_id=request_id),
        typed=typed,
        kinds=KINDS_OF_LAW,
        relations=RELATIONS,
        outcomes=OUTCOMES,
        grounds=GROUNDS,
        extensions=EXTENSIONS,
        outcome_choices=choices(OUTCOMES),
        ground_choices=choices(GROUNDS),
        extension_choices=choices(EXTENSIONS),
    )
    return page, status


@bp.post("/verzoeken/<uuid:request_id>/verlengen")
def extend(request_id: uuid.UUID) -> ResponseReturnValue:
    """Take two months more."""
    typed = read("reason")
    reason = chosen(typed, "reason", ExtensionReason)
    if reason is None:
        return _request_page(request_id, typed, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(extend_request, request_id=request_id, reason=reason)
    except CoopError as error:
        return _refused(request_id, typed, error)
    return _done(N_("Verlengd. De aanvrager krijgt een mail."), request_id)


@bp.post("/verzoeken/<uuid:request_id>/antwoord")
def answer(request_id: uuid.UUID) -> ResponseReturnValue:
    """Record the answer."""
    typed = read("outcome", "ground")
    typed.values["note"] = form_text("note", longest=LONGEST_NOTE)
    outcome = chosen(typed, "outcome", RequestOutcome)
    if outcome is None:
        return _request_page(request_id, typed, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(
            answer_request,
            request_id=request_id,
            outcome=outcome,
            ground=chosen(typed, "ground", Ground, is_needed=False),
            note=typed.values["note"],
        )
    except CoopError as error:
        return _refused(request_id, typed, error)
    return _done(N_("Vastgelegd. De aanvrager krijgt een mail."), request_id)


def _refused(request_id: uuid.UUID, typed: Typed, error: CoopError) -> ResponseReturnValue:
    if not current_actor().holds(Permission.PRIVACY_REQUEST_HANDLE):
        raise error
    refuse(typed, error)
    return _request_page(request_id, typed, status_of(error))


def _done(sentence: str, request_id: uuid.UUID) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("privacy_desk.show_one", request_id=request_id), HTTPStatus.SEE_OTHER)


@bp.get("/bewaren")
def show_retention() -> ResponseReturnValue:
    """Show what goes when, and what went by itself."""
    return render_template(
        "privacy/retention.html", terms=look_up(retention_view), matters=MATTERS, since=SINCE
    )


@bp.get("/verwerkingsregister")
def show_register() -> ResponseReturnValue:
    """Show the record of processing of what is in use (AVG art. 30)."""
    current_actor().require(Permission.PRIVACY_RETENTION_READ)
    statement = look_up(statement_view)
    return render_template(
        "privacy/register.html",
        statement=statement,
        titles=TITLES,
        answers=FULL,
        tables=TABLES,
        register=privacy_register,
    )


@bp.get("/verwerkers")
def show_processors() -> ResponseReturnValue:
    """Show who handles data for the cooperative, to who keeps that list."""
    return _processors_page(Typed({"name": "", "purpose": "", "place": "", "agreed_on": ""}))


def _processors_page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    current_actor().require(Permission.PRIVACY_PROCESSOR_MANAGE)
    page = render_template(
        "privacy/processors.html", typed=typed, processors=look_up(statement_view).processors
    )
    return page, status


@bp.post("/verwerkers")
def add() -> ResponseReturnValue:
    """Put one on the list."""
    typed = read("name", "purpose", "place", "agreed_on")
    try:
        carry_out(
            add_processor,
            name=typed.values["name"],
            purpose=typed.values["purpose"],
            place=typed.values["place"],
            agreed_on=day_of(typed.values["agreed_on"]),
        )
    except CoopError as error:
        refuse(typed, error)
        return _processors_page(typed, status_of(error))
    flash(
        say(N_("Toegevoegd. Het staat nu ook op de openbare pagina."), current_locale()), "success"
    )
    return redirect(url_for("privacy_desk.show_processors"), HTTPStatus.SEE_OTHER)


@bp.post("/verwerkers/weg")
def end() -> ResponseReturnValue:
    """Take one off the list."""
    carry_out(end_processor, processor_id=form_id("processor"))
    flash(say(N_("Van de lijst gehaald."), current_locale()), "success")
    return redirect(url_for("privacy_desk.show_processors"), HTTPStatus.SEE_OTHER)
