"""Addresses and areas: the map, the list of addresses, and the borders on it."""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from coop.jobs.rules import ImportStage
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.places.errors import (
    ExtractBusyError,
    ExtractColumnsError,
    ExtractColumnTwiceError,
)
from coop.places.queries import (
    ExtractView,
    example_extract_file,
    extract_columns,
    extract_rows,
    extract_view,
    places_view,
)
from coop.places.rules import MOST_ADDRESSES, AreaKind, Column, RowState
from coop.places.services import (
    choose_extract_columns,
    confirm_extract,
    discard_extract,
    remove_area,
    undo_extract,
    upload_areas,
    upload_extract,
)
from coop.wording.catalogue import N_, say, say_many
from coop.wording.places import AREA_HINTS, AREA_KINDS, COLUMNS, FLAWS, ROW_STATES, WORK
from coop.wording.refusals import sentence_for
from web.context import carry_out, current_actor, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.columns import read_columns
from web.paging import page_asked
from web.uploads import takes_up_to
from web.views.membership.blueprint import csv_file

bp = Blueprint("places", __name__, url_prefix="/adressen")

LONGEST_COUNT_TYPED = 6
LONGEST_FILE_NAME_TYPED = 300
#: 50,000 addresses are some 4 MB.
LARGEST_EXTRACT = 12 * 1024 * 1024
WORKING = frozenset({ImportStage.READING, ImportStage.ENTERING, ImportStage.UNDOING})


@bp.get("")
def show() -> ResponseReturnValue:
    """Show the areas on a map, and what the list of addresses holds."""
    return _page()


def _page(
    errors: dict[str, str] | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "places/show.html",
        seen=look_up(places_view),
        may_manage=_may_manage(),
        kinds=AREA_KINDS,
        kind_choices=[
            {"value": kind.value, "label": _say(AREA_KINDS[kind]), "hint": _say(AREA_HINTS[kind])}
            for kind in AreaKind
        ],
        most=MOST_ADDRESSES,
        errors=errors or {},
    )
    return page, status


def _say(sentence: str) -> str:
    return say(sentence, current_locale())


@bp.post("/lijst")
@takes_up_to(LARGEST_EXTRACT)
def upload_list() -> ResponseReturnValue:
    """Keep a list of addresses, and go and look at what it would bring."""
    name, content = _file("list")
    try:
        extract_id = carry_out(
            upload_extract, file_name=name[:LONGEST_FILE_NAME_TYPED], content=content
        )
    except CoopError as error:
        return _page({"list": message_of(error)}, status_of(error))
    return _to_extract(extract_id)


def _file(field: str) -> tuple[str, bytes]:
    file: FileStorage | None = request.files.get(field)
    name = (file.filename or "") if file else ""
    return name, file.read() if file else b""


@bp.get("/lijst/<uuid:extract_id>")
def show_extract(extract_id: uuid.UUID) -> ResponseReturnValue:
    """Show what a list would bring, or what became of it."""
    return _extract_page(extract_id)


