"""The decision list: searched by members, made known and followed up by the secretary."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import (
    decision_list,
    decision_view,
    decisions_of_meeting,
    meeting_view,
)
from coop.assembly.services import (
    add_returning_items,
    assign_decision,
    finish_decision,
    publish_decisions,
)
from coop.kernel.errors import ConflictError, CoopError, InvalidInputError, RuleViolationError
from web.context import carry_out, form_text, look_up
from web.errors import message_of, status_of
from web.forms.assembly import day_of_form
from web.views.assembly.blueprint import bp

LONGEST_SEARCH = 80


@bp.get("/besluiten")
def show_decision_list() -> ResponseReturnValue:
    """Search what the members decided, over the years."""
    text = request.args.get("zoek", "")[:LONGEST_SEARCH].strip()
    year = request.args.get("jaar", type=int)
    found = look_up(decision_list, text=text, year=year)
    return render_template("assembly/decision_list.html", found=found, text=text, year=year)


@bp.get("/<uuid:meeting_id>/besluiten")
def show_decisions(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show what one meeting decided."""
    return _decisions(meeting_id)


@bp.post("/<uuid:meeting_id>/besluiten")
def publish_list(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Make the decisions of a meeting known to all members."""
    try:
        carry_out(publish_decisions, meeting_id=meeting_id)
    except ConflictError as refusal:
        return _decisions(meeting_id, refusal)
    here = url_for("assembly.show_decisions", meeting_id=meeting_id)
    return redirect(here, HTTPStatus.SEE_OTHER)


@bp.get("/besluiten/<uuid:decision_id>")
def show_decision(decision_id: uuid.UUID) -> ResponseReturnValue:
    """Show one decision, with who carries it out."""
    return _decision(decision_id)


@bp.post("/besluiten/<uuid:decision_id>")
def assign_task(decision_id: uuid.UUID) -> ResponseReturnValue:
    """Say who carries a decision out."""
    try:
        carry_out(
            assign_decision,
            decision_id=decision_id,
            owner=form_text("owner", longest=120),
            due_on=day_of_form("due_on"),
        )
    except (InvalidInputError, RuleViolationError, ConflictError) as refusal:
        return _decision(decision_id, refusal)
    return _to_decision(decision_id)


@bp.post("/besluiten/<uuid:decision_id>/klaar")
def finish_task(decision_id: uuid.UUID) -> ResponseReturnValue:
    """Record that a decision was carried out."""
    try:
        carry_out(finish_decision, decision_id=decision_id, result=form_text("result"))
    except (RuleViolationError, ConflictError) as refusal:
        return _decision(decision_id, refusal)
    return _to_decision(decision_id)


@bp.post("/<uuid:meeting_id>/terugkerend")
def let_return(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put minutes to adopt and open decisions on the agenda of a plan."""
    try:
        carry_out(add_returning_items, meeting_id=meeting_id)
    except RuleViolationError as refusal:
        flash(message_of(refusal))
    page = "show_board_meeting" if request.form.get("board") else "show_meeting"
    here = url_for(f"assembly.{page}", meeting_id=meeting_id)
    return redirect(here, HTTPStatus.SEE_OTHER)


def _decisions(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "assembly/decisions.html",
        meeting=look_up(meeting_view, meeting_id=meeting_id),
        rows=look_up(decisions_of_meeting, meeting_id=meeting_id),
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _decision(decision_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "assembly/decision.html",
        row=look_up(decision_view, decision_id=decision_id),
        typed=request.form,
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _to_decision(decision_id: uuid.UUID) -> ResponseReturnValue:
    here = url_for("assembly.show_decision", decision_id=decision_id)
    return redirect(here, HTTPStatus.SEE_OTHER)
