"""What members want changed in a motion, and what the meeting decides about it."""

import uuid

from flask import request
from flask.typing import ResponseReturnValue

from coop.assembly.services import (
    decide_amendment,
    order_amendments,
    submit_amendment,
    withdraw_amendment,
)
from web.context import carry_out, form_id, form_text
from web.forms.motions import LONGEST_PASTED, read_count
from web.views.assembly.blueprint import bp
from web.views.assembly.motions import REFUSALS, item_page, to_item


@bp.post("/<uuid:meeting_id>/punt/<uuid:item_id>/wijziging")
def amend(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Propose another text for a motion, or for an amendment of it."""
    try:
        carry_out(
            submit_amendment,
            item_id=item_id,
            text=form_text("amended", longest=LONGEST_PASTED),
            explanation=form_text("why", longest=LONGEST_PASTED),
            parent_id=form_id("parent") if request.form.get("parent") else None,
        )
    except REFUSALS as refusal:
        return item_page(meeting_id, item_id, refusal)
    return to_item(meeting_id, item_id)


@bp.post("/<uuid:meeting_id>/punt/<uuid:item_id>/wijziging/intrekken")
def drop_amendment(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Take one's own amendment back."""
    try:
        carry_out(withdraw_amendment, amendment_id=form_id("amendment"))
    except REFUSALS as refusal:
        return item_page(meeting_id, item_id, refusal)
    return to_item(meeting_id, item_id)


@bp.post("/<uuid:meeting_id>/punt/<uuid:item_id>/wijziging/eerst")
def take_first(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Put an amendment to the vote before all others."""
    order = [uuid.UUID(one) for one in request.form.getlist("order") if _is_id(one)]
    first = form_id("amendment")
    try:
        carry_out(
            order_amendments,
            item_id=item_id,
            order=[first, *(one for one in order if one != first)],
        )
    except REFUSALS as refusal:
        return item_page(meeting_id, item_id, refusal)
    return to_item(meeting_id, item_id)


@bp.post("/<uuid:meeting_id>/punt/<uuid:item_id>/wijziging/besluit")
def settle_amendment(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Enter what the meeting counted about an amendment."""
    try:
        carry_out(
            decide_amendment,
            amendment_id=form_id("amendment"),
            votes_for=read_count("votes_for"),
            votes_against=read_count("votes_against"),
            votes_blank=read_count("votes_blank"),
            text=form_text("text", longest=LONGEST_PASTED),
        )
    except REFUSALS as refusal:
        return item_page(meeting_id, item_id, refusal)
    return to_item(meeting_id, item_id)


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
