"""What members do: look up meetings, take part, vote, follow on a screen."""

import uuid
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import (
    giver_ballots,
    live_view,
    meeting_rows,
    meeting_view,
    open_rounds,
    own_ballot,
    own_candidacies,
    petition_rows,
)
from coop.assembly.queries.meetings import LiveView, MeetingView
from coop.assembly.queries.proxies import GiverBallot
from coop.assembly.rules import MeetingState
from coop.assembly.services import cast_vote, join_meeting, leave_meeting
from coop.kernel.errors import CoopError, InvalidInputError, RuleViolationError
from coop.kernel.permissions import Permission
from coop.voting.errors import AlreadyVotedError
from coop.voting.rules import BallotChannel, Choice, choice_of
from web.context import carry_out, current_actor, current_coop, current_settings, form_id, look_up
from web.errors import message_of, status_of, wants_json
from web.views.assembly.blueprint import bp
from web.views.assembly.pages import meeting_page
from web.views.assembly.stage import Screen, state_of_stage


@bp.get("")
def show_meetings() -> ResponseReturnValue:
    """List the meetings: going on, to come, over."""
    rows = look_up(meeting_rows)
    return render_template(
        "assembly/list.html",
        open_now=[row for row in rows if row.state is MeetingState.OPEN],
        # Rows come newest first; what is to come reads better nearest first.
        to_come=[
            row
            for row in reversed(rows)
            if row.state in {MeetingState.PLANNED, MeetingState.CONVENED}
        ],
        over=[row for row in rows if row.state is MeetingState.CLOSED],
        rounds=look_up(open_rounds),
        petitions=look_up(petition_rows),
        candidacies=look_up(own_candidacies),
    )


@bp.get("/<uuid:meeting_id>")
def show_meeting(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show one meeting: when, where, what about, and what was decided."""
    return meeting_page(meeting_id)


@bp.get("/<uuid:meeting_id>/live")
def show_live(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show the meeting as it goes, with one's own part in it."""
    return live_page(meeting_id)


@bp.get("/<uuid:meeting_id>/scherm")
def show_hall(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show the meeting on the screen in the hall; nothing of one person's own is on it."""
    meeting = look_up(meeting_view, meeting_id=meeting_id)
    return render_template(
        "assembly/screen.html", meeting=meeting, shared=state_of_stage(meeting, Screen.HALL)
    )


@bp.get("/<uuid:meeting_id>/stand")
def show_state(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Give a screen that missed something what it shows now, with the reader's own part."""
    if request.args.get("beeld") == Screen.HALL:
        meeting = look_up(meeting_view, meeting_id=meeting_id)
        return jsonify(state_of_stage(meeting, Screen.HALL))
    view = look_up(live_view, meeting_id=meeting_id)
    own = render_template(
        "assembly/_own.html",
        meeting=view.meeting,
        own=view.own,
        givers=_givers(view),
    )
    own_floor = render_template("assembly/_own_floor.html", meeting=view.meeting, own=view.own)
    shared = state_of_stage(view.meeting, Screen.LIVE)
    return jsonify({**shared, "own": own, "own_floor": own_floor})


@bp.post("/<uuid:meeting_id>/meedoen")
def join(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take part from home."""
    try:
        carry_out(join_meeting, meeting_id=meeting_id)
    except RuleViolationError as refusal:
        return live_page(meeting_id, refusal)
    return to_live(meeting_id)


@bp.post("/<uuid:meeting_id>/weggaan")
def leave(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Stop taking part."""
    carry_out(leave_meeting, meeting_id=meeting_id)
    return to_live(meeting_id)


@bp.post("/<uuid:meeting_id>/stem")
def vote(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take the reader's ballot and say what was registered.

    The ballot's own key makes a double submit harmless, so no form token is spent on it.
    """
    poll_id = form_id("poll")
    try:
        choice = _cast(poll_id)
    except (RuleViolationError, InvalidInputError, AlreadyVotedError) as refusal:
        if wants_json():
            raise
        return live_page(meeting_id, refusal)
    if wants_json():
        return jsonify(poll=str(poll_id), choice=choice.value)
    return to_live(meeting_id)


def _cast(poll_id: uuid.UUID) -> Choice:
    choice = choice_of(request.form.get("choice", ""))
    actor, coop = current_actor(), current_coop()
    try:
        coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)
    except AlreadyVotedError:
        # Sent twice by an impatient thumb or a bad connection: then it is what is registered.
        if coop.ask(own_ballot, actor, poll_id=poll_id) is not choice:
            raise
    return choice


def _givers(view: LiveView) -> tuple[GiverBallot, ...]:
    """Find for whom the reader votes, once he or she takes part."""
    if view.own.presence is None or not current_actor().holds(Permission.ASSEMBLY_BALLOT_CAST):
        return ()
    vote = view.meeting.current.vote if view.meeting.current else None
    poll_id = vote.poll_id if vote is not None and vote.takes_ballots else None
    return look_up(giver_ballots, meeting_id=view.meeting.id, poll_id=poll_id)


def to_live(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Send the reader back to the live page."""
    return redirect(url_for("assembly.show_live", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def live_page(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    """Show the live page, with why something was refused."""
    view: LiveView = look_up(live_view, meeting_id=meeting_id)
    page = render_template(
        "assembly/live.html",
        meeting=view.meeting,
        own=view.own,
        givers=_givers(view),
        shared=state_of_stage(view.meeting, Screen.LIVE),
        video_url=_framed(view.meeting),
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _framed(meeting: MeetingView) -> str | None:
    """Return what stands in a frame while the meeting is on: of a service the operator named."""
    if meeting.online_url is None or meeting.state is not MeetingState.OPEN:
        return None
    address = urlsplit(meeting.online_url)
    if address.scheme != "https" or address.netloc not in (current_settings().video_hosts or ()):
        return None
    g.framed_host = address.netloc
    return meeting.online_url
