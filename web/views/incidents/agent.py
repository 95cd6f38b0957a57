"""The police contact reads one report and answers it: no account, two presses.

In a browser that is not known yet a code to the contact's own address comes first (C2). A
scanner that opens the link presses nothing and has no cookie: it opens nothing.
"""

from http import HTTPStatus

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.groups.queries import BrowserView, browser_view
from coop.groups.rules import BROWSER_KNOWN, CodeOutcome
from coop.groups.services.browsers import ask_contact_code, prove_browser
from coop.incidents.errors import ReportAnsweredError, ReportHandledError
from coop.incidents.queries.follow import AnswerLinkView, LinkState, answer_link
from coop.incidents.rules.states import AgentAnswer
from coop.incidents.services.answers import answer_report
from coop.incidents.services.review import show_report
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor
from coop.people.lookups import LinkToken
from coop.wording.catalogue import N_, say
from coop.wording.incidents import ANSWERS, OUTCOMES
from coop.wording.review import ANSWER_CHOICES
from web.context import (
    current_cause,
    current_coop,
    current_locale,
    current_settings,
    form_text,
    look_up,
)
from web.errors import message_of, status_of
from web.forms.incidents import chosen
from web.views.incidents.blueprint import bp
from web.views.incidents.facts import facts_of, what_was_done

#: Holds this browser's secret; known to the cooperative by its hash, for ninety days.
COOKIE = "wijkagent"
COOKIE_PATH = "/l/antwoord"
LONGEST_TYPED = 2000
LONGEST_CODE_TYPED = 40
STATUS_OF_LINK = {LinkState.EXPIRED: HTTPStatus.GONE, LinkState.UNKNOWN: HTTPStatus.NOT_FOUND}
SAID = {
    CodeOutcome.WRONG: N_("Deze code klopt niet. Kijk hem nog eens na."),
    CodeOutcome.OVER: N_("Deze code werkt niet meer. Vraag een nieuwe."),
}


@bp.get("/l/antwoord/<token>")
def show_to_agent(token: str) -> ResponseReturnValue:
    """Show the report in a known browser, else the one button; or what was answered."""
    link = _link(token)
    if link.state is not LinkState.OPEN:
        return _link_page(token, link)
    browser = _browser(token)
    return _report_page(token, link) if browser.is_known else _link_page(token, link, browser)


@bp.post("/l/antwoord/<token>")
def send_code(token: str) -> ResponseReturnValue:
    """Send a code to the contact's own address, for this browser."""
    link = _link(token)
    response = make_response(_back(token))
    if link.state is not LinkState.OPEN or _browser(token).is_known:
        return response
    secret = request.cookies.get(COOKIE) or current_coop().chance.new_token()
    try:
        _run_as_agent(token, secret)
    except CoopError as error:
        page = _link_page(token, link, _browser(token), error=message_of(error))
        return page[0], status_of(error)
    _remember(response, secret)
    return response


@bp.post("/l/antwoord/<token>/code")
def type_code(token: str) -> ResponseReturnValue:
    """Know this browser, if the code is the one that was mailed."""
    link = _link(token)
    secret = request.cookies.get(COOKIE)
    if link.state is not LinkState.OPEN or secret is None:
        return _back(token)
    code = form_text("code", longest=LONGEST_CODE_TYPED)
    runner = current_coop().once(current_cause())
    outcome = CodeOutcome(runner.run(prove_browser, _agent(token), browser=secret, code=code))
    if outcome is CodeOutcome.RIGHT:
        return _back(token)
    error = say(SAID[outcome], current_locale())
    return _link_page(token, link, _browser(token), error=error)[0], HTTPStatus.BAD_REQUEST


@bp.post("/l/antwoord/<token>/verstuur")
def answer_as_agent(token: str) -> ResponseReturnValue:
    """Answer with one of the standard answers, or show first what will be read."""
    link = _link(token)
    if link.state is not LinkState.OPEN or not _browser(token).is_known:
        return _back(token)
    assert link.report_id is not None
    answer = chosen(AgentAnswer, "answer")
    to_reporter = form_text("to_reporter", longest=LONGEST_TYPED)
    to_group = form_text("to_group", longest=LONGEST_TYPED)
    if form_text("look") == "first":
        return _preview(token, link, answer, to_reporter, to_group)
    try:
        current_coop().once(current_cause()).run(
            answer_report,
            _agent(token),
            report_id=link.report_id,
            answer=answer,
            to_reporter=to_reporter,
            to_group=to_group,
        )
    except ReportAnsweredError:
        return _back(token)
    except ReportHandledError as error:
        flash(message_of(error), "info")
        return _back(token)
    except CoopError as error:
        return _report_page(token, link, error=message_of(error)), status_of(error)
    return _back(token)


def _agent(token: str) -> Actor:
    return current_coop().identify(LinkToken(token))


def _link(token: str) -> AnswerLinkView:
    return look_up(answer_link, token=token, locale=current_locale())


def _browser(token: str) -> BrowserView:
    secret = request.cookies.get(COOKIE)
    return current_coop().ask(browser_view, _agent(token), browser=secret)


def _run_as_agent(token: str, secret: str) -> None:
    current_coop().once(current_cause()).run(ask_contact_code, _agent(token), browser=secret)


def _remember(response: Response, secret: str) -> None:
    response.set_cookie(
        COOKIE,
        secret,
        max_age=BROWSER_KNOWN,
        path=COOKIE_PATH,
        secure=current_settings().secure,
        httponly=True,
        samesite="Lax",
    )


def _link_page(
    token: str, link: AnswerLinkView, browser: BrowserView | None = None, *, error: str = ""
) -> tuple[str, HTTPStatus]:
    page = render_template(
        "incidents/agent_link.html", link=link, token=token, browser=browser, error=error
    )
    return page, STATUS_OF_LINK.get(link.state, HTTPStatus.OK)


def _report_page(token: str, link: AnswerLinkView, *, error: str = "") -> str:
    assert link.report_id is not None
    report = current_coop().run(
        show_report, _agent(token), report_id=link.report_id, locale=current_locale()
    )
    return render_template(
        "incidents/agent_report.html",
        report=report,
        done=what_was_done(report),
        facts=facts_of(report),
        answers=ANSWER_CHOICES,
        token=token,
        typed={"to_reporter": form_text("to_reporter"), "to_group": form_text("to_group")},
        error=error,
    )


def _preview(
    token: str, link: AnswerLinkView, answer: AgentAnswer, to_reporter: str, to_group: str
) -> ResponseReturnValue:
    return render_template(
        "incidents/agent_preview.html",
        link=link,
        token=token,
        answer=answer,
        label=ANSWER_CHOICES[answer].text,
        reporter_reads=ANSWERS[answer],
        group_reads=OUTCOMES[answer],
        to_reporter=to_reporter,
        to_group=to_group,
    )


def _back(token: str) -> Response:
    address = url_for("incidents.show_to_agent", token=token)
    return make_response(redirect(address, HTTPStatus.SEE_OTHER))
