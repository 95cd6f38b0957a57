"""Taking the list along as a file, which the journal keeps.

What is asked of a selection is shown first with how many it is about. A short list is handed out
at once; a long one is written by the worker, and waits a day for who asked for it.
"""

import uuid
from http import HTTPStatus

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from coop.membership.errors import NothingToExportError
from coop.membership.queries import exported_file
from coop.membership.queries.files import file_content, file_view, files_view, selection_view
from coop.membership.rules import MOST_AT_ONCE, ExportForm
from coop.membership.services.exports import record_export
from coop.membership.services.files import ask_file
from coop.wording.register import EXPORT_FORMS
from web.context import carry_out, current_actor, current_coop, look_up
from web.errors import message_of, status_of
from web.forms.members import read_chosen, read_list
from web.views.membership.blueprint import bp

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = {
    ExportForm.CSV: "leden.csv",
    ExportForm.EXCEL: "leden.xlsx",
    ExportForm.ADDRESSES: "adressen.csv",
}


@bp.get("/leden/selectie")
def show_selection() -> ResponseReturnValue:
    """Show of whom a file would be, before it is made."""
    asked, chosen = read_list(request.args), read_chosen(request.args)
    return render_template(
        "membership/selection.html",
        asked=asked,
        chosen=sorted(chosen),
        form=_form(request.args),
        forms=EXPORT_FORMS,
        seen=look_up(selection_view, selection=asked.selection, chosen=chosen),
        most_at_once=MOST_AT_ONCE,
    )


@bp.post("/leden/export")
def export() -> ResponseReturnValue:
    """Hand out the selection, or who of it was ticked; a long list is written by the worker."""
    selection, chosen = read_list(request.form).selection, read_chosen(request.form)
    form = _form(request.form)
    seen = look_up(selection_view, selection=selection, chosen=chosen)
    try:
        if seen.members > MOST_AT_ONCE:
            file_id = carry_out(ask_file, selection=selection, form=form, chosen=chosen)
            there = url_for("membership.show_file", file_id=file_id)
            return redirect(there, HTTPStatus.SEE_OTHER)
        # Not once for a form: who presses twice takes the data out twice.
        current_coop().run(
            record_export, current_actor(), selection=selection, form=form, chosen=chosen
        )
    except NothingToExportError as error:
        return render_template("membership/nobody.html", error=message_of(error)), status_of(error)
    content = look_up(exported_file, selection=selection, form=form, chosen=chosen)
    return _file(form, content)


def _form(typed: MultiDict[str, str]) -> ExportForm:
    wanted = typed.get("vorm")
    return ExportForm(wanted) if wanted in set(ExportForm) else ExportForm.CSV


def _file(form: ExportForm, content: bytes) -> Response:
    response = Response(content, mimetype=EXCEL if form is ExportForm.EXCEL else "text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{NAMES[form]}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/leden/bestanden")
def show_files() -> ResponseReturnValue:
    """Show the files of the last day that whoever asks had written."""
    return render_template("membership/files.html", files=look_up(files_view), forms=EXPORT_FORMS)


@bp.get("/leden/bestanden/<uuid:file_id>")
def show_file(file_id: uuid.UUID) -> ResponseReturnValue:
    """Show how far a file is, and let it be fetched once it is there."""
    return render_template(
        "membership/file.html", file=look_up(file_view, file_id=file_id), forms=EXPORT_FORMS
    )


@bp.get("/leden/bestanden/<uuid:file_id>/download")
def download_file(file_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out a file that the worker wrote, to who asked for it."""
    return _file(*look_up(file_content, file_id=file_id))
