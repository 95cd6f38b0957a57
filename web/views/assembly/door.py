"""What the door does: find a member by number or name, let him or her in."""

import uuid
from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import attendance_view, find_members
from coop.assembly.services import check_in, check_out
from coop.kernel.errors import CoopError, RuleViolationError
from web.context import carry_out, form_id, look_up
from web.errors import message_of, status_of
from web.views.assembly.blueprint import bp

LONGEST_SEARCH = 80


@bp.get("/<uuid:meeting_id>/deur")
def show_door(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show who is present, and whom the search finds."""
    return _door(meeting_id)


@bp.post("/<uuid:meeting_id>/deur")
def let_in(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Check a member in."""
    person_id = form_id("person")
    try:
        carry_out(
            check_in,
            meeting_id=meeting_id,
            person_id=person_id,
            for_own_item=bool(request.form.get("own_item")),
        )
    except RuleViolationError as refusal:
        return _door(meeting_id, refusal)
    return _to_door(meeting_id, person_id)


@bp.post("/<uuid:meeting_id>/deur/vertrek")
def let_out(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Record that a member left."""
    carry_out(check_out, meeting_id=meeting_id, person_id=form_id("person"))
    return _to_door(meeting_id)


def _to_door(meeting_id: uuid.UUID, person_id: uuid.UUID | None = None) -> ResponseReturnValue:
    here = url_for("assembly.show_door", meeting_id=meeting_id, binnen=person_id)
    return redirect(here, HTTPStatus.SEE_OTHER)


def _door(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    view = look_up(attendance_view, meeting_id=meeting_id)
    text = request.args.get("zoek", "")[:LONGEST_SEARCH].strip()
    just_in = request.args.get("binnen", "")
    page = render_template(
        "assembly/door.html",
        view=view,
        text=text,
        hits=look_up(find_members, meeting_id=meeting_id, text=text) if text else (),
        just_in=next((row for row in view.present if str(row.person_id) == just_in), None),
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)
