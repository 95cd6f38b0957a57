"""One round, on a phone in the street: join, start, note, end. Big buttons, and few."""

import uuid
from http import HTTPStatus

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.patrols.errors import RoundNoteWarnedError
from coop.patrols.queries.rounds import RoundView, round_view
from coop.patrols.rules.notes import LONGEST_NOTE, NoteKind
from coop.patrols.rules.rounds import RoundState
from coop.patrols.services.notes import make_report_of_note, note_on_round, strike_note
from coop.patrols.services.rounds import (
    cancel_round,
    end_round,
    join_round,
    leave_round,
    start_round,
)
from coop.wording import patrols as words
from coop.wording.catalogue import N_
from web.context import carry_out, form_text, look_up
from web.views.patrols.blueprint import bp, told

LONGEST_STREET = 80


@bp.get("/<uuid:round_id>")
def show(round_id: uuid.UUID) -> ResponseReturnValue:
    """Show one round."""
    view = look_up(round_view, round_id=round_id)
    return render_template("patrols/show.html", view=view, words=words)


@bp.post("/<uuid:round_id>/mee")
def join(round_id: uuid.UUID) -> ResponseReturnValue:
    """Walk along."""
    carry_out(join_round, round_id=round_id)
    return told(N_("U loopt mee. Fijn."), "patrols.show", round_id=round_id)


@bp.post("/<uuid:round_id>/niet-mee")
def leave(round_id: uuid.UUID) -> ResponseReturnValue:
    """Walk along no longer."""
    carry_out(leave_round, round_id=round_id)
    return told(N_("U loopt deze ronde niet mee."), "patrols.show", round_id=round_id)


@bp.post("/<uuid:round_id>/begin")
def start(round_id: uuid.UUID) -> ResponseReturnValue:
    """Begin to walk."""
    carry_out(start_round, round_id=round_id)
    return told(N_("Goede ronde. Blijf bij elkaar."), "patrols.show", round_id=round_id)


@bp.post("/<uuid:round_id>/klaar")
def end_walk(round_id: uuid.UUID) -> ResponseReturnValue:
    """Say that everybody is home."""
    carry_out(end_round, round_id=round_id)
    return told(N_("De ronde is klaar. Dank u wel."), "patrols.show", round_id=round_id)


@bp.post("/<uuid:round_id>/afgelasten")
def cancel(round_id: uuid.UUID) -> ResponseReturnValue:
    """Call a round off."""
    carry_out(cancel_round, round_id=round_id)
    return told(
        N_("De ronde gaat niet door. Wie meeliep krijgt bericht."),
        "patrols.show",
        round_id=round_id,
    )


@bp.get("/<uuid:round_id>/zien/<kind>")
def show_note(round_id: uuid.UUID, kind: str) -> ResponseReturnValue:
    """Ask where it is, and for a few words."""
    view = look_up(round_view, round_id=round_id)
    if view.state is not RoundState.WALKING or not view.is_own:
        return redirect(url_for("patrols.show", round_id=round_id), HTTPStatus.SEE_OTHER)
    return _note_page(view, _kind(kind))


@bp.post("/<uuid:round_id>/zien/<kind>")
def note(round_id: uuid.UUID, kind: str) -> ResponseReturnValue:
    """Note what was seen; words that seem to name somebody are asked about once."""
    chosen = _kind(kind)
    try:
        carry_out(
            note_on_round,
            round_id=round_id,
            kind=chosen,
            street=form_text("street", longest=LONGEST_STREET),
            text=form_text("text", longest=LONGEST_NOTE),
            is_sure=bool(form_text("sure")),
        )
    except RoundNoteWarnedError as error:
        view = look_up(round_view, round_id=round_id)
        return _note_page(view, chosen, error.cautions), HTTPStatus.BAD_REQUEST
    return told(N_("Opgeschreven."), "patrols.show", round_id=round_id)


@bp.post("/<uuid:round_id>/notities/<uuid:note_id>/weg")
def strike(round_id: uuid.UUID, note_id: uuid.UUID) -> ResponseReturnValue:
    """Take a note back."""
    carry_out(strike_note, note_id=note_id)
    return told(N_("De notitie is weg."), "patrols.show", round_id=round_id)


@bp.post("/<uuid:round_id>/notities/<uuid:note_id>/melden")
def report(round_id: uuid.UUID, note_id: uuid.UUID) -> ResponseReturnValue:
    """Make a buurtmelding of a note: the questions take it from here."""
    slug = look_up(round_view, round_id=round_id).slug
    carry_out(make_report_of_note, note_id=note_id)
    return told(
        N_("Maak uw buurtmelding nu af. Wij vulden al iets in."), "incidents.show_next", slug=slug
    )


def _kind(kind: str) -> NoteKind:
    try:
        return NoteKind(kind)
    except ValueError:
        abort(HTTPStatus.NOT_FOUND)


def _note_page(view: RoundView, kind: NoteKind, cautions: tuple[str, ...] = ()) -> str:
    return render_template(
        "patrols/note.html",
        view=view,
        kind=kind,
        words=words,
        cautions=cautions,
        typed=request.form,
        streets=[{"value": street, "label": street} for street in dict.fromkeys(view.route)],
        longest=LONGEST_NOTE,
    )
