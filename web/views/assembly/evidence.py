"""The proof of a meeting: what it answers, and the file itself."""

import uuid

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from coop.assembly.queries import proof_view
from coop.assembly.services import take_proof
from web.context import current_actor, current_coop, look_up
from web.files import file_answer
from web.views.assembly.blueprint import bp


@bp.get("/<uuid:meeting_id>/bewijs")
def show_evidence(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show what the proof of a meeting answers."""
    view = look_up(proof_view, meeting_id=meeting_id)
    return render_template("assembly/evidence.html", view=view)


@bp.post("/<uuid:meeting_id>/bewijs")
def take_evidence(meeting_id: uuid.UUID) -> Response:
    """Give the proof; the journal keeps that it was given."""
    content = current_coop().run(take_proof, current_actor(), meeting_id=meeting_id)
    return file_answer(content, "bewijs.zip", "application/zip")
