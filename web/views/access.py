"""Signing in by mail, and signing out."""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.kernel.permissions import ActorKind
from coop.people.errors import PersonNotFoundError, TooManySignInsError
from coop.people.queries import ensure_link_usable, sharers_view, sign_in_view
from coop.people.rules import LinkPurpose, SignInOutcome
from coop.people.services import (
    ask_to_sign_in,
    choose_person,
    end_session,
    sign_in_with_code,
    sign_in_with_link,
)
from coop.wording.catalogue import N_, say
from web.context import (
    begin_session,
    carry_out,
    clear_session,
    current_actor,
    current_locale,
    form_text,
    look_up,
    own_path,
)
from web.errors import message_of, status_of
from web.forms.access import (
    ASKED_FOR,
    NEXT,
    asking_secret,
    browser_secret,
    device_name,
    origin_mark,
    remember_asking,
    secret_of_form,
)

bp = Blueprint("access", __name__)

LONGEST_EMAIL_TYPED = 300
LONGEST_CODE_TYPED = 40


@bp.get("/aanmelden")
def sign_in() -> ResponseReturnValue:
    """Ask for a mail address."""
    if current_actor().kind is ActorKind.PERSON:
        return render_template("access/already.html")
    return _ask_page()


def _ask_page(
    *, email: str = "", error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    wanted = request.values.get("next", "")
    page = render_template(
        "access/sign_in.html", email=email, error=error, wanted=own_path(wanted, "")
    )
    return page, status


@bp.post("/aanmelden")
def ask() -> ResponseReturnValue:
    """Ask for a mail with a link and a code; the answer is the same for any address."""
    email = form_text("email", longest=LONGEST_EMAIL_TYPED)
    secret = asking_secret()
    try:
        carry_out(ask_to_sign_in, email=email, browser=secret, origin=origin_mark())
    except CoopError as error:
        too_many = isinstance(error, TooManySignInsError)
        status = HTTPStatus.TOO_MANY_REQUESTS if too_many else status_of(error)
        return _ask_page(email=email, error=message_of(error), status=status)
    remember_asking(secret, email)
    session[NEXT] = own_path(request.form.get("next", ""), "")
    return redirect(url_for("access.show_code"), HTTPStatus.SEE_OTHER)


@bp.get("/aanmelden/code")
def show_code() -> ResponseReturnValue:
    """Say that a mail is on its way and ask for its code."""
    return _code_page()


def _code_page(*, error: str | None = None, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    browser = browser_secret()
    view = look_up(sign_in_view, browser=browser) if browser else None
    if view is None:
        return redirect(url_for("access.sign_in"), HTTPStatus.SEE_OTHER)
    page = render_template(
        "access/code.html",
        email=session.get(ASKED_FOR, ""),
        wanted=session.get(NEXT, ""),
        view=view,
        typed=request.form.get("code", "")[:LONGEST_CODE_TYPED],
        error=error,
    )
    return page, status


@bp.post("/aanmelden/code")
def use_code() -> ResponseReturnValue:
    """Come in with the code of the mail."""
    code = form_text("code", longest=LONGEST_CODE_TYPED)
    token = secret_of_form("session")
    try:
        outcome = carry_out(
            sign_in_with_code,
            browser=browser_secret() or "",
            code=code,
            token=token,
            device=device_name(),
        )
    except CoopError as error:
        return _code_page(error=message_of(error), status=status_of(error))
    if outcome == SignInOutcome.WRONG_CODE:
        wrong = say(
            N_("Deze code klopt niet. Neem de code uit de nieuwste mail."), current_locale()
        )
        return _code_page(error=wrong, status=HTTPStatus.BAD_REQUEST)
    return _after(outcome, token)


def _after(outcome: SignInOutcome, token: str) -> ResponseReturnValue:
    if outcome == SignInOutcome.CHOOSE:
        return redirect(url_for("access.show_sharers"), HTTPStatus.SEE_OTHER)
    wanted = own_path(str(session.get(NEXT, "")), url_for("home.show"))
    begin_session(token)
    return redirect(wanted, HTTPStatus.SEE_OTHER)


@bp.get("/l/aanmelden/<token>")
def show_link(token: str) -> ResponseReturnValue:
    """Show the one button behind the link of the mail; nothing changes before it is pressed."""
    try:
        look_up(ensure_link_usable, token=token, purpose=LinkPurpose.SIGN_IN)
    except CoopError as error:
        return _dead_link(error)
    return render_template("access/link.html", link=token)


@bp.post("/l/aanmelden/<token>")
def use_link(token: str) -> ResponseReturnValue:
    """Come in with the link of the mail."""
    session_token = secret_of_form("session", token)
    browser = asking_secret()
    try:
        outcome = carry_out(
            sign_in_with_link,
            link=token,
            browser=browser,
            token=session_token,
            device=device_name(),
        )
    except CoopError as error:
        return _dead_link(error)
    remember_asking(browser, "")
    return _after(outcome, session_token)


def _dead_link(error: CoopError) -> ResponseReturnValue:
    page = render_template("access/dead_link.html", message=message_of(error))
    return page, status_of(error)


@bp.get("/aanmelden/wie")
def show_sharers() -> ResponseReturnValue:
    """Ask which of those who share a mail address has come (C14)."""
    try:
        people = look_up(sharers_view, browser=browser_secret() or "")
    except CoopError as error:
        return _dead_link(error)
    choices = [{"value": p.person_id, "label": p.name, "icon": "person"} for p in people]
    return render_template("access/sharers.html", choices=choices)


@bp.post("/aanmelden/wie")
def choose() -> ResponseReturnValue:
    """Come in as the one who was chosen."""
    try:
        person_id = uuid.UUID(form_text("person"))
    except ValueError:
        raise PersonNotFoundError from None
    token = secret_of_form("session")
    try:
        carry_out(
            choose_person,
            browser=browser_secret() or "",
            person_id=person_id,
            token=token,
            device=device_name(),
        )
    except CoopError as error:
        return _dead_link(error)
    return _after(SignInOutcome.SIGNED_IN, token)


@bp.post("/afmelden")
def sign_out() -> ResponseReturnValue:
    """Sign this browser out."""
    if current_actor().kind is ActorKind.PERSON:
        carry_out(end_session)
    clear_session()
    flash(say(N_("U bent uitgelogd."), current_locale()), "success")
    return redirect(url_for("home.show"), HTTPStatus.SEE_OTHER)
