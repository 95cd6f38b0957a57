"""The treasurer's file for the books: which columns it has, and taking the lines of a year."""

from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.contribution.queries.books import books_content, books_view
from coop.contribution.rules.books import (
    BEGINNINGS,
    LONGEST_CODE,
    MOST_COLUMNS,
    BookColumn,
    Books,
    Ledgers,
    Program,
)
from coop.contribution.services.books import choose_books, take_books
from coop.kernel.errors import CoopError
from coop.wording.catalogue import N_, say
from coop.wording.contribution import BOOK_COLUMNS, PROGRAMS
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of, status_of

bp = Blueprint("books", __name__, url_prefix="/contributie/boekhouding")

CODES = ("revenue", "debtors", "bank", "tax_code")
#: A field of the form of columns is called after its place in the file.
COLUMN_FIELD = "column-"
LONGEST_YEAR = 4


@bp.get("")
def show() -> ResponseReturnValue:
    """Show the years there are, and how their files are written."""
    return _page()


def _page(*, error: str | None = None, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    seen = look_up(books_view)
    typed = request.form if error and COLUMN_FIELD + "0" in request.form else None
    columns = [column.value for column in seen.columns]
    if typed is not None:
        columns = [typed.get(f"{COLUMN_FIELD}{place}", "") for place in range(MOST_COLUMNS)]
    page = render_template(
        "contribution/books.html",
        seen=seen,
        columns=[*columns, *[""] * MOST_COLUMNS][:MOST_COLUMNS],
        codes={name: typed[name] if typed else getattr(seen.ledgers, name) for name in CODES},
        choices=[
            {"value": value, "label": say(label, current_locale())}
            for value, label in BOOK_COLUMNS.items()
        ],
        programs=PROGRAMS,
        error=error,
    )
    return page, status


@bp.post("/kolommen")
def choose() -> ResponseReturnValue:
    """Keep which columns the file has, and on which accounts it books."""
    look_up(books_view)
    typed = (request.form.get(f"{COLUMN_FIELD}{place}", "") for place in range(MOST_COLUMNS))
    columns = [BookColumn(value) for value in typed if value in BOOK_COLUMNS]
    codes = {name: form_text(name, longest=LONGEST_CODE) for name in CODES}
    return _chosen(columns, Ledgers(**codes))


@bp.post("/begin")
def begin() -> ResponseReturnValue:
    """Begin with the columns of a program that many use."""
    ledgers = look_up(books_view).ledgers
    program = form_text("program", longest=LONGEST_CODE)
    if program not in PROGRAMS:
        return _page(status=HTTPStatus.BAD_REQUEST)
    return _chosen(list(BEGINNINGS[Program(program)]), ledgers)


def _chosen(columns: list[BookColumn], ledgers: Ledgers) -> ResponseReturnValue:
    try:
        carry_out(choose_books, columns=columns, ledgers=ledgers)
    except CoopError as error:
        return _page(error=message_of(error), status=status_of(error))
    flash(say(N_("Bewaard. Zo komt het voortaan in het bestand."), current_locale()), "success")
    return redirect(url_for("books.show"), HTTPStatus.SEE_OTHER)


@bp.post("/bestand")
def take() -> ResponseReturnValue:
    """Hand out the lines of a year."""
    look_up(books_view)
    year = form_text("year", longest=LONGEST_YEAR)
    kind = form_text("books", longest=LONGEST_CODE)
    if not (year.isascii() and year.isdecimal()) or kind not in set(Books):
        return _page(status=HTTPStatus.BAD_REQUEST)
    books = Books(kind)
    try:
        carry_out(take_books, year=int(year), books=books)
    except CoopError as error:
        return _page(error=message_of(error), status=status_of(error))
    content = look_up(books_content, year=int(year), books=books)
    response = Response(content, mimetype="text/csv")
    name = f"contributie-{year}-{'gevraagd' if books is Books.ASKED else 'betaald'}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
