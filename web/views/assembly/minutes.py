"""Minutes: written one section at a time, read by members, signed by two."""

import uuid
from collections.abc import Callable
from http import HTTPStatus

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.errors import MinutesChangedError
from coop.assembly.queries import minutes_history, minutes_view
from coop.assembly.queries.minutes import MinutesView, SectionView
from coop.assembly.rules import COMMENT_DAYS, Office
from coop.assembly.services import (
    answer_comment,
    comment_minutes,
    propose_minutes,
    sign_minutes,
    write_minutes,
)
from coop.kernel.errors import CoopError, NotAllowedError
from coop.kernel.permissions import Permission
from web.context import carry_out, current_actor, form_id, form_text, look_up
from web.errors import message_of, status_of
from web.forms.assembly import day_of_form
from web.views.assembly.blueprint import bp

LONGEST_SECTION = 40_000


@bp.get("/<uuid:meeting_id>/notulen")
def show_minutes(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show the minutes of a meeting."""
    return _minutes(meeting_id)


@bp.get("/<uuid:meeting_id>/notulen/<int:place>")
def edit_section(meeting_id: uuid.UUID, place: int) -> ResponseReturnValue:
    """Show one section to write in."""
    current_actor().require(Permission.ASSEMBLY_MINUTES_WRITE)
    return _editor(meeting_id, place)


@bp.post("/<uuid:meeting_id>/notulen/<int:place>")
def write_section(meeting_id: uuid.UUID, place: int) -> ResponseReturnValue:
    """Keep a new version; who was second reads the first one's text above the own."""
    text = form_text("text", longest=LONGEST_SECTION)
    try:
        carry_out(
            write_minutes,
            meeting_id=meeting_id,
            place=place,
            based_on=request.form.get("based_on", 0, type=int),
            text=text,
        )
    except MinutesChangedError as refusal:
        return _editor(meeting_id, place, typed=text, refusal=refusal)
    return _to_minutes(meeting_id, place)


@bp.get("/<uuid:meeting_id>/notulen/<int:place>/versies")
def show_versions(meeting_id: uuid.UUID, place: int) -> ResponseReturnValue:
    """Show who wrote what, and when."""
    history = look_up(minutes_history, meeting_id=meeting_id, place=place)
    return render_template("assembly/minutes_history.html", history=history)


@bp.post("/<uuid:meeting_id>/notulen/ter-vaststelling")
def put_up_minutes(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show the minutes to all members and ask who attended for comments."""
    until = day_of_form("until")
    return _then_minutes(
        meeting_id, lambda: carry_out(propose_minutes, meeting_id=meeting_id, until=until)
    )


@bp.post("/<uuid:meeting_id>/notulen/<int:place>/opmerking")
def comment_on_minutes(meeting_id: uuid.UUID, place: int) -> ResponseReturnValue:
    """Take a comment of who was there."""
    text = form_text("text")
    return _then_minutes(
        meeting_id,
        lambda: carry_out(comment_minutes, meeting_id=meeting_id, place=place, text=text),
    )


@bp.post("/<uuid:meeting_id>/notulen/opmerking")
def settle_comment(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Tell what became of a comment."""
    comment_id = form_id("comment")
    answer = form_text("answer")
    return _then_minutes(
        meeting_id,
        lambda: carry_out(
            answer_comment, meeting_id=meeting_id, comment_id=comment_id, answer=answer
        ),
    )


@bp.post("/<uuid:meeting_id>/notulen/ondertekenen")
def put_signature(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Sign as chair or as secretary."""
    try:
        office = Office(request.form.get("office", ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    return _then_minutes(
        meeting_id, lambda: carry_out(sign_minutes, meeting_id=meeting_id, office=office)
    )


def _then_minutes(meeting_id: uuid.UUID, act: Callable[[], object]) -> ResponseReturnValue:
    try:
        act()
    except NotAllowedError:
        raise
    except CoopError as refusal:
        return _minutes(meeting_id, refusal)
    return _to_minutes(meeting_id)


def _minutes(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "assembly/minutes.html",
        minutes=look_up(minutes_view, meeting_id=meeting_id),
        comment_days=COMMENT_DAYS,
        typed=request.form,
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _editor(
    meeting_id: uuid.UUID,
    place: int,
    *,
    typed: str | None = None,
    refusal: CoopError | None = None,
) -> ResponseReturnValue:
    minutes = look_up(minutes_view, meeting_id=meeting_id)
    section = _section(minutes, place)
    page = render_template(
        "assembly/minutes_section.html",
        minutes=minutes,
        section=section,
        text=section.text if typed is None else typed,
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _section(minutes: MinutesView, place: int) -> SectionView:
    section = next((one for one in minutes.sections if one.place == place), None)
    return section or abort(HTTPStatus.NOT_FOUND)


def _to_minutes(meeting_id: uuid.UUID, place: int | None = None) -> ResponseReturnValue:
    anchor = None if place is None else f"punt-{place}"
    here = url_for("assembly.show_minutes", meeting_id=meeting_id, _anchor=anchor)
    return redirect(here, HTTPStatus.SEE_OTHER)
