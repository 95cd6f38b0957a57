"""Taking over a list of members from elsewhere."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from coop.kernel.errors import CoopError
from coop.membership.errors import EmptyFileError
from coop.membership.queries import (
    ImportSummary,
    example_file,
    import_preview,
    imports_view,
    rejected_file,
)
from coop.membership.rules import RowFilter
from coop.membership.services import confirm_import, discard_import, upload_list
from coop.wording.catalogue import N_, say
from coop.wording.membership import COLUMNS
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.views.membership.blueprint import LONGEST_COUNT_TYPED, bp, csv_file, page_asked

LONGEST_FILE_NAME_TYPED = 300


@bp.get("/leden/import")
def show_imports() -> ResponseReturnValue:
    """Ask for a list, and show those of the last week."""
    return _imports_page()


def _imports_page(*, error: str | None = None, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    page = render_template(
        "membership/imports.html",
        imports=look_up(imports_view),
        columns=list(COLUMNS.values()),
        error=error,
    )
    return page, status


@bp.post("/leden/import")
def upload() -> ResponseReturnValue:
    """Keep a list, and go and look at what it would bring."""
    file: FileStorage | None = request.files.get("list")
    name = (file.filename or "") if file else ""
    content = file.read() if file else b""
    try:
        if not name and not content:
            raise EmptyFileError
        draft_id = carry_out(
            upload_list, file_name=name[:LONGEST_FILE_NAME_TYPED], content=content
        )
    except CoopError as error:
        return _imports_page(error=message_of(error), status=status_of(error))
    return redirect(url_for("membership.show_import", draft_id=draft_id), HTTPStatus.SEE_OTHER)


@bp.get("/leden/import/<uuid:draft_id>")
def show_import(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Show what a list would bring, or what it brought."""
    return _import_page(draft_id)


def _import_page(
    draft_id: uuid.UUID, *, error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    wanted = _wanted()
    seen = look_up(import_preview, draft_id=draft_id, wanted=wanted, page=page_asked())
    if isinstance(seen, ImportSummary):
        return render_template("membership/imported.html", seen=seen, error=error), status
    page = render_template(
        "membership/preview.html",
        seen=seen,
        wanted=wanted,
        filters=_filters(),
        error=error,
    )
    return page, status


def _wanted() -> RowFilter:
    try:
        return RowFilter(request.args.get("toon", ""))
    except ValueError:
        return RowFilter.ALL


def _filters() -> list[tuple[RowFilter, str]]:
    labels = {
        RowFilter.ALL: N_("Alle regels"),
        RowFilter.NEW: N_("Nieuw"),
        RowFilter.WARNING: N_("Let op"),
        RowFilter.DUPLICATE: N_("Dubbel"),
        RowFilter.ERROR: N_("Fout"),
    }
    return [(wanted, say(label, current_locale())) for wanted, label in labels.items()]


@bp.post("/leden/import/<uuid:draft_id>")
def confirm(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Take over what the page showed."""
    typed = form_text("expected", longest=LONGEST_COUNT_TYPED)
    expected = int(typed) if typed.isascii() and typed.isdecimal() else -1
    try:
        carry_out(confirm_import, draft_id=draft_id, expected=expected)
    except CoopError as error:
        return _import_page(draft_id, error=message_of(error), status=status_of(error))
    return redirect(url_for("membership.show_import", draft_id=draft_id), HTTPStatus.SEE_OTHER)


@bp.post("/leden/import/<uuid:draft_id>/weg")
def discard(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Throw a list away."""
    try:
        carry_out(discard_import, draft_id=draft_id)
    except CoopError as error:
        return _import_page(draft_id, error=message_of(error), status=status_of(error))
    flash(say(N_("De lijst is weggegooid."), current_locale()), "success")
    return redirect(url_for("membership.show_imports"), HTTPStatus.SEE_OTHER)


@bp.get("/leden/import/<uuid:draft_id>/niet-overgenomen.csv")
def download_rejected(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out the rows that are not taken over, with their reasons."""
    return csv_file(look_up(rejected_file, draft_id=draft_id), "niet-overgenomen.csv")


@bp.get("/leden/import/voorbeeld.csv")
def download_example() -> ResponseReturnValue:
    """Hand out a list with the columns as we like them best."""
    return csv_file(look_up(example_file), "voorbeeldbestand.csv")
