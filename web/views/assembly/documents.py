"""Papers of a meeting: put there by the secretary, read by its members."""

import uuid
from http import HTTPStatus

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from coop.assembly.queries import document_file
from coop.assembly.services import add_document, remove_document
from coop.kernel.errors import InvalidInputError
from web.context import carry_out, form_id, form_text, look_up
from web.errors import message_of, status_of
from web.files import pdf_answer
from web.views.assembly.blueprint import bp
from web.views.assembly.pages import meeting_page


@bp.get("/<uuid:meeting_id>/stukken/<uuid:document_id>.pdf")
def fetch_document(meeting_id: uuid.UUID, document_id: uuid.UUID) -> ResponseReturnValue:
    """Give a paper to read; it is saved, and never shown inside our own pages."""
    file = look_up(document_file, meeting_id=meeting_id, document_id=document_id)
    return pdf_answer(file.content, file.title)


@bp.post("/<uuid:meeting_id>/stukken")
def put_document(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put a paper with the meeting."""
    file: FileStorage | None = request.files.get("paper")
    name = (file.filename or "").removesuffix(".pdf") if file else ""
    try:
        carry_out(
            add_document,
            meeting_id=meeting_id,
            title=form_text("paper_title", longest=200) or name,
            content=file.read() if file else b"",
        )
    except InvalidInputError as refusal:
        return meeting_page(meeting_id, refusal=message_of(refusal)), status_of(refusal)
    return _to_meeting(meeting_id)


@bp.post("/<uuid:meeting_id>/stukken/weg")
def drop_document(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take a paper away again."""
    carry_out(remove_document, document_id=form_id("document"))
    return _to_meeting(meeting_id)


def _to_meeting(meeting_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(url_for("assembly.show_meeting", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)
