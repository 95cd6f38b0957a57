"""Counting open votes again: the files, and their fingerprints."""

import uuid
from http import HTTPStatus

from flask import render_template
from flask.typing import ResponseReturnValue

from coop.assembly.queries.recounts import recount_view
from coop.assembly.services import take_ballots
from coop.kernel.errors import CoopError, RuleViolationError
from web.context import current_actor, current_coop, form_id, look_up
from web.errors import message_of, status_of
from web.files import file_answer
from web.views.assembly.blueprint import bp


@bp.get("/<uuid:meeting_id>/natellen")
def show_recount(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show which votes can be counted again."""
    return _page(meeting_id)


@bp.post("/<uuid:meeting_id>/natellen")
def fetch_ballots(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Give one vote as a file; the journal keeps that it was given."""
    poll_id = form_id("poll")
    try:
        content = current_coop().run(take_ballots, current_actor(), poll_id=poll_id)
    except RuleViolationError as refusal:
        return _page(meeting_id, refusal)
    return file_answer(content, "stemming.zip", "application/zip")


def _page(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "assembly/recount.html",
        view=look_up(recount_view, meeting_id=meeting_id),
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)
