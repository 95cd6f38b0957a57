"""What the minute taker does: type, point by point, while it is kept all the time (C28)."""

import uuid
from http import HTTPStatus

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.errors import NoteConflictError, NoteTooLongError
from coop.assembly.queries import minutes_desk
from coop.assembly.rules import LONGEST_NOTE
from coop.assembly.services import write_note
from coop.kernel.errors import CoopError
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, form_id, form_text, look_up
from web.errors import message_of, status_of, wants_json
from web.views.assembly.blueprint import bp

LONGEST_VERSION = 9


@bp.get("/<uuid:meeting_id>/notuleren")
def show_notes(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show the agenda with a place to type at each point; a script may ask for what is on."""
    return _notes(meeting_id)


@bp.post("/<uuid:meeting_id>/notuleren")
def keep_note(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Keep what was typed about one point."""
    item_id = form_id("item")
    # One sign more than fits, so that a note that is too long is refused and not cut.
    text = form_text("text", longest=LONGEST_NOTE + 1)
    version = request.form.get("version", "")[:LONGEST_VERSION]
    seen = int(version) if version.isascii() and version.isdecimal() else 0
    try:
        kept = carry_out(write_note, item_id=item_id, text=text, version=seen)
    except (NoteConflictError, NoteTooLongError) as refusal:
        if wants_json():
            raise
        return _notes(meeting_id, refusal, item_id, text)
    if wants_json():
        return jsonify(version=kept, said=say(N_("Bewaard."), current_locale()))
    here = url_for("assembly.show_notes", meeting_id=meeting_id, bewaard=item_id)
    return redirect(f"{here}#punt-{item_id}", HTTPStatus.SEE_OTHER)


def _notes(
    meeting_id: uuid.UUID,
    refusal: CoopError | None = None,
    item_id: uuid.UUID | None = None,
    typed: str = "",
) -> ResponseReturnValue:
    desk = look_up(minutes_desk, meeting_id=meeting_id)
    part = request.args.get("deel") == "1"
    page = render_template(
        "assembly/_notes_now.html" if part else "assembly/notes.html",
        desk=desk,
        kept=request.args.get("bewaard", ""),
        refusal=message_of(refusal) if refusal else None,
        refused=item_id,
        typed=typed,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)
