"""The treasurer's pages about the bank's return and about who is behind."""

import uuid
from collections.abc import Mapping
from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from coop.contribution.queries.arrears import arrears_view
from coop.contribution.queries.files import reminder_letters
from coop.contribution.queries.statements import entry_view, payments_view
from coop.contribution.queries.tables import TableView, table_view
from coop.contribution.rules.columns import BankColumn
from coop.contribution.rules.money import euros
from coop.contribution.services.entries import book_entry, dismiss_entry, undo_entry
from coop.contribution.services.reminders import remind_overdue
from coop.contribution.services.statements import (
    choose_bank_columns,
    discard_statement,
    upload_statement,
)
from coop.kernel.errors import CoopError
from coop.wording.catalogue import N_, say, say_many
from coop.wording.contribution import BANK_COLUMNS, OTHER_RETURN, RETURNS
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of, status_of

bp = Blueprint("payments", __name__, url_prefix="/contributie")

LONGEST_SEARCH = 100
LONGEST_FILE_NAME_TYPED = 120
#: A field of the form of columns is called after the place of its column.
COLUMN_FIELD = "column-"
MOST_COLUMNS = 100


@bp.app_template_filter("return_reason")
def _return_reason(code: str) -> str:
    """Say why a collection came back."""
    return say(RETURNS.get(code, OTHER_RETURN), current_locale())


@bp.app_template_filter("moved")
def _moved(cents: int) -> str:
    """Write what came in as an amount, and what went out with the word for it."""
    if cents >= 0:
        return euros(cents)
    return say(N_("%(amount)s eraf"), current_locale(), amount=euros(-cents))


@bp.get("/betalingen")
def show() -> ResponseReturnValue:
    """Show what came in, and ask for a statement."""
    return _payments_page()


