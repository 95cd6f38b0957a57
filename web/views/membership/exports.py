"""Taking the list along as a file, which the journal keeps."""

import tempfile
import uuid
from collections.abc import Iterator, Sequence

from flask import Response, render_template, request, send_file
from flask.typing import ResponseReturnValue

from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from coop.membership.documents.exported import ExportedMember, csv_parts, write_workbook
from coop.membership.errors import NothingToExportError
from coop.membership.queries import exported_members
from coop.membership.queries.register import MEMBERS_ON_A_PAGE
from coop.membership.rules import ExportForm, Selection
from coop.membership.services.exports import record_export
from web.context import current_actor, current_coop
from web.errors import message_of, status_of
from web.forms.members import read_list
from web.views.membership.blueprint import bp

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: A workbook that is larger waits on disk.
MOST_IN_MEMORY = 1024 * 1024


@bp.post("/leden/export")
def export() -> ResponseReturnValue:
    """Hand out the selection, or who of it was ticked, as CSV or for Excel."""
    selection = read_list(request.form).selection
    form = ExportForm.EXCEL if request.form.get("vorm") == ExportForm.EXCEL else ExportForm.CSV
    chosen = _chosen()
    try:
        # Not once for a form: who presses twice takes the data out twice.
        current_coop().run(
            record_export, current_actor(), selection=selection, form=form, chosen=chosen
        )
    except NothingToExportError as error:
        return render_template("membership/nobody.html", error=message_of(error)), status_of(error)
    # The file is written after the request is over, so what it needs is named now.
    chunks = _chunks(current_coop(), current_actor(), selection, chosen)
    response = _csv(chunks) if form is ExportForm.CSV else _workbook(chunks)
    response.headers["Cache-Control"] = "no-store"
    return response


def _chosen() -> frozenset[uuid.UUID]:
    chosen = set()
    for typed in request.form.getlist("lid")[:MEMBERS_ON_A_PAGE]:
        try:
            chosen.add(uuid.UUID(typed))
        except ValueError:
            continue
    return frozenset(chosen)


def _chunks(
    coop: Coop, actor: Actor, selection: Selection, chosen: frozenset[uuid.UUID]
) -> Iterator[Sequence[ExportedMember]]:
    members = coop.ask(exported_members, actor, selection=selection, chosen=chosen)
    while members:
        yield members
        after = members[-1].number
        members = coop.ask(
            exported_members, actor, selection=selection, chosen=chosen, after=after
        )


def _csv(chunks: Iterator[Sequence[ExportedMember]]) -> Response:
    parts = (part.encode() for part in csv_parts(chunks))
    response = Response(parts, mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="leden.csv"'
    return response


def _workbook(chunks: Iterator[Sequence[ExportedMember]]) -> Response:
    file = tempfile.SpooledTemporaryFile(MOST_IN_MEMORY)  # noqa: SIM115  # closed once it is sent
    write_workbook(chunks, file)
    file.seek(0)
    return send_file(file, mimetype=EXCEL, as_attachment=True, download_name="leden.xlsx")
