"""The second step of signing in: set up, taken, recovered."""

from http import HTTPStatus

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.people.errors import TooManyGuessesError
from coop.people.queries.second import new_authenticator, recovery_pdf, second_view
from coop.people.rules import spelled
from coop.people.rules.second import SecondOutcome
from coop.people.services.second import (
    begin_authenticator,
    confirm_authenticator,
    renew_recovery_codes,
    take_second_step,
    use_recovery_code,
)
from coop.statutes.queries import cooperative_view
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, form_text, look_up, own_path
from web.errors import message_of, status_of
from web.forms.access import secret_of_form
from web.forms.second import recovery_of_form, vault

bp = Blueprint("second", __name__, url_prefix="/tweede-stap")

LONGEST_CODE_TYPED = 40
WRONG_APP_CODE = N_("Deze code klopt niet. Wacht op een nieuwe code in de app en vul die in.")
WRONG_PAPER_CODE = N_("Deze herstelcode klopt niet, of is al gebruikt.")


def _wanted() -> str:
    return own_path(request.values.get("next", ""), "")


@bp.get("")
def show() -> ResponseReturnValue:
    """Ask for the second step, or lead to setting it up."""
    second = look_up(second_view)
    if second.is_waiting and not second.is_set_up:
        return redirect(url_for("second.set_up", next=_wanted() or None))
    return _step_page()


def _step_page(
    *,
    code: str = "",
    paper: str = "",
    errors: dict[str, str] | None = None,
    status: int = HTTPStatus.OK,
) -> ResponseReturnValue:
    page = render_template(
        "second/step.html",
        second=look_up(second_view),
        wanted=_wanted(),
        code=code,
        paper=paper,
        errors=errors or {},
    )
    return page, status


@bp.post("")
def take() -> ResponseReturnValue:
    """Take the step with a code of the app."""
    code = form_text("code", longest=LONGEST_CODE_TYPED)
    try:
        outcome = carry_out(take_second_step, code=code, vault=vault())
    except CoopError as error:
        return _step_page(code=code, errors={"code": message_of(error)}, status=_status_of(error))
    if outcome == SecondOutcome.WRONG_CODE:
        errors = {"code": say(WRONG_APP_CODE, current_locale())}
        return _step_page(code=code, errors=errors, status=HTTPStatus.BAD_REQUEST)
    return _onward()


@bp.post("/herstelcode")
def recover() -> ResponseReturnValue:
    """Take the step with a code on paper."""
    paper = form_text("paper", longest=LONGEST_CODE_TYPED)
    try:
        outcome = carry_out(use_recovery_code, code=paper)
    except CoopError as error:
        return _step_page(
            paper=paper, errors={"paper": message_of(error)}, status=_status_of(error)
        )
    if outcome == SecondOutcome.WRONG_CODE:
        errors = {"paper": say(WRONG_PAPER_CODE, current_locale())}
        return _step_page(paper=paper, errors=errors, status=HTTPStatus.BAD_REQUEST)
    return _onward()


def _status_of(error: CoopError) -> HTTPStatus:
    too_many = isinstance(error, TooManyGuessesError)
    return HTTPStatus.TOO_MANY_REQUESTS if too_many else status_of(error)


def _onward() -> ResponseReturnValue:
    return redirect(_wanted() or url_for("home.show"), HTTPStatus.SEE_OTHER)


@bp.get("/instellen")
def set_up() -> ResponseReturnValue:
    """Offer an app or a passkey, or show what the app needs."""
    return _set_up_page()


def _set_up_page(
    *, code: str = "", error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    second = look_up(second_view)
    if second.is_waiting and second.is_set_up:
        return redirect(url_for("second.show", next=request.full_path.rstrip("?")))
    page = render_template(
        "second/set_up.html",
        second=second,
        new=look_up(new_authenticator, vault=vault(), site=look_up(cooperative_view).name),
        wanted=_wanted(),
        code=code,
        error=error,
    )
    return page, status


@bp.post("/instellen/begin")
def begin() -> ResponseReturnValue:
    """Make what the app and this site will share."""
    carry_out(begin_authenticator, token=secret_of_form("authenticator"), vault=vault())
    return redirect(url_for("second.set_up", next=_wanted() or None), HTTPStatus.SEE_OTHER)


@bp.post("/instellen")
def confirm() -> ResponseReturnValue:
    """Let the app count, and show the recovery codes."""
    code = form_text("code", longest=LONGEST_CODE_TYPED)
    recovery = recovery_of_form()
    try:
        outcome = carry_out(confirm_authenticator, code=code, vault=vault(), recovery=recovery)
    except CoopError as error:
        return _set_up_page(code=code, error=message_of(error), status=_status_of(error))
    if outcome == SecondOutcome.WRONG_CODE:
        wrong = say(WRONG_APP_CODE, current_locale())
        return _set_up_page(code=code, error=wrong, status=HTTPStatus.BAD_REQUEST)
    return _codes_page(recovery)


@bp.get("/herstelcodes")
def show_codes() -> ResponseReturnValue:
    """Say how many recovery codes are left, and offer new ones."""
    return render_template("second/renew.html", second=look_up(second_view), wanted=_wanted())


@bp.post("/herstelcodes")
def renew() -> ResponseReturnValue:
    """Make ten new recovery codes and show them."""
    recovery = recovery_of_form()
    carry_out(renew_recovery_codes, recovery=recovery)
    return _codes_page(recovery)


def _codes_page(recovery: tuple[str, ...]) -> ResponseReturnValue:
    return render_template(
        "second/codes.html",
        codes=[spelled(code) for code in recovery],
        made_with=request.form.get("form_token", ""),
        wanted=_wanted(),
    )


@bp.post("/herstelcodes/pdf")
def print_codes() -> ResponseReturnValue:
    """Hand out the recovery codes that were shown just now, to print."""
    sheet = look_up(recovery_pdf, recovery=recovery_of_form(), site=look_up(cooperative_view).name)
    response = Response(sheet, mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="herstelcodes.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