def _payments_page(
    *, error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template("contribution/payments.html", seen=look_up(payments_view), error=error)
    return page, status


@bp.post("/betalingen")
def upload() -> ResponseReturnValue:
    """Take a statement in."""
    file: FileStorage | None = request.files.get("statement")
    name = (file.filename or "") if file else ""
    content = file.read() if file else b""
    try:
        statement_id = carry_out(
            upload_statement, file_name=name[:LONGEST_FILE_NAME_TYPED], content=content
        )
    except CoopError as error:
        return _payments_page(error=message_of(error), status=status_of(error))
    if look_up(table_view, statement_id=statement_id) is not None:
        there = url_for("payments.show_table", statement_id=statement_id)
        return redirect(there, HTTPStatus.SEE_OTHER)
    return _back(N_("Het afschrift is verwerkt."))


@bp.get("/afschrift/<uuid:statement_id>")
def show_table(statement_id: uuid.UUID) -> ResponseReturnValue:
    """Ask what the columns of a table are, and show how it would be read."""
    return _table_page(look_up(table_view, statement_id=statement_id))


def _table_page(seen: TableView | None, *, error: CoopError | None = None) -> ResponseReturnValue:
    if seen is None:
        return redirect(url_for("payments.show"), HTTPStatus.SEE_OTHER)
    status = HTTPStatus.OK if error is None else status_of(error)
    error = error or seen.refusal
    choices = [
        {"value": value, "label": say(label, current_locale())}
        for value, label in BANK_COLUMNS.items()
    ]
    page = render_template(
        "contribution/columns.html",
        seen=seen,
        choices=choices,
        error=message_of(error) if error else None,
    )
    return page, status


def _chosen(typed: Mapping[str, str]) -> dict[int, BankColumn]:
    chosen = {}
    for place in range(MOST_COLUMNS):
        value = typed.get(f"{COLUMN_FIELD}{place}", "")
        if value in BANK_COLUMNS:
            chosen[place] = BankColumn(value)
    return chosen


@bp.post("/afschrift/<uuid:statement_id>")
def choose(statement_id: uuid.UUID) -> ResponseReturnValue:
    """Take a table in with the columns as chosen, or show first how it would be read."""
    chosen = _chosen(request.form)
    if request.form.get("only_show"):
        return _table_page(look_up(table_view, statement_id=statement_id, chosen=chosen))
    try:
        carry_out(choose_bank_columns, statement_id=statement_id, chosen=chosen)
    except CoopError as error:
        seen = look_up(table_view, statement_id=statement_id, chosen=chosen)
        return _table_page(seen, error=error)
    return _back(N_("Het afschrift is verwerkt."))


@bp.post("/afschrift/<uuid:statement_id>/weg")
def discard(statement_id: uuid.UUID) -> ResponseReturnValue:
    """Throw a table away of which nothing was taken in."""
    carry_out(discard_statement, statement_id=statement_id)
    return _back(N_("Het bestand is weggegooid."))


@bp.get("/betalingen/<uuid:entry_id>")
def show_entry(entry_id: uuid.UUID) -> ResponseReturnValue:
    """Show one payment, and to whom it may belong."""
    return _entry_page(entry_id)


def _entry_page(
    entry_id: uuid.UUID, *, error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    search = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    seen = look_up(entry_view, entry_id=entry_id, search=search)
    page = render_template("contribution/entry.html", seen=seen, search=search, error=error)
    return page, status


@bp.post("/betalingen/<uuid:entry_id>/boek")
def book(entry_id: uuid.UUID) -> ResponseReturnValue:
    """Put a payment on what somebody was asked."""
    try:
        carry_out(book_entry, entry_id=entry_id, reference=form_text("reference", longest=35))
    except CoopError as error:
        return _entry_page(entry_id, error=message_of(error), status=status_of(error))
    return _back(N_("De betaling is geboekt."))


@bp.post("/betalingen/<uuid:entry_id>/niet")
def dismiss(entry_id: uuid.UUID) -> ResponseReturnValue:
    """Say that a payment is no contribution."""
    try:
        carry_out(dismiss_entry, entry_id=entry_id)
    except CoopError as error:
        return _entry_page(entry_id, error=message_of(error), status=status_of(error))
    return _back(N_("Deze betaling hoort niet bij de contributie."))


@bp.post("/betalingen/<uuid:entry_id>/terug")
def undo(entry_id: uuid.UUID) -> ResponseReturnValue:
    """Take back what was decided about a payment."""
    carry_out(undo_entry, entry_id=entry_id)
    return _back(N_("De betaling wacht weer op een besluit."))


def _back(said: str) -> ResponseReturnValue:
    flash(say(said, current_locale()), "success")
    return redirect(url_for("payments.show"), HTTPStatus.SEE_OTHER)


@bp.get("/achterstand")
def show_arrears() -> ResponseReturnValue:
    """Show who is behind."""
    return _arrears_page()


def _arrears_page(*, error: str | None = None, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    search = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    seen = look_up(arrears_view, search=search, page=_page())
    page = render_template("contribution/arrears.html", seen=seen, search=search, error=error)
    return page, status


@bp.post("/achterstand")
def remind() -> ResponseReturnValue:
    """Remind who may be reminded."""
    try:
        count = carry_out(remind_overdue)
    except CoopError as error:
        return _arrears_page(error=message_of(error), status=status_of(error))
    said = say_many(
        "%(num)s lid krijgt een herinnering.",
        "%(num)s leden krijgen een herinnering.",
        count,
        current_locale(),
    )
    flash(said, "success")
    return redirect(url_for("payments.show_arrears"), HTTPStatus.SEE_OTHER)


@bp.get("/achterstand/brieven.pdf")
def download_reminders() -> ResponseReturnValue:
    """Hand out the letters of the last reminders."""
    response = Response(look_up(reminder_letters), mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="herinneringen.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _page() -> int:
    typed = request.args.get("page", "1")
    return int(typed[:6]) if typed.isascii() and typed.isdecimal() else 1
