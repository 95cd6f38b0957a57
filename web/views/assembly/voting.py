"""What the chair does with votes, and how a member objects to one."""

import uuid
from http import HTTPStatus

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import live_view, meeting_view, roll_call
from coop.assembly.rules import Challenger, MeetingState
from coop.assembly.services import (
    answer_roll_call,
    challenge_outcome,
    close_vote,
    defer_item,
    enter_count,
    note_challenge,
    note_conflict,
    note_objection,
    object_to_acclamation,
    open_vote,
    prepare_second_meeting,
)
from coop.kernel.errors import CoopError, RuleViolationError
from coop.voting.rules import VotingMethod, choice_of
from web.context import carry_out, form_id, form_text, look_up
from web.errors import message_of, status_of
from web.forms.assembly import instant_of
from web.views.assembly.blueprint import bp
from web.views.assembly.leading import then_lead


@bp.post("/<uuid:meeting_id>/stemming")
def put_to_vote(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put a point's motion to the vote, in the way the chair chose."""
    item_id, method = form_id("item"), _method()
    return then_lead(meeting_id, lambda: carry_out(open_vote, item_id=item_id, method=method))


@bp.post("/<uuid:meeting_id>/stemming/sluiten")
def end_vote(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Close the vote that is going on and declare its outcome."""
    poll_id = form_id("poll")
    return then_lead(meeting_id, lambda: carry_out(close_vote, poll_id=poll_id))


@bp.post("/<uuid:meeting_id>/stemming/tellen")
def count_hands(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take the numbers that were counted in the hall."""
    poll_id, counters = form_id("poll"), form_text("counters", longest=200)
    numbers = {name: _number(name) for name in ("votes_for", "votes_against", "votes_blank")}
    return then_lead(
        meeting_id,
        lambda: carry_out(enter_count, poll_id=poll_id, counters=counters, **numbers),
    )


@bp.post("/<uuid:meeting_id>/stemming/antwoord")
def take_answer(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Enter what a member answered when called by name."""
    poll_id, person_id = form_id("poll"), form_id("person")
    choice = choice_of(request.form.get("choice", ""))
    return then_lead(
        meeting_id,
        lambda: carry_out(answer_roll_call, poll_id=poll_id, person_id=person_id, choice=choice),
    )


@bp.post("/<uuid:meeting_id>/stemming/bezwaar")
def hear_objection(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Record that somebody in the hall does not agree, so that a real vote follows."""
    poll_id = form_id("poll")
    return then_lead(meeting_id, lambda: carry_out(note_objection, poll_id=poll_id))


@bp.post("/<uuid:meeting_id>/stemming/betwisten")
def hear_challenge(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Record that a voter or the meeting contests the outcome."""
    poll_id = form_id("poll")
    wants = request.form.get("by", "")
    if wants not in set(Challenger):
        abort(HTTPStatus.BAD_REQUEST)
    return then_lead(
        meeting_id,
        lambda: carry_out(note_challenge, poll_id=poll_id, by=Challenger(wants)),
    )


@bp.post("/<uuid:meeting_id>/uitstellen")
def put_off(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Establish that too few members take part in a decision."""
    item_id = form_id("item")
    return then_lead(meeting_id, lambda: carry_out(defer_item, item_id=item_id))


@bp.post("/<uuid:meeting_id>/belang")
def note_interest(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Record that somebody of the board has an own interest in a point, or no longer."""
    item_id, person_id = form_id("item"), form_id("person")
    has_interest = bool(request.form.get("has_interest"))
    return then_lead(
        meeting_id,
        lambda: carry_out(
            note_conflict, item_id=item_id, person_id=person_id, has_interest=has_interest
        ),
    )


@bp.post("/<uuid:meeting_id>/tweede-vergadering")
def plan_second(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Begin the second meeting, about what was put off."""
    starts_at = instant_of(form_text("day", longest=20), form_text("hour", longest=20))
    if starts_at is None:
        abort(HTTPStatus.BAD_REQUEST)
    return then_lead(
        meeting_id,
        lambda: carry_out(prepare_second_meeting, meeting_id=meeting_id, starts_at=starts_at),
    )


@bp.get("/<uuid:meeting_id>/bezwaar")
def show_objection(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show a member how to object to what is on now."""
    return _objection(meeting_id)


@bp.post("/<uuid:meeting_id>/bezwaar")
def make_objection(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Object to deciding by acclamation, or contest what was just declared."""
    poll_id = form_id("poll")
    vote = next(
        (
            item.vote
            for item in look_up(meeting_view, meeting_id=meeting_id).items
            if item.vote is not None and item.vote.poll_id == poll_id
        ),
        None,
    )
    is_asked = vote is not None and vote.is_open
    try:
        carry_out(object_to_acclamation if is_asked else challenge_outcome, poll_id=poll_id)
    except RuleViolationError as refusal:
        return _objection(meeting_id, refusal)
    return redirect(url_for("assembly.show_live", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


@bp.get("/<uuid:meeting_id>/hoofdelijk")
def show_roll_call(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show who answered what in a roll call; that is public."""
    meeting = look_up(meeting_view, meeting_id=meeting_id)
    number = request.args.get("punt", type=int)
    item = next((item for item in meeting.items if item.vote and item.number == number), None)
    if item is None or item.vote is None or item.vote.method is not VotingMethod.ROLL_CALL:
        abort(HTTPStatus.NOT_FOUND)
    rows = look_up(roll_call, poll_id=item.vote.poll_id)
    return render_template("assembly/roll_call.html", meeting=meeting, item=item, rows=rows)


def _objection(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    meeting = look_up(live_view, meeting_id=meeting_id).meeting
    is_on = meeting.state is MeetingState.OPEN and meeting.current is not None
    page = render_template(
        "assembly/objection.html",
        meeting=meeting,
        item=meeting.current if is_on else None,
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _method() -> VotingMethod:
    wanted = request.form.get("method", VotingMethod.ELECTRONIC)
    if wanted not in set(VotingMethod):
        abort(HTTPStatus.BAD_REQUEST)
    return VotingMethod(wanted)


def _number(name: str) -> int:
    """Return a number of hands; what is no number is below zero and refused with the rest."""
    text = form_text(name, longest=6)
    return int(text) if text.isdecimal() else -1
