"""The police contact reads one report, or an overview, and answers: no account, two presses.

In a browser that is not known yet a code to the contact's own address comes first (C2).
"""

import uuid
from http import HTTPStatus

from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.groups.queries import BrowserView
from coop.groups.rules import CodeOutcome
from coop.incidents.errors import ReportAnsweredError, ReportHandledError
from coop.incidents.queries.agent import agent_talk
from coop.incidents.queries.follow import AnswerLinkView, LinkState, answer_link
from coop.incidents.queries.overviews import overview_view
from coop.incidents.rules.states import AgentAnswer
from coop.incidents.services.answers import answer_overview, answer_report
from coop.incidents.services.review import show_report
from coop.kernel.errors import CoopError
from coop.wording.catalogue import N_, say, say_many
from coop.wording.incidents import ANSWERS, OUTCOMES
from coop.wording.review import ANSWER_CHOICES
from web.context import (
    current_cause,
    current_coop,
    current_locale,
    form_text,
    look_up,
)
from web.errors import message_of, status_of
from web.forms.incidents import chosen, numbered
from web.views.incidents.blueprint import bp
from web.views.incidents.facts import as_text, facts_of, what_was_done
from web.views.known_browser import (
    SAID,
    agent_of,
    ask_code,
    browser_of_agent,
    remember,
    try_code,
)

LONGEST_TYPED = 2000
STATUS_OF_LINK = {LinkState.EXPIRED: HTTPStatus.GONE, LinkState.UNKNOWN: HTTPStatus.NOT_FOUND}
NONE_ANSWERED = N_("Er was niets meer te beantwoorden, of u koos geen antwoord.")


@bp.get("/l/antwoord/<token>")
def show_to_agent(token: str) -> ResponseReturnValue:
    """Show the report in a known browser, else the one button; or what was answered."""
    link = link_of(token)
    if link.state is not LinkState.OPEN:
        return _link_page(token, link)
    browser = browser_of_agent(token)
    if not browser.is_known:
        return _link_page(token, link, browser)
    if link.overview_id is not None:
        return _overview_page(token, link.overview_id)
    assert link.report_id is not None
    return _report_page(token, link.report_id)


@bp.post("/l/antwoord/<token>")
def send_code(token: str) -> ResponseReturnValue:
    """Send a code to the contact's own address, for this browser."""
    link = link_of(token)
    response = make_response(back_to(token))
    if link.state is not LinkState.OPEN or browser_of_agent(token).is_known:
        return response
    try:
        remember(response, ask_code(token))
    except CoopError as error:
        page = _link_page(token, link, browser_of_agent(token), error=message_of(error))
        return page[0], status_of(error)
    return response


@bp.post("/l/antwoord/<token>/code")
def type_code(token: str) -> ResponseReturnValue:
    """Know this browser, if the code is the one that was mailed."""
    link = link_of(token)
    outcome = try_code(token) if link.state is LinkState.OPEN else None
    if outcome is None or outcome is CodeOutcome.RIGHT:
        return back_to(token)
    error = say(SAID[outcome], current_locale())
    return _link_page(token, link, browser_of_agent(token), error=error)[0], HTTPStatus.BAD_REQUEST


@bp.get("/l/antwoord/<token>/<uuid:report_id>")
def show_from_overview(token: str, report_id: uuid.UUID) -> ResponseReturnValue:
    """Show one report of an overview; that it was opened is recorded."""
    link = link_of(token)
    if link.overview_id is None or link.state is not LinkState.OPEN:
        return back_to(token)
    return _report_page(token, report_id) if browser_of_agent(token).is_known else back_to(token)


@bp.post("/l/antwoord/<token>/overzicht")
def answer_several(token: str) -> ResponseReturnValue:
    """Answer reports of an overview: one answer for all, or one for each number."""
    link = link_of(token)
    if link.overview_id is None or not browser_of_agent(token).is_known:
        return back_to(token)
    answers = numbered(AgentAnswer, "answer")
    number = (
        current_coop()
        .once(current_cause())
        .run(answer_overview, agent_of(token), overview_id=link.overview_id, answers=answers)
    )
    flash(_thanks(number), "success" if number else "info")
    return back_to(token)


@bp.post("/l/antwoord/<token>/verstuur")
def answer_as_agent(token: str) -> ResponseReturnValue:
    """Answer with one of the standard answers, or show first what will be read."""
    report_id = link_of(token).report_id
    return back_to(token) if report_id is None else _answer(token, report_id)


