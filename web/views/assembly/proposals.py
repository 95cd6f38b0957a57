"""What members put forward for a meeting, and what the board decides about it."""

import uuid
from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import proposals_view
from coop.assembly.rules import FEWEST_SIGNATURES, LONGEST_MOTION, MOST_SIGNATURES
from coop.assembly.services import (
    cosign_proposal,
    open_proposals,
    place_proposal,
    propose_item,
    refuse_proposal,
    stand_as_candidate,
    withdraw_proposal,
)
from coop.kernel.errors import ConflictError, CoopError, InvalidInputError, RuleViolationError
from web.context import carry_out, form_id, form_text, look_up
from web.errors import message_of, status_of
from web.forms.endings import read_day
from web.views.assembly.blueprint import bp
from web.views.assembly.petitions import LONGEST_PASTED

FIELDS = ("title", "explanation", "motion", "reason", "candidacy")
REFUSALS = (ConflictError, InvalidInputError, RuleViolationError)


@bp.get("/<uuid:meeting_id>/voorstellen")
def show_proposals(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show what members put forward, and how to put something forward."""
    return _page(meeting_id)


@bp.post("/<uuid:meeting_id>/voorstellen")
def propose(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put a point forward."""
    try:
        carry_out(
            propose_item,
            meeting_id=meeting_id,
            title=form_text("title", longest=LONGEST_PASTED),
            explanation=form_text("explanation", longest=LONGEST_PASTED),
            motion=form_text("motion", longest=LONGEST_PASTED),
        )
    except REFUSALS as refusal:
        return _page(meeting_id, refusal)
    return _to_proposals(meeting_id)


@bp.post("/<uuid:meeting_id>/voorstellen/kandidaat")
def stand(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put oneself forward for an election."""
    try:
        carry_out(
            stand_as_candidate,
            item_id=form_id("election"),
            statement=form_text("candidacy", longest=LONGEST_PASTED),
        )
    except REFUSALS as refusal:
        return _page(meeting_id, refusal)
    return _to_proposals(meeting_id)


@bp.post("/<uuid:meeting_id>/voorstellen/open")
def ask_proposals(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Ask the members for proposals until a day."""
    needed = form_text("needed", longest=9)
    try:
        carry_out(
            open_proposals,
            meeting_id=meeting_id,
            closes_on=read_day("closes_on"),
            signatures_needed=int(needed) if needed.isdecimal() else 0,
        )
    except REFUSALS as refusal:
        return _page(meeting_id, refusal)
    return _to_proposals(meeting_id)


@bp.post("/<uuid:meeting_id>/voorstellen/steunen")
def cosign(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Stand behind a proposal."""
    try:
        carry_out(cosign_proposal, proposal_id=form_id("proposal"))
    except REFUSALS as refusal:
        return _page(meeting_id, refusal)
    return _to_proposals(meeting_id)


@bp.post("/<uuid:meeting_id>/voorstellen/intrekken")
def take_back(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take one's own proposal back."""
    try:
        carry_out(withdraw_proposal, proposal_id=form_id("proposal"))
    except REFUSALS as refusal:
        return _page(meeting_id, refusal)
    return _to_proposals(meeting_id)


@bp.post("/<uuid:meeting_id>/voorstellen/plaatsen")
def place(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put a proposal on the agenda."""
    try:
        carry_out(place_proposal, proposal_id=form_id("proposal"))
    except REFUSALS as refusal:
        return _page(meeting_id, refusal)
    return _to_proposals(meeting_id)


@bp.post("/<uuid:meeting_id>/voorstellen/afwijzen")
def turn_down(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Keep a proposal off the agenda, with the reason."""
    try:
        carry_out(refuse_proposal, proposal_id=form_id("proposal"), reason=form_text("reason"))
    except REFUSALS as refusal:
        return _page(meeting_id, refusal)
    return _to_proposals(meeting_id)


def _page(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "assembly/proposals.html",
        seen=look_up(proposals_view, meeting_id=meeting_id),
        typed={name: form_text(name, longest=LONGEST_PASTED) for name in FIELDS},
        # Which proposal the secretary is about to refuse.
        about=request.values.get("proposal", ""),
        refusal=message_of(refusal) if refusal else None,
        longest=LONGEST_MOTION,
        fewest=FEWEST_SIGNATURES,
        most=MOST_SIGNATURES,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _to_proposals(meeting_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(
        url_for("assembly.show_proposals", meeting_id=meeting_id), HTTPStatus.SEE_OTHER
    )