def _extract_page(
    extract_id: uuid.UUID, *, error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    seen = look_up(extract_view, extract_id=extract_id)
    if seen.stage is ImportStage.COLUMNS and _may_manage():
        return _columns_page(extract_id, error=error, status=status)
    wanted = _wanted()
    page = render_template(
        "places/working.html" if seen.stage in WORKING else "places/extract.html",
        seen=seen,
        work=WORK.get(seen.task),
        reason=_reason(seen),
        wanted=wanted,
        shown=look_up(extract_rows, extract_id=extract_id, wanted=wanted, page=page_asked()),
        states=ROW_STATES,
        flaws=FLAWS,
        may_manage=_may_manage(),
        error=error,
    )
    return page, status


def _may_manage() -> bool:
    return current_actor().holds(Permission.PLACES_ADDRESS_MANAGE)


@bp.get("/lijst/<uuid:extract_id>/kolommen")
def show_columns(extract_id: uuid.UUID) -> ResponseReturnValue:
    """Ask which column of a list is what."""
    try:
        return _columns_page(extract_id)
    except ExtractBusyError as error:
        return _extract_page(extract_id, error=message_of(error), status=status_of(error))


def _columns_page(
    extract_id: uuid.UUID, *, error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "places/columns.html",
        extract_id=extract_id,
        seen=look_up(extract_columns, extract_id=extract_id),
        typed=request.form,
        names=COLUMNS,
        choices=[{"value": value, "label": _say(name)} for value, name in COLUMNS.items()],
        error=error,
    )
    return page, status


@bp.post("/lijst/<uuid:extract_id>/kolommen")
def choose_columns(extract_id: uuid.UUID) -> ResponseReturnValue:
    """Read the list with the columns as they were chosen."""
    try:
        places = read_columns(request.form, Column, ExtractColumnTwiceError)
        carry_out(choose_extract_columns, extract_id=extract_id, places=places)
    except ExtractBusyError as error:
        return _extract_page(extract_id, error=message_of(error), status=status_of(error))
    except (ExtractColumnsError, ExtractColumnTwiceError) as error:
        current_actor().require(Permission.PLACES_ADDRESS_MANAGE)
        return _columns_page(extract_id, error=message_of(error), status=status_of(error))
    return _to_extract(extract_id)


def _reason(seen: ExtractView) -> str | None:
    if seen.failure is None:
        return None
    return sentence_for(seen.failure, current_locale(), **seen.failure_details)


def _wanted() -> RowState | None:
    try:
        return RowState(request.args.get("toon", ""))
    except ValueError:
        return None


@bp.post("/lijst/<uuid:extract_id>")
def confirm(extract_id: uuid.UUID) -> ResponseReturnValue:
    """Take over what the page showed."""
    typed = form_text("expected", longest=LONGEST_COUNT_TYPED)
    expected = int(typed) if typed.isascii() and typed.isdecimal() else -1
    is_whole = bool(request.form.get("is_whole"))
    try:
        carry_out(confirm_extract, extract_id=extract_id, expected=expected, is_whole=is_whole)
    except CoopError as error:
        return _extract_page(extract_id, error=message_of(error), status=status_of(error))
    return _to_extract(extract_id)


@bp.post("/lijst/<uuid:extract_id>/terug")
def undo(extract_id: uuid.UUID) -> ResponseReturnValue:
    """Put back what a list changed."""
    try:
        carry_out(undo_extract, extract_id=extract_id)
    except CoopError as error:
        return _extract_page(extract_id, error=message_of(error), status=status_of(error))
    return _to_extract(extract_id)


@bp.post("/lijst/<uuid:extract_id>/weg")
def discard(extract_id: uuid.UUID) -> ResponseReturnValue:
    """Throw a list away."""
    try:
        carry_out(discard_extract, extract_id=extract_id)
    except CoopError as error:
        return _extract_page(extract_id, error=message_of(error), status=status_of(error))
    return _done(_say(N_("De lijst is weggegooid.")))


def _to_extract(extract_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(url_for("places.show_extract", extract_id=extract_id), HTTPStatus.SEE_OTHER)


def _done(sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("places.show"), HTTPStatus.SEE_OTHER)


@bp.post("/gebieden")
def draw() -> ResponseReturnValue:
    """Put the areas of a file on the map."""
    current_actor().require(Permission.PLACES_ADDRESS_MANAGE)
    chosen = form_text("kind")
    if chosen not in set(AreaKind):
        return _page({"kind": _say(N_("Kies wat voor gebied dit is."))}, HTTPStatus.BAD_REQUEST)
    _, content = _file("areas")
    try:
        areas = carry_out(upload_areas, kind=AreaKind(chosen), content=content)
    except CoopError as error:
        return _page({"areas": message_of(error)}, status_of(error))
    return _done(
        say_many(
            "%(num)s gebied staat op de kaart.",
            "%(num)s gebieden staan op de kaart.",
            areas,
            current_locale(),
        )
    )


@bp.post("/gebieden/<uuid:area_id>/weg")
def remove(area_id: uuid.UUID) -> ResponseReturnValue:
    """Take an area off the map."""
    carry_out(remove_area, area_id=area_id)
    return _done(_say(N_("Het gebied is van de kaart gehaald. De adressen blijven.")))


@bp.get("/voorbeeld.csv")
def download_example() -> ResponseReturnValue:
    """Hand out a list of addresses with the columns as we like them best."""
    return csv_file(look_up(example_extract_file), "adressen-voorbeeld.csv")
