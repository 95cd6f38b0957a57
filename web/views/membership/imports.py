"""Taking over a list of members from elsewhere."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from coop.kernel.errors import CoopError
from coop.membership.errors import ColumnTwiceError
from coop.membership.queries import (
    ImportView,
    example_file,
    import_rows,
    import_view,
    imports_view,
    kept_members,
    rejected_file,
)
from coop.membership.rules import MOST_ROWS, Column, ImportStage, RowFilter
from coop.membership.services import (
    choose_columns,
    confirm_import,
    continue_import,
    discard_import,
    stop_import,
    undo_import,
    upload_list,
)
from coop.rendering.errors import EmptyFileError
from coop.wording.catalogue import N_, say
from coop.wording.membership import COLUMNS, KEPT, KEPT_OTHERWISE, WORK
from coop.wording.refusals import sentence_for
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.columns import read_columns
from web.paging import page_asked
from web.uploads import takes_up_to
from web.views.membership.blueprint import bp, csv_file

LONGEST_COUNT_TYPED = 6
LONGEST_FILE_NAME_TYPED = 300
#: A workbook of 50,000 members is some 4 MB, the same list as text 7 MB.
LARGEST_LIST = 16 * 1024 * 1024

#: The page of each stage; the others show the work that is going on.
PAGES = {
    ImportStage.FAILED: "membership/unread.html",
    ImportStage.PREVIEW: "membership/preview.html",
    ImportStage.DISCARDED: "membership/discarded.html",
    ImportStage.STOPPED: "membership/imported.html",
    ImportStage.ENTERED: "membership/imported.html",
    ImportStage.UNDONE: "membership/undone.html",
}


@bp.get("/leden/import")
def show_imports() -> ResponseReturnValue:
    """Ask for a list, and show those of the last week."""
    return _imports_page()


def _imports_page(*, error: str | None = None, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    page = render_template(
        "membership/imports.html",
        imports=look_up(imports_view),
        columns=list(COLUMNS.values()),
        most=MOST_ROWS,
        error=error,
    )
    return page, status


@bp.post("/leden/import")
@takes_up_to(LARGEST_LIST)
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
    return _to_import(draft_id)


@bp.get("/leden/import/<uuid:draft_id>")
def show_import(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Show what is done with a list, what it would bring or what it brought."""
    return _import_page(draft_id)


def _import_page(
    draft_id: uuid.UUID, *, error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    seen = look_up(import_view, draft_id=draft_id)
    page = render_template(
        PAGES.get(seen.stage, "membership/working.html"),
        seen=seen,
        work=WORK.get(seen.task),
        reason=_reason(seen),
        error=error,
        **_details(seen),
    )
    return page, status


def _reason(seen: ImportView) -> str | None:
    if seen.failure is None:
        return None
    return sentence_for(seen.failure, current_locale(), **seen.failure_details)


def _details(seen: ImportView) -> dict[str, object]:
    """Return what the page of some stages shows besides."""
    if seen.stage is ImportStage.PREVIEW:
        wanted = _wanted()
        shown = look_up(import_rows, draft_id=seen.draft_id, wanted=wanted, page=page_asked())
        choices = [
            {"value": column.value, "label": say(COLUMNS[column], current_locale())}
            for column in Column
        ]
        return {"wanted": wanted, "shown": shown, "filters": _filters(), "choices": choices}
    if seen.stage is ImportStage.UNDONE and seen.kept:
        locale = current_locale()
        kept = look_up(kept_members, draft_id=seen.draft_id)
        return {
            "kept": [
                (one.name, say(KEPT.get(one.kept_by, KEPT_OTHERWISE), locale)) for one in kept
            ]
        }
    return {}


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
        RowFilter.CHANGED: N_("Gewijzigd"),
        RowFilter.DUPLICATE: N_("Dubbel"),
        RowFilter.ERROR: N_("Fout"),
    }
    return [(wanted, say(label, current_locale())) for wanted, label in labels.items()]


@bp.post("/leden/import/<uuid:draft_id>")
def confirm(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Take over what the page showed."""
    typed = form_text("expected", longest=LONGEST_COUNT_TYPED)
    expected = int(typed) if typed.isascii() and typed.isdecimal() else -1
    with_changes = bool(request.form.get("with_changes"))
    try:
        carry_out(confirm_import, draft_id=draft_id, expected=expected, with_changes=with_changes)
    except CoopError as error:
        return _import_page(draft_id, error=message_of(error), status=status_of(error))
    return _to_import(draft_id)


@bp.post("/leden/import/<uuid:draft_id>/kolommen")
def choose(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Read the list again, with the columns as they were chosen."""
    try:
        places = read_columns(request.form, Column, ColumnTwiceError)
        carry_out(choose_columns, draft_id=draft_id, places=places)
    except CoopError as error:
        return _import_page(draft_id, error=message_of(error), status=status_of(error))
    return _to_import(draft_id)


@bp.post("/leden/import/<uuid:draft_id>/stop")
def stop(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Stop the work on a list; what was done stays done."""
    carry_out(stop_import, draft_id=draft_id)
    return _to_import(draft_id)


@bp.post("/leden/import/<uuid:draft_id>/verder")
def go_on(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Go on with a list that was stopped."""
    try:
        carry_out(continue_import, draft_id=draft_id)
    except CoopError as error:
        return _import_page(draft_id, error=message_of(error), status=status_of(error))
    return _to_import(draft_id)


@bp.post("/leden/import/<uuid:draft_id>/terug")
def undo(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Take out again what a list brought."""
    try:
        carry_out(undo_import, draft_id=draft_id)
    except CoopError as error:
        return _import_page(draft_id, error=message_of(error), status=status_of(error))
    return _to_import(draft_id)


@bp.post("/leden/import/<uuid:draft_id>/weg")
def discard(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Throw a list away."""
    try:
        carry_out(discard_import, draft_id=draft_id)
    except CoopError as error:
        return _import_page(draft_id, error=message_of(error), status=status_of(error))
    flash(say(N_("De lijst is weggegooid."), current_locale()), "success")
    return redirect(url_for("membership.show_imports"), HTTPStatus.SEE_OTHER)


def _to_import(draft_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(url_for("membership.show_import", draft_id=draft_id), HTTPStatus.SEE_OTHER)


@bp.get("/leden/import/<uuid:draft_id>/niet-overgenomen.csv")
def download_rejected(draft_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out the rows that are not taken over, with their reasons."""
    return csv_file(look_up(rejected_file, draft_id=draft_id), "niet-overgenomen.csv")


@bp.get("/leden/import/voorbeeld.csv")
def download_example() -> ResponseReturnValue:
    """Hand out a list with the columns as we like them best."""
    return csv_file(look_up(example_file), "voorbeeldbestand.csv")
