"""Meetings of the board, its schedule of retirement, and what elections bring along."""

import uuid
from collections.abc import Callable
from http import HTTPStatus

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import (
    board_meeting,
    board_meetings,
    decision_list,
    filings,
    retirement_schedule,
)
from coop.assembly.rules import MeetingKind
from coop.assembly.services import (
    add_board_item,
    begin_board_meeting,
    close_board_meeting,
    decide_in_board,
    discuss_in_board,
    note_conflict,
    plan_board_meeting,
    settle_filing,
)
from coop.kernel.errors import CoopError, NotAllowedError
from coop.kernel.permissions import Permission
from web.context import carry_out, current_actor, form_id, form_text, look_up
from web.errors import message_of, status_of
from web.forms.assembly import instant_of_form
from web.views.assembly.blueprint import bp


@bp.get("/bestuur")
def show_board() -> ResponseReturnValue:
    """Show the meetings of the board."""
    return _board()


@bp.post("/bestuur")
def plan_board() -> ResponseReturnValue:
    """Plan a meeting of the board."""
    current_actor().require(Permission.ASSEMBLY_BOARD_HOLD)
    starts_at = instant_of_form("day", "hour")
    if starts_at is None:
        return _board(has_wrong_day=True)
    try:
        meeting_id = carry_out(
            plan_board_meeting,
            title=form_text("title", longest=200),
            place=form_text("place", longest=200),
            starts_at=starts_at,
        )
    except NotAllowedError:
        raise
    except CoopError as refusal:
        return _board(refusal)
    return _to(meeting_id)


@bp.get("/bestuur/<uuid:meeting_id>")
def show_board_meeting(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show one meeting of the board."""
    return _meeting(meeting_id)


@bp.post("/bestuur/<uuid:meeting_id>/agenda")
def add_to_board(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put a point on the agenda."""
    return _then(
        meeting_id,
        lambda: carry_out(
            add_board_item,
            meeting_id=meeting_id,
            title=form_text("title", longest=200),
            explanation=form_text("explanation"),
        ),
    )


@bp.post("/bestuur/<uuid:meeting_id>/begin")
def begin_board(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Begin, with who is there."""
    try:
        present = frozenset(uuid.UUID(one) for one in request.form.getlist("present"))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    return _then(
        meeting_id,
        lambda: carry_out(begin_board_meeting, meeting_id=meeting_id, present=present),
    )


@bp.post("/bestuur/<uuid:meeting_id>/bespreken")
def discuss_on_board(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Open the discussion of a point."""
    item_id = form_id("item")
    return _then(meeting_id, lambda: carry_out(discuss_in_board, item_id=item_id))


@bp.post("/bestuur/<uuid:meeting_id>/besluit")
def decide_on_board(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Record what the board decided."""
    item_id = form_id("item")
    text = form_text("text")
    return _then(
        meeting_id,
        lambda: carry_out(decide_in_board, item_id=item_id, text=text),
    )


@bp.post("/bestuur/<uuid:meeting_id>/belang")
def note_board_interest(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Record that somebody of the board has an own interest in a point, or no longer."""
    item_id, person_id = form_id("item"), form_id("person")
    has_interest = bool(request.form.get("has_interest"))
    return _then(
        meeting_id,
        lambda: carry_out(
            note_conflict, item_id=item_id, person_id=person_id, has_interest=has_interest
        ),
    )


@bp.post("/bestuur/<uuid:meeting_id>/einde")
def close_board(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Close the meeting."""
    return _then(meeting_id, lambda: carry_out(close_board_meeting, meeting_id=meeting_id))


@bp.get("/bestuur/besluiten")
def show_board_decisions() -> ResponseReturnValue:
    """Show what the board decided."""
    found = look_up(decision_list, kind=MeetingKind.BOARD)
    return render_template("assembly/board_decisions.html", found=found)


@bp.get("/rooster")
def show_schedule() -> ResponseReturnValue:
    """Show who of the board resigns when; to the board what must be told outside."""
    reads = current_actor().holds(Permission.ASSEMBLY_BOARD_READ)
    return render_template(
        "assembly/schedule.html",
        view=look_up(retirement_schedule),
        filings=look_up(filings) if reads else (),
    )


@bp.post("/rooster/<uuid:filing_id>")
def settle_one(filing_id: uuid.UUID) -> ResponseReturnValue:
    """Record that something was told outside, or did not have to be."""
    carry_out(settle_filing, filing_id=filing_id, was_needed=request.form.get("needed") == "1")
    return redirect(url_for("assembly.show_schedule"), HTTPStatus.SEE_OTHER)


def _then(meeting_id: uuid.UUID, act: Callable[[], object]) -> ResponseReturnValue:
    try:
        act()
    except NotAllowedError:
        raise
    except CoopError as refusal:
        return _meeting(meeting_id, refusal)
    return _to(meeting_id)


def _board(
    refusal: CoopError | None = None, *, has_wrong_day: bool = False
) -> ResponseReturnValue:
    page = render_template(
        "assembly/board.html",
        meetings=look_up(board_meetings),
        typed=request.form,
        has_wrong_day=has_wrong_day,
        refusal=message_of(refusal) if refusal else None,
    )
    if has_wrong_day:
        return page, HTTPStatus.BAD_REQUEST
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _meeting(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "assembly/board_meeting.html",
        meeting=look_up(board_meeting, meeting_id=meeting_id),
        typed=request.form,
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _to(meeting_id: uuid.UUID) -> ResponseReturnValue:
    here = url_for("assembly.show_board_meeting", meeting_id=meeting_id)
    return redirect(here, HTTPStatus.SEE_OTHER)
