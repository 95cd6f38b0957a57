"""What the chair does: open, move on, close; votes are in ``voting``."""

import uuid
from collections.abc import Callable
from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import floor_desk, leading_view, roll_call, trouble_view
from coop.assembly.queries.elections import ElectionDesk, election_desk
from coop.assembly.queries.leading import LeadingView
from coop.assembly.queries.meetings import ItemView, MeetingView
from coop.assembly.queries.votes import AnswerRow
from coop.assembly.rules import DecisionKind
from coop.assembly.services import (
    close_meeting,
    open_meeting,
    select_item,
)
from coop.kernel.errors import CoopError, NotAllowedError
from coop.voting.rules import VotingMethod
from web.context import carry_out, form_id, look_up
from web.errors import message_of, status_of
from web.views.assembly.blueprint import bp
from web.views.assembly.stage import Screen, state_of_stage


@bp.get("/<uuid:meeting_id>/leiden")
def show_lead(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show who leads what the next step is; a script may ask for that part alone."""
    return _lead(meeting_id)


@bp.post("/<uuid:meeting_id>/openen")
def open_it(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Open the meeting."""
    return then_lead(meeting_id, lambda: carry_out(open_meeting, meeting_id=meeting_id))


@bp.post("/<uuid:meeting_id>/sluiten")
def close_it(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Close the meeting."""
    return then_lead(meeting_id, lambda: carry_out(close_meeting, meeting_id=meeting_id))


@bp.post("/<uuid:meeting_id>/punt")
def move_on(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Come to a point of the agenda."""
    item_id = form_id("item")
    return then_lead(
        meeting_id, lambda: carry_out(select_item, meeting_id=meeting_id, item_id=item_id)
    )


def then_lead(meeting_id: uuid.UUID, act: Callable[[], object]) -> ResponseReturnValue:
    """Do what the chair pressed and show the next step, or what stood in the way."""
    try:
        act()
    except NotAllowedError:
        raise
    except CoopError as refusal:
        return _lead(meeting_id, refusal)
    return redirect(url_for("assembly.show_lead", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def _lead(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    view = look_up(leading_view, meeting_id=meeting_id)
    part = request.args.get("deel") == "1"
    page = render_template(
        "assembly/_lead.html" if part else "assembly/lead.html",
        view=view,
        meeting=view.meeting,
        desk=look_up(floor_desk, meeting_id=meeting_id),
        calls=_calls(view.meeting),
        following=_following(view.meeting),
        election_desk=_election_desk(view.meeting),
        ahead_papers=_papers(view),
        trouble=look_up(trouble_view, meeting_id=meeting_id),
        shared=state_of_stage(view.meeting, Screen.LEAD),
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _calls(meeting: MeetingView) -> tuple[AnswerRow, ...]:
    """Find whose names are called, while a roll call goes on."""
    vote = meeting.open_vote
    if vote is None or vote.method is not VotingMethod.ROLL_CALL:
        return ()
    return look_up(roll_call, poll_id=vote.poll_id)


def _election_desk(meeting: MeetingView) -> ElectionDesk | None:
    """Find how far the current vacancy is, if the point is one."""
    item = meeting.current
    if item is None or item.kind is not DecisionKind.ELECTION:
        return None
    return look_up(election_desk, item_id=item.id)


def _papers(view: LeadingView) -> int:
    """Count who gets a paper: who is there, and each giver of a proxy."""
    steps = view.quorum_history
    return steps[-1].counted if steps else view.meeting.present.at_the_door


def _following(meeting: MeetingView) -> ItemView | None:
    """Find the point that comes after the current one, or the first when none is on."""
    number = meeting.current.number if meeting.current else 0
    return next((item for item in meeting.items if item.number > number), None)
