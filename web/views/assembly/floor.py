"""The floor: members ask for it, the chair gives it, the door enters who raises a hand."""

import uuid
from collections.abc import Callable
from http import HTTPStatus

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import find_members, floor_desk, live_view
from coop.assembly.rules import TurnKind, turn_kind_of
from coop.assembly.services import (
    ask_floor,
    close_floor,
    end_speech,
    enter_request,
    extend_speech,
    give_floor,
    reopen_floor,
    set_speaking_time,
    strike_request,
    withdraw_request,
)
from coop.kernel.errors import CoopError, NotAllowedError
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, form_id, look_up
from web.errors import message_of, status_of, wants_json
from web.views.assembly.blueprint import bp
from web.views.assembly.door import LONGEST_SEARCH
from web.views.assembly.members import live_page, to_live
from web.views.assembly.stage import floor_of_stage, milliseconds

LONGEST_MINUTES_TEXT = 4


@bp.post("/<uuid:meeting_id>/woord")
def ask_for_floor(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put the reader on the list of speakers."""
    item_id = form_id("item")
    kind = turn_kind_of(request.form.get("kind", ""))
    said = N_("U staat op de lijst.")
    return _for_member(meeting_id, said, lambda: carry_out(ask_floor, item_id=item_id, kind=kind))


@bp.post("/<uuid:meeting_id>/woord/terug")
def leave_list(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take the reader off the list of speakers."""
    turn_id = form_id("turn")
    said = N_("U staat niet meer op de lijst.")
    return _for_member(meeting_id, said, lambda: carry_out(withdraw_request, turn_id=turn_id))


@bp.get("/<uuid:meeting_id>/sprekers")
def show_floor(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show the list of speakers; a script may ask for that part alone."""
    return _floor(meeting_id)


@bp.post("/<uuid:meeting_id>/sprekers")
def enter_speaker(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put a member on the list who raised a hand in the hall."""
    item_id, person_id = form_id("item"), form_id("person")
    kind = turn_kind_of(request.form.get("kind", ""))
    return _for_chair(
        meeting_id,
        lambda: carry_out(
            enter_request,
            item_id=item_id,
            person_id=person_id,
            kind=kind,
            for_own_item=bool(request.form.get("own_item")),
        ),
    )


@bp.post("/<uuid:meeting_id>/sprekers/geven")
def give_turn(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Give somebody the floor."""
    turn_id = form_id("turn")
    return _for_chair(meeting_id, lambda: carry_out(give_floor, turn_id=turn_id))


@bp.post("/<uuid:meeting_id>/sprekers/klaar")
def end_turn(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Record that somebody is done speaking."""
    turn_id = form_id("turn")
    return _for_chair(meeting_id, lambda: carry_out(end_speech, turn_id=turn_id))


@bp.post("/<uuid:meeting_id>/sprekers/langer")
def extend_turn(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Give who is speaking a minute more."""
    turn_id = form_id("turn")
    return _for_chair(meeting_id, lambda: carry_out(extend_speech, turn_id=turn_id))


@bp.post("/<uuid:meeting_id>/sprekers/weg")
def strike_turn(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take somebody off the list."""
    turn_id = form_id("turn")
    return _for_chair(meeting_id, lambda: carry_out(strike_request, turn_id=turn_id))


@bp.post("/<uuid:meeting_id>/sprekers/dicht")
def close_list(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Close the list of speakers."""
    item_id = form_id("item")
    return _for_chair(meeting_id, lambda: carry_out(close_floor, item_id=item_id))


@bp.post("/<uuid:meeting_id>/sprekers/open")
def reopen_list(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Open the list of speakers again."""
    item_id = form_id("item")
    return _for_chair(meeting_id, lambda: carry_out(reopen_floor, item_id=item_id))


@bp.post("/<uuid:meeting_id>/sprekers/tijd")
def change_time(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Say how long each speaks."""
    text = request.form.get("minutes", "").strip()[:LONGEST_MINUTES_TEXT]
    # What is no number is as wrong as nought.
    minutes = int(text) if text.isascii() and text.isdecimal() else 0
    return _for_chair(
        meeting_id, lambda: carry_out(set_speaking_time, meeting_id=meeting_id, minutes=minutes)
    )


def _for_member(
    meeting_id: uuid.UUID, said: str, act: Callable[[], object]
) -> ResponseReturnValue:
    try:
        act()
    except NotAllowedError:
        raise
    except CoopError as refusal:
        if wants_json():
            raise
        return live_page(meeting_id, refusal)
    if not wants_json():
        return to_live(meeting_id)
    view = look_up(live_view, meeting_id=meeting_id)
    return jsonify(
        revision=view.meeting.revision,
        floor=floor_of_stage(view.meeting),
        said=say(said, current_locale()),
        own_floor=render_template("assembly/_own_floor.html", meeting=view.meeting, own=view.own),
    )


def _for_chair(meeting_id: uuid.UUID, act: Callable[[], object]) -> ResponseReturnValue:
    try:
        act()
    except NotAllowedError:
        raise
    except CoopError as refusal:
        return _floor(meeting_id, refusal)
    # The same buttons stand on the page of who leads.
    leads = request.form.get("van") == "leiden"
    page = "assembly.show_lead" if leads else "assembly.show_floor"
    return redirect(url_for(page, meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def _floor(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    desk = look_up(floor_desk, meeting_id=meeting_id)
    text = request.args.get("zoek", "")[:LONGEST_SEARCH].strip()
    part = request.args.get("deel") == "1"
    page = render_template(
        "assembly/_speakers.html" if part else "assembly/speakers.html",
        desk=desk,
        now=milliseconds(desk.at),
        text=text,
        hits=look_up(find_members, meeting_id=meeting_id, text=text) if text else (),
        kinds=[kind.value for kind in TurnKind],
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)
