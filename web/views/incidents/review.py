"""What moderators do: the queue, one report, and what becomes of it."""

import uuid
from http import HTTPStatus

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.bulletins.queries import bulletins_waiting
from coop.incidents.errors import (
    ReasonNeededError,
    ReportAnsweredError,
    ReportClaimedError,
    ReportHandledError,
    ReviewNeededError,
)
from coop.incidents.queries.beside import beside_report
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.states import AgentAnswer, RejectReason
from coop.incidents.services.alarms import end_alarm
from coop.incidents.services.answers import record_answer
from coop.incidents.services.claims import let_report_go
from coop.incidents.services.review import (
    approve_report,
    close_report,
    forward_report,
    reject_report,
    reopen_report,
    show_report,
)
from coop.wording.catalogue import N_, say
from coop.wording.review import ANSWER_CHOICES, REASON_CHOICES
from web.context import (
    carry_out,
    current_actor,
    current_coop,
    current_locale,
    form_text,
    look_up,
)
from web.errors import message_of, status_of
from web.forms.incidents import chosen
from web.views.incidents.agent import words_beside
from web.views.incidents.blueprint import review_bp as bp
from web.views.incidents.facts import facts_of, questions_in_words, what_was_done

LONGEST_NOTE_TYPED = 2000

#: What is said when a step was taken, by the step's name in the address.
DONE = {
    "goedkeuren": (approve_report, N_("Goedgekeurd.")),
    "doorgeven": (forward_report, N_("Doorgegeven aan de wijkagent.")),
    "terughalen": (reopen_report, N_("Deze buurtmelding staat weer bij de nieuwe.")),
    "loslaten": (let_report_go, N_("Losgelaten. Een andere beheerder kan verder.")),
    "sluiten": (close_report, N_("Gesloten.")),
    "niet-actueel": (end_alarm, N_("De groep leest nu dat het niet meer actueel is.")),
}

#: What the queue can be narrowed to, by its name in the address.
PARTS = {"nieuw": N_("Nieuw"), "onderweg": N_("Onderweg"), "klaar": N_("Klaar")}


@bp.get("")
def show_queue() -> ResponseReturnValue:
    """Show the reports of the moderator's groups, the new ones first."""
    return _queue("incidents/queue.html", bulletins=look_up(bulletins_waiting))


@bp.get("/nu")
def show_queue_now() -> ResponseReturnValue:
    """Give an open queue page its present lines, so that a new report shows by itself."""
    return _queue("incidents/_queue.html")


@bp.get("/<uuid:report_id>")
def show_one(report_id: uuid.UUID) -> ResponseReturnValue:
    """Show one report; that it was opened is recorded."""
    return _page(report_id)


@bp.post("/<uuid:report_id>/<step>")
def take_step(report_id: uuid.UUID, step: str) -> ResponseReturnValue:
    """Approve, pass on, take back or close."""
    if step not in DONE:
        abort(HTTPStatus.NOT_FOUND)
    use_case, done = DONE[step]
    try:
        carry_out(use_case, report_id=report_id)
    except (ReportHandledError, ReportClaimedError, ReviewNeededError) as error:
        # Not an error to who presses second: the page shows how it stands.
        flash(message_of(error), "info")
    else:
        flash(say(done, current_locale()), "success")
    return _back(report_id)


@bp.post("/<uuid:report_id>/afwijzen")
def reject(report_id: uuid.UUID) -> ResponseReturnValue:
    """Do not pass a report on, with the reason."""
    note = form_text("note", longest=LONGEST_NOTE_TYPED)
    try:
        carry_out(
            reject_report,
            report_id=report_id,
            reason=chosen(RejectReason, "reason"),
            note=note,
        )
    except (ReportHandledError, ReportClaimedError) as error:
        flash(message_of(error), "info")
    except ReasonNeededError as error:
        page = _page(report_id, rejecting={"note": note, "error": message_of(error)})
        return page, status_of(error)
    else:
        flash(say(N_("Niet doorgegeven. De bewoner leest waarom."), current_locale()), "success")
    return _back(report_id)


@bp.post("/<uuid:report_id>/antwoord")
def record(report_id: uuid.UUID) -> ResponseReturnValue:
    """Record what the agent said by phone or in the street."""
    try:
        carry_out(
            record_answer,
            report_id=report_id,
            answer=chosen(AgentAnswer, "answer"),
            to_reporter=words_beside("reporter"),
            to_group=words_beside("group"),
        )
    except (ReportHandledError, ReportAnsweredError) as error:
        flash(message_of(error), "info")
    else:
        flash(say(N_("Het antwoord is bewaard en verstuurd."), current_locale()), "success")
    return _back(report_id)


def _queue(template: str, *, bulletins: int = 0) -> str:
    group, part = request.args.get("groep"), request.args.get("stand")
    queue = look_up(review_queue, group=group, locale=current_locale())
    return render_template(
        template,
        queue=queue,
        group=group,
        part=part if part in PARTS else None,
        parts=PARTS,
        bulletins=bulletins,
    )


def _page(report_id: uuid.UUID, *, rejecting: dict[str, str] | None = None) -> str:
    # Not once for a form, as what was asked is: each time it is shown is recorded.
    report = current_coop().run(
        show_report, current_actor(), report_id=report_id, locale=current_locale()
    )
    return render_template(
        "incidents/report.html",
        report=report,
        done=what_was_done(report),
        facts=facts_of(report),
        beside=look_up(beside_report, report_id=report_id, locale=current_locale()),
        questions=questions_in_words(),
        reasons=REASON_CHOICES,
        answers=ANSWER_CHOICES,
        rejecting=rejecting or {},
    )


def _back(report_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(url_for("review.show_one", report_id=report_id), HTTPStatus.SEE_OTHER)