@bp.post("/l/antwoord/<token>/<uuid:report_id>/verstuur")
def answer_from_overview(token: str, report_id: uuid.UUID) -> ResponseReturnValue:
    """Answer one report of an overview, with words of one's own if wanted."""
    return back_to(token) if link_of(token).overview_id is None else _answer(token, report_id)


def _answer(token: str, report_id: uuid.UUID) -> ResponseReturnValue:
    link = link_of(token)
    if link.state is not LinkState.OPEN or not browser_of_agent(token).is_known:
        return back_to(token)
    answer = chosen(AgentAnswer, "answer")
    to_reporter, to_group = words_beside("reporter"), words_beside("group")
    if form_text("look") == "first":
        return _preview(token, report_id, answer, to_reporter, to_group)
    try:
        current_coop().once(current_cause()).run(
            answer_report,
            agent_of(token),
            report_id=report_id,
            answer=answer,
            to_reporter=to_reporter,
            to_group=to_group,
        )
    except ReportAnsweredError:
        return back_to(token)
    except ReportHandledError as error:
        flash(message_of(error), "info")
        return back_to(token)
    except CoopError as error:
        return _report_page(token, report_id, error=message_of(error)), status_of(error)
    return back_to(token)


def words_beside(reader: str) -> str:
    """Return what is said beside an answer: a sentence from the list, own words after it."""
    chosen_text = form_text(f"standard_{reader}", longest=LONGEST_TYPED)
    own_words = form_text(f"to_{reader}", longest=LONGEST_TYPED)
    return " ".join(text for text in (chosen_text, own_words) if text)


def _thanks(number: int) -> str:
    if number == 0:
        return say(NONE_ANSWERED, current_locale())
    return say_many(
        "Dank u. %(num)s buurtmelding is beantwoord.",
        "Dank u. %(num)s buurtmeldingen zijn beantwoord.",
        number,
        current_locale(),
    )


def link_of(token: str) -> AnswerLinkView:
    """Return what may be said of a link before anything is opened."""
    return look_up(answer_link, token=token, locale=current_locale())


def _link_page(
    token: str, link: AnswerLinkView, browser: BrowserView | None = None, *, error: str = ""
) -> tuple[str, HTTPStatus]:
    page = render_template(
        "incidents/agent_link.html", link=link, token=token, browser=browser, error=error
    )
    return page, STATUS_OF_LINK.get(link.state, HTTPStatus.OK)


def _overview_page(token: str, overview_id: uuid.UUID) -> str:
    overview = current_coop().ask(
        overview_view, agent_of(token), overview_id=overview_id, locale=current_locale()
    )
    return render_template(
        "incidents/agent_overview.html", overview=overview, answers=ANSWER_CHOICES, token=token
    )


def _report_page(token: str, report_id: uuid.UUID, *, error: str = "") -> str:
    report = current_coop().run(
        show_report, agent_of(token), report_id=report_id, locale=current_locale()
    )
    return render_template(
        "incidents/agent_report.html",
        report=report,
        talk=current_coop().ask(
            agent_talk, agent_of(token), report_id=report_id, locale=current_locale()
        ),
        done=what_was_done(report),
        facts=facts_of(report),
        text=as_text(report),
        token=token,
        pdf_url=url_for("incidents.print_for_agent", token=token, report_id=report_id),
        answers=ANSWER_CHOICES,
        answer_url=_answer_url(token, report_id),
        typed={name: form_text(name) for name in ("to_reporter", "to_group")},
        error=error,
    )


def _preview(
    token: str, report_id: uuid.UUID, answer: AgentAnswer, to_reporter: str, to_group: str
) -> ResponseReturnValue:
    return render_template(
        "incidents/agent_preview.html",
        answer=answer,
        label=ANSWER_CHOICES[answer].text,
        reporter_reads=ANSWERS[answer],
        group_reads=OUTCOMES[answer],
        to_reporter=to_reporter,
        to_group=to_group,
        answer_url=_answer_url(token, report_id),
        back_url=url_for("incidents.show_to_agent", token=token),
    )


def _answer_url(token: str, report_id: uuid.UUID) -> str:
    if link_of(token).overview_id is None:
        return url_for("incidents.answer_as_agent", token=token)
    return url_for("incidents.answer_from_overview", token=token, report_id=report_id)


def back_to(token: str) -> Response:
    """Lead to the page of a link."""
    address = url_for("incidents.show_to_agent", token=token)
    return make_response(redirect(address, HTTPStatus.SEE_OTHER))
