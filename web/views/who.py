"""Who does what, for everybody, within the limits of C20; and writing to them."""

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError, NotAllowedError, NotFoundError
from coop.kernel.permissions import Permission
from coop.people.rules import LONGEST_EMAIL, RoleKind
from coop.roles.errors import NobodyToAskError, TooManyQuestionsError
from coop.roles.queries.public import who_does_what
from coop.roles.queries.questions import ask_view
from coop.roles.rules.questions import ASKED, LONGEST_ASKER, LONGEST_QUESTION
from coop.roles.services import ask_holders
from coop.wording.catalogue import N_, say
from coop.wording.roles import TASKS
from web.context import carry_out, current_actor, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.access import origin_mark
from web.forms.own import Typed

bp = Blueprint("who", __name__)

LONGEST_SLUG = 40
#: Which field a refusal is about; the question when it is about none of the others.
FIELDS = {"invalid_email": "email", "question_name_missing": "name"}


@bp.get("/wie-doet-wat")
def show() -> ResponseReturnValue:
    """Show who does what: the board by name, the others by function."""
    return render_template(
        "roles/who.html",
        who=look_up(who_does_what),
        tasks=TASKS,
        asked=ASKED,
        may_give=current_actor().may_reach(Permission.PEOPLE_ROLE_GRANT),
    )


@bp.get("/wie-doet-wat/<function>/vraag")
def ask(function: str) -> ResponseReturnValue:
    """Ask what somebody wants to know."""
    own = look_up(ask_view, kind=_kind(function), slug=_slug()).own_email
    return _page(function, Typed({"name": current_actor().name, "email": own, "text": ""}))


def _page(function: str, typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    page = render_template(
        "roles/ask.html",
        seen=look_up(ask_view, kind=_kind(function), slug=_slug()),
        function=function,
        slug=_slug(),
        typed=typed,
        longest=LONGEST_QUESTION,
    )
    return page, status


@bp.post("/wie-doet-wat/<function>/vraag")
def send(function: str) -> ResponseReturnValue:
    """Send the question."""
    typed = Typed(
        {
            "name": form_text("name", longest=LONGEST_ASKER),
            "email": form_text("email", longest=LONGEST_EMAIL),
            "text": form_text("text", longest=LONGEST_QUESTION),
        }
    )
    try:
        carry_out(
            ask_holders, kind=_kind(function), slug=_slug(), origin=origin_mark(), **typed.values
        )
    except (NotAllowedError, NotFoundError):
        raise
    except CoopError as error:
        typed.errors[FIELDS.get(error.code, "text")] = message_of(error)
        too_many = isinstance(error, TooManyQuestionsError)
        return _page(
            function, typed, HTTPStatus.TOO_MANY_REQUESTS if too_many else status_of(error)
        )
    flash(say(N_("Verstuurd. Het antwoord komt per e-mail."), current_locale()), "success")
    return redirect(url_for("who.show"), HTTPStatus.SEE_OTHER)


def _kind(function: str) -> RoleKind:
    try:
        return RoleKind(function)
    except ValueError:
        raise NobodyToAskError from None


def _slug() -> str:
    return request.values.get("groep", "")[:LONGEST_SLUG]
