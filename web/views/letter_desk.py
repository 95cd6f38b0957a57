"""Letters to who is reached in no other way: what waits, what to print, and when it left (C22)."""

import uuid
from http import HTTPStatus

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.rules import Handing
from coop.kernel.errors import ConflictError, InvalidInputError
from coop.notices.queries.letters import letter_file, letters_view
from coop.notices.rules import NoticeKind
from coop.notices.services.letters import ask_for_letters, hand_letter_file
from coop.wording.catalogue import N_, say
from coop.wording.convocation import HANDINGS
from coop.wording.notices import kind_label
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of
from web.files import pdf_answer
from web.forms.assembly import day_typed

bp = Blueprint("letter_desk", __name__, url_prefix="/berichten/brieven")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show who waits for a letter, and the files to print."""
    seen = look_up(letters_view)
    locale = current_locale()
    return render_template(
        "notices/letters.html",
        waiting=[(kind, kind_label(kind, locale), count) for kind, count in seen.waiting],
        files=[(file, kind_label(file.kind, locale)) for file in seen.files],
        handings=HANDINGS,
        today=seen.today,
    )


@bp.post("")
def ask() -> ResponseReturnValue:
    """Ask for the letters of one kind."""
    try:
        kind = NoticeKind(form_text("kind"))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    try:
        carry_out(ask_for_letters, kind=kind)
    except ConflictError as error:
        flash(message_of(error), "warning")
    else:
        said = N_("De brieven worden gemaakt. Dat duurt een paar tellen.")
        flash(say(said, current_locale()), "success")
    return redirect(url_for("letter_desk.show"), HTTPStatus.SEE_OTHER)


@bp.get("/<uuid:file_id>")
def fetch(file_id: uuid.UUID) -> ResponseReturnValue:
    """Give the letters to print."""
    return pdf_answer(look_up(letter_file, file_id=file_id), "brieven")


@bp.post("/weg")
def hand() -> ResponseReturnValue:
    """Note that the letters of a file were posted or delivered, and on which day."""
    try:
        file_id = uuid.UUID(form_text("file"))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    chosen = form_text("how")
    how = Handing(chosen) if chosen in set(Handing) else Handing.POSTED
    try:
        carry_out(hand_letter_file, file_id=file_id, how=how, on=day_typed("on"))
    except (ConflictError, InvalidInputError) as error:
        flash(message_of(error), "error")
    else:
        said = N_("Genoteerd. Bij elk bericht staat nu dat het als brief wegging.")
        flash(say(said, current_locale()), "success")
    return redirect(url_for("letter_desk.show"), HTTPStatus.SEE_OTHER)
