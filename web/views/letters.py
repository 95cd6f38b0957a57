"""Signing in with the code of a printed letter, or one that was read out."""

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.people.errors import TooManyGuessesError
from coop.people.rules import SignInOutcome
from coop.people.services import sign_in_with_letter
from coop.wording.catalogue import N_, say
from web.context import begin_session, carry_out, current_locale, form_text, own_path
from web.errors import message_of, status_of
from web.forms.access import device_name, origin_mark, secret_of_form

bp = Blueprint("letters", __name__)

LONGEST_TYPED = 40
#: The database keeps numbers of letters in 32 bits.
MOST_DIGITS = 9


@bp.get("/aanmelden/brief")
def show_form() -> ResponseReturnValue:
    """Ask for what stands on the letter; its QR code has filled in the number."""
    return _page(number=request.args.get("brief", "")[:MOST_DIGITS])


def _page(
    *, number: str, code: str = "", error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "access/letter.html",
        number=number,
        code=code,
        error=error,
        wanted=own_path(request.values.get("next", ""), ""),
    )
    return page, status


@bp.post("/aanmelden/brief")
def use_letter() -> ResponseReturnValue:
    """Come in with the number and the code."""
    number = form_text("number", longest=LONGEST_TYPED)
    code = form_text("code", longest=LONGEST_TYPED)
    token = secret_of_form("session")
    try:
        outcome = carry_out(
            sign_in_with_letter,
            number=_number_of(number),
            code=code,
            origin=origin_mark(),
            token=token,
            device=device_name(),
        )
    except CoopError as error:
        too_many = isinstance(error, TooManyGuessesError)
        status = HTTPStatus.TOO_MANY_REQUESTS if too_many else status_of(error)
        return _page(number=number, code=code, error=message_of(error), status=status)
    if outcome != SignInOutcome.SIGNED_IN:
        wrong = say(
            N_("Dit nummer en deze code horen niet bij elkaar. Kijk nog eens op de brief."),
            current_locale(),
        )
        return _page(number=number, code=code, error=wrong, status=HTTPStatus.BAD_REQUEST)
    begin_session(token)
    wanted = own_path(request.form.get("next", ""), url_for("home.show"))
    return redirect(wanted, HTTPStatus.SEE_OTHER)


def _number_of(typed: str) -> int:
    """Read a letter's number; what is none belongs to no letter."""
    digits = typed.replace(" ", "")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS
    return int(digits) if is_number else 0
