"""Voting before the meeting."""

import uuid
from http import HTTPStatus

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import beforehand_view
from coop.assembly.services import cast_beforehand
from coop.kernel.errors import CoopError, InvalidInputError, RuleViolationError
from coop.voting.errors import AlreadyVotedError
from coop.voting.rules import BallotChannel, choice_of
from web.context import current_actor, current_coop, form_id, look_up
from web.errors import message_of, status_of
from web.views.assembly.blueprint import bp


@bp.get("/<uuid:meeting_id>/vooraf")
def show_beforehand(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show on what the reader can vote before the meeting."""
    return _page(meeting_id)


@bp.post("/<uuid:meeting_id>/vooraf")
def vote_beforehand(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take a vote cast before the meeting; its own key makes a double press harmless."""
    item_id = form_id("item")
    try:
        choice = choice_of(request.form.get("choice", ""))
        current_coop().run(
            cast_beforehand,
            current_actor(),
            item_id=item_id,
            choice=choice,
            channel=BallotChannel.WEB,
        )
    except (RuleViolationError, InvalidInputError, AlreadyVotedError) as refusal:
        return _page(meeting_id, refusal)
    here = url_for("assembly.show_beforehand", meeting_id=meeting_id)
    return redirect(here, HTTPStatus.SEE_OTHER)


def _page(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    view = look_up(beforehand_view, meeting_id=meeting_id)
    if not view.is_allowed and refusal is None:
        abort(HTTPStatus.NOT_FOUND)
    page = render_template(
        "assembly/beforehand.html",
        view=view,
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)
