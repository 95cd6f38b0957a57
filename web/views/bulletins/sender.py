"""A contact outside tells the neighbourhood something: no account, in a browser it knows."""

import uuid
from http import HTTPStatus

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.bulletins.errors import BulletinNotFoundError
from coop.bulletins.queries import BulletinLine, SenderView, sender_view
from coop.bulletins.rules import LONGEST_BULLETIN, BulletinKind
from coop.bulletins.services.sending import correct_bulletin, send_bulletin, withdraw_bulletin
from coop.groups.rules import CodeOutcome
from coop.kernel.errors import ConflictError, CoopError
from coop.kernel.permissions import Permission
from coop.wording import bulletins as words
from coop.wording.catalogue import N_, say, say_many
from web.context import current_cause, current_coop, current_locale
from web.errors import message_of, status_of
from web.forms.bulletins import BulletinForm, end_choices, kind_choices, read_bulletin
from web.forms.incidents import chosen
from web.views.bulletins.blueprint import bp
from web.views.known_browser import (
    SAID,
    agent_of,
    ask_code,
    browser_of_agent,
    remember,
    try_code,
)


@bp.get("/l/waarschuwen/<token>")
def show_sender(token: str) -> ResponseReturnValue:
    """Show what can be sent and what was, in a known browser; else the one button (C3)."""
    view = _view(token)
    if view is None or not browser_of_agent(token).is_known:
        return _link_page(token, view)
    return _page(token, view)


@bp.post("/l/waarschuwen/<token>")
def send_code(token: str) -> ResponseReturnValue:
    """Send a code to the contact's own address, for this browser."""
    view = _view(token)
    response = make_response(_back(token))
    if view is None or browser_of_agent(token).is_known:
        return response
    try:
        remember(response, ask_code(token))
    except CoopError as error:
        return _link_page(token, view, error=message_of(error))[0], status_of(error)
    return response


@bp.post("/l/waarschuwen/<token>/code")
def type_code(token: str) -> ResponseReturnValue:
    """Know this browser, if the code is the one that was mailed."""
    view = _view(token)
    outcome = None if view is None else try_code(token)
    if outcome is None or outcome is CodeOutcome.RIGHT:
        return _back(token)
    error = say(SAID[outcome], current_locale())
    return _link_page(token, view, error=error)[0], HTTPStatus.BAD_REQUEST


@bp.post("/l/waarschuwen/<token>/stuur")
def send(token: str) -> ResponseReturnValue:
    """Ask the moderators of the chosen groups to place it."""
    view, typed = _view(token), read_bulletin()
    if view is None or not browser_of_agent(token).is_known:
        return _back(token)
    wanted = set(request.form.getlist("group"))
    try:
        number = (
            current_coop()
            .once(current_cause())
            .run(
                send_bulletin,
                agent_of(token),
                group_ids=[one.id for one in view.groups if str(one.id) in wanted],
                kind=chosen(BulletinKind, "kind"),
                text=typed.text,
                ends_at=typed.ends_at(),
            )
        )
    except CoopError as error:
        return _page(token, view, typed=typed, error=message_of(error)), status_of(error)
    flash(
        say_many(
            "Dank u. Een beheerder zet het in de groep.",
            "Dank u. Beheerders zetten het in %(num)s groepen.",
            number,
            current_locale(),
        ),
        "success",
    )
    return _back(token)


@bp.get("/l/waarschuwen/<token>/<uuid:bulletin_id>")
def show_sent(token: str, bulletin_id: uuid.UUID) -> ResponseReturnValue:
    """Show one bulletin to who sent it, with what can be put right."""
    view = _view(token)
    if view is None or not browser_of_agent(token).is_known:
        return _back(token)
    return _one_page(token, _one(view, bulletin_id))


@bp.post("/l/waarschuwen/<token>/<uuid:bulletin_id>/verbeter")
def correct(token: str, bulletin_id: uuid.UUID) -> ResponseReturnValue:
    """Put one's own words right."""
    view, typed = _view(token), read_bulletin()
    if view is None or not browser_of_agent(token).is_known:
        return _back(token)
    line = _one(view, bulletin_id)
    try:
        current_coop().once(current_cause()).run(
            correct_bulletin,
            agent_of(token),
            bulletin_id=bulletin_id,
            text=typed.text,
            ends_at=typed.ends_at(kept=line.ends_at),
        )
    except CoopError as error:
        return _one_page(token, line, typed=typed, error=message_of(error)), status_of(error)
    flash(say(N_("Bewaard. Een beheerder zet het zo in de groep."), current_locale()), "success")
    return _back(token)


@bp.post("/l/waarschuwen/<token>/<uuid:bulletin_id>/intrekken")
def withdraw(token: str, bulletin_id: uuid.UUID) -> ResponseReturnValue:
    """Take one's own words back."""
    if _view(token) is None or not browser_of_agent(token).is_known:
        return _back(token)
    try:
        current_coop().once(current_cause()).run(
            withdraw_bulletin, agent_of(token), bulletin_id=bulletin_id
        )
    except ConflictError as error:
        flash(message_of(error), "info")
    else:
        flash(say(N_("Ingetrokken. De groep leest dat ook."), current_locale()), "success")
    return _back(token)


def _view(token: str) -> SenderView | None:
    """Return what a link is good for here; nothing for one that does not work, or of others."""
    actor = agent_of(token)
    if not actor.holds(Permission.BULLETINS_BULLETIN_SEND):
        return None
    return current_coop().ask(sender_view, actor, locale=current_locale())


def _one(view: SenderView, bulletin_id: uuid.UUID) -> BulletinLine:
    for line in view.bulletins:
        if line.id == bulletin_id:
            return line
    raise BulletinNotFoundError


def _page(
    token: str, view: SenderView, *, typed: BulletinForm | None = None, error: str = ""
) -> str:
    return render_template(
        "bulletins/sender.html",
        token=token,
        view=view,
        words=words,
        kinds=kind_choices(),
        ends=end_choices(),
        groups=[{"value": str(one.id), "label": one.group} for one in view.groups],
        chosen_groups=request.form.getlist("group") or [str(one.id) for one in view.groups[:1]],
        chosen_kind=request.form.get("kind", BulletinKind.WARNING.value),
        typed=typed or BulletinForm(),
        error=error,
        longest=LONGEST_BULLETIN,
    )


def _one_page(
    token: str, line: BulletinLine, *, typed: BulletinForm | None = None, error: str = ""
) -> str:
    return render_template(
        "bulletins/sent.html",
        token=token,
        line=line,
        words=words,
        ends=end_choices(kept=line.ends_at),
        typed=typed or BulletinForm(text=line.text, hours="0"),
        error=error,
        longest=LONGEST_BULLETIN,
    )


def _link_page(token: str, view: SenderView | None, *, error: str = "") -> tuple[str, HTTPStatus]:
    browser = browser_of_agent(token) if view is not None else None
    page = render_template(
        "bulletins/link.html", view=view, token=token, browser=browser, error=error
    )
    return page, HTTPStatus.NOT_FOUND if view is None else HTTPStatus.OK


def _back(token: str) -> Response:
    address = url_for("bulletins.show_sender", token=token)
    return make_response(redirect(address, HTTPStatus.SEE_OTHER))
