"""Following one's own report: signed in, or by the link the browser got."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.incidents.queries.follow import FollowView, followed_report
from coop.incidents.services.reports import withdraw_report
from coop.incidents.services.talk import decline_question, reply_to_question
from coop.incidents.services.verdicts import say_solved
from coop.kernel.errors import ConflictError, CoopError, InvalidInputError
from coop.kernel.permissions import Actor, Permission
from coop.kernel.use_case import UseCase
from coop.people.lookups import LinkToken
from coop.people.queries import ensure_link_usable
from coop.people.rules import LinkPurpose
from coop.wording.catalogue import say
from coop.wording.outcomes import SAID
from web.context import (
    carry_out,
    current_cause,
    current_coop,
    current_locale,
    current_settings,
    form_text,
    look_up,
)
from web.errors import message_of, status_of
from web.views.incidents.blueprint import bp

#: Far above what an answer takes: what is too long is refused, not cut.
LONGEST_TYPED = 20_000


@bp.get("/mijn-buurtmeldingen/<uuid:report_id>")
def show_own(report_id: uuid.UUID) -> ResponseReturnValue:
    """Show how one's own report stands."""
    report = look_up(followed_report, report_id=report_id, locale=current_locale())
    return _page(
        report,
        url_for("incidents.withdraw_own", report_id=report_id),
        {
            one.id: url_for("incidents.reply_own", report_id=report_id, question_id=one.id)
            for one in report.asked
        },
        url_for("incidents.judge_own", report_id=report_id),
    )


@bp.post("/mijn-buurtmeldingen/<uuid:report_id>/intrekken")
def withdraw_own(report_id: uuid.UUID) -> ResponseReturnValue:
    """Take one's own report back."""
    carry_out(withdraw_report, report_id=report_id)
    return redirect(url_for("incidents.show_own", report_id=report_id), HTTPStatus.SEE_OTHER)


@bp.post("/mijn-buurtmeldingen/<uuid:report_id>/opgelost")
def judge_own(report_id: uuid.UUID) -> ResponseReturnValue:
    """Keep whether one's own report is solved."""
    carry_out(say_solved, report_id=report_id, is_solved=_is_solved())
    flash(say(SAID[_is_solved()], current_locale()), "success")
    return redirect(url_for("incidents.show_own", report_id=report_id), HTTPStatus.SEE_OTHER)


@bp.get("/l/buurtmelding/<token>")
def follow(token: str) -> ResponseReturnValue:
    """Show how a report stands to who holds its link; changes nothing (C3)."""
    try:
        actor, report_id = _holder(token)
    except CoopError as error:
        page = render_template("incidents/dead_link.html", message=message_of(error))
        return page, status_of(error)
    report = current_coop().ask(
        followed_report, actor, report_id=report_id, locale=current_locale()
    )
    return _page(
        report,
        url_for("incidents.withdraw_followed", token=token),
        {
            one.id: url_for("incidents.reply_followed", token=token, question_id=one.id)
            for one in report.asked
        },
        url_for("incidents.judge_followed", token=token),
        # Behind a proxy a request does not know by which address people come.
        link=current_settings().base_url + url_for("incidents.follow", token=token),
    )


@bp.post("/l/buurtmelding/<token>")
def withdraw_followed(token: str) -> ResponseReturnValue:
    """Take a report back by its link."""
    try:
        actor, report_id = _holder(token)
    except CoopError as error:
        page = render_template("incidents/dead_link.html", message=message_of(error))
        return page, status_of(error)
    current_coop().once(current_cause()).run(withdraw_report, actor, report_id=report_id)
    return redirect(url_for("incidents.follow", token=token), HTTPStatus.SEE_OTHER)


@bp.post("/mijn-buurtmeldingen/<uuid:report_id>/antwoord/<uuid:question_id>")
def reply_own(report_id: uuid.UUID, question_id: uuid.UUID) -> ResponseReturnValue:
    """Answer what was asked about one's own report."""
    use_case, given = _reaction()
    try:
        carry_out(use_case, question_id=question_id, **given)
    except (ConflictError, InvalidInputError) as error:
        flash(message_of(error), "info")
    return redirect(url_for("incidents.show_own", report_id=report_id), HTTPStatus.SEE_OTHER)


@bp.post("/l/buurtmelding/<token>/antwoord/<uuid:question_id>")
def reply_followed(token: str, question_id: uuid.UUID) -> ResponseReturnValue:
    """Answer what was asked, by the link; nobody learns who it was."""
    try:
        actor, _ = _holder(token)
    except CoopError as error:
        page = render_template("incidents/dead_link.html", message=message_of(error))
        return page, status_of(error)
    use_case, given = _reaction()
    try:
        current_coop().once(current_cause()).run(use_case, actor, question_id=question_id, **given)
    except (ConflictError, InvalidInputError) as error:
        flash(message_of(error), "info")
    return redirect(url_for("incidents.follow", token=token), HTTPStatus.SEE_OTHER)


@bp.post("/l/buurtmelding/<token>/opgelost")
def judge_followed(token: str) -> ResponseReturnValue:
    """Keep whether a report is solved, by its link."""
    try:
        actor, report_id = _holder(token)
    except CoopError as error:
        page = render_template("incidents/dead_link.html", message=message_of(error))
        return page, status_of(error)
    current_coop().once(current_cause()).run(
        say_solved, actor, report_id=report_id, is_solved=_is_solved()
    )
    flash(say(SAID[_is_solved()], current_locale()), "success")
    return redirect(url_for("incidents.follow", token=token), HTTPStatus.SEE_OTHER)


def _reaction() -> tuple[UseCase[..., uuid.UUID], dict[str, str]]:
    """Return whether a question is answered, with the words, or left unsaid."""
    if "decline" in request.form:
        return decline_question, {}
    return reply_to_question, {"text": form_text("text", longest=LONGEST_TYPED)}


def _is_solved() -> bool:
    return request.form.get("solved") == "yes"


def _holder(token: str) -> tuple[Actor, uuid.UUID]:
    """Return who holds a link that works and the one report it is about."""
    look_up(ensure_link_usable, token=token, purpose=LinkPurpose.REPORT_FOLLOW)
    actor = current_coop().identify(LinkToken(token))
    scopes = actor.scopes(Permission.INCIDENTS_REPORT_FOLLOW)
    (report_id,) = {scope.id for scope in scopes if scope.id is not None}
    return actor, report_id


def _page(
    report: FollowView,
    withdraw_url: str,
    reply_urls: dict[uuid.UUID, str],
    solved_url: str,
    *,
    link: str | None = None,
) -> ResponseReturnValue:
    return render_template(
        "incidents/follow.html",
        report=report,
        facts=[(line.term, line.value) for line in report.lines],
        withdraw_url=withdraw_url,
        reply_urls=reply_urls,
        solved_url=solved_url,
        link=link,
        is_new="nieuw" in request.args,
    )
