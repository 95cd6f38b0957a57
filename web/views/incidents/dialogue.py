"""Making a buurtmelding: one question a page, without an account and without JavaScript."""

import uuid
from http import HTTPStatus

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from coop.groups.queries import GroupView, all_groups, group_view
from coop.incidents.queries.dialogue import QuestionView, question
from coop.incidents.queries.follow import my_reports, report_of_token
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.states import Source
from coop.incidents.services.drafts import answer_question, skip_question, stop_report
from coop.incidents.services.reports import send_for_a_neighbour, send_report
from coop.incidents.services.sightings import see_too
from coop.kernel.errors import CoopError
from coop.kernel.permissions import ActorKind
from web.context import (
    carry_out,
    current_actor,
    current_coop,
    current_locale,
    current_settings,
    look_up,
)
from web.errors import message_of, status_of
from web.forms.access import origin_mark
from web.forms.incidents import PATHS, AnswerForm, read_answer, step_at
from web.views.incidents.blueprint import bp

#: Where the browser keeps its secrets: one for each group to which it began a report.
DRAFTS = "report_drafts"


@bp.get("/bellen")
def show_calling() -> ResponseReturnValue:
    """Show whom to call: 112, the police without haste, and how when one cannot call."""
    return render_template("incidents/calling.html")


@bp.get("/waar-hoort-dit")
def show_elsewhere() -> ResponseReturnValue:
    """Show where it belongs when the group does not take it."""
    settings = current_settings()
    return render_template(
        "incidents/elsewhere.html",
        gemeente={
            "phone": settings.municipality_phone,
            "form": settings.municipality_form,
            "mediation": settings.mediation_form,
        },
    )


@bp.get("/buurtmelding")
def start() -> ResponseReturnValue:
    """Let a resident choose a group, and see the own reports."""
    return render_template(
        "incidents/start.html",
        groups=[group for group in look_up(all_groups) if group.is_open],
        own=look_up(my_reports, locale=current_locale()),
    )


@bp.get("/buurtmelding/<slug>")
def show_next(slug: str) -> ResponseReturnValue:
    """Show the question that comes next."""
    group = look_up(group_view, slug=slug)
    secret = _secret(slug)
    if secret is not None and look_up(report_of_token, token=secret) is not None:
        # Sent, and the connection broke before the page came: show what became of it.
        return _followed(slug, secret)
    return _page(group, _question(group))


@bp.get("/buurtmelding/<slug>/<path>")
def show_question(slug: str, path: str) -> ResponseReturnValue:
    """Show one question again, to correct it; or the one that comes next."""
    group = look_up(group_view, slug=slug)
    asked = _question(group, step_at(path))
    if asked.step is not step_at(path):
        return redirect(url_for("incidents.show_next", slug=slug))
    return _page(group, asked)


@bp.post("/buurtmelding/<slug>/<path>")
def answer(slug: str, path: str) -> ResponseReturnValue:
    """Take in one answer and go on; what is refused is shown again as it was typed."""
    group = look_up(group_view, slug=slug)
    step, form = step_at(path), read_answer()
    try:
        if form.given is not None:
            carry_out(
                answer_question,
                step=step,
                given=form.given,
                key=key_of(group, begin=step is Step.HAPPENING),
                origin=origin_mark(),
            )
        else:
            carry_out(skip_question, step=step, key=key_of(group))
    except CoopError as error:
        asked = _question(group, step)
        if asked.step is not step:
            raise
        form = AnswerForm(typed=form.typed, error=message_of(error))
        return _page(group, asked, form), status_of(error)
    return redirect(url_for("incidents.show_next", slug=slug), HTTPStatus.SEE_OTHER)


@bp.post("/buurtmelding/<slug>/verzenden")
def send(slug: str) -> ResponseReturnValue:
    """Send the report and show its number and the way to follow it."""
    group = look_up(group_view, slug=slug)
    secret = _secret(slug)
    sent = None if secret is None else look_up(report_of_token, token=secret)
    if sent is None:
        use_case = send_for_a_neighbour if request.form.get("neighbour") else send_report
        sent = carry_out(use_case, source=Source.WEB, key=key_of(group))
    if current_actor().kind is ActorKind.PERSON:
        here = url_for("incidents.show_own", report_id=sent, nieuw=1)
        return redirect(here, HTTPStatus.SEE_OTHER)
    assert secret is not None
    return _followed(slug, secret)


@bp.post("/buurtmelding/<slug>/ook-gezien/<uuid:report_id>")
def see_same(slug: str, report_id: uuid.UUID) -> ResponseReturnValue:
    """Say that one saw the same as another reported, instead of sending."""
    group = look_up(group_view, slug=slug)
    carry_out(see_too, report_id=report_id, key=key_of(group))
    _forget(slug)
    return render_template("incidents/seen_too.html", group=group)


@bp.post("/buurtmelding/<slug>/stoppen")
def stop(slug: str) -> ResponseReturnValue:
    """Throw away what was begun."""
    group = look_up(group_view, slug=slug)
    carry_out(stop_report, key=key_of(group))
    _forget(slug)
    return render_template("incidents/stopped.html", group=group)


def _question(group: GroupView, step: Step | None = None) -> QuestionView:
    return look_up(question, key=key_of(group), step=step, locale=current_locale())


def _page(group: GroupView, asked: QuestionView, form: AnswerForm | None = None) -> str:
    return render_template(
        "incidents/question.html",
        group=group,
        asked=asked,
        form=form or AnswerForm(typed=asked.given),
        paths=PATHS,
    )


def key_of(group: GroupView, *, begin: bool = False) -> DraftKey:
    """Name the report in progress of this person, or of this browser's secret."""
    if current_actor().kind is ActorKind.PERSON:
        return DraftKey(group_id=group.id)
    secret = _secret(group.slug)
    if secret is None and begin:
        secret = current_coop().chance.new_token()
        session[DRAFTS] = {**session.get(DRAFTS, {}), group.slug: secret}
        # Kept when the browser is closed: the draft is kept for two days.
        session.permanent = True
    return DraftKey(group_id=group.id, token=secret)


def _secret(slug: str) -> str | None:
    if current_actor().kind is ActorKind.PERSON:
        return None
    secret = session.get(DRAFTS, {}).get(slug)
    return str(secret) if secret else None


def _forget(slug: str) -> None:
    session[DRAFTS] = {key: value for key, value in session.get(DRAFTS, {}).items() if key != slug}


def _followed(slug: str, secret: str) -> ResponseReturnValue:
    _forget(slug)
    here = url_for("incidents.follow", token=secret, nieuw=1)
    return redirect(here, HTTPStatus.SEE_OTHER)
