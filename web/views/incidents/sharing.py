"""How moderators share the work: who looks at what, what goes on as one, when one is reminded."""

import uuid
from http import HTTPStatus

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from coop.incidents.errors import ReviewSettingOutOfBoundsError
from coop.incidents.rules.review import BOUNDS, Reviewing
from coop.incidents.services.alarms import correct_alarm
from coop.incidents.services.claims import claim_report
from coop.incidents.services.merging import merge_report
from coop.incidents.services.sharing import share_report
from coop.incidents.services.waiting import choose_reviewing
from coop.kernel.errors import ConflictError, RuleViolationError
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, form_text
from web.errors import message_of
from web.views.incidents.blueprint import review_bp as bp


@bp.post("/<uuid:report_id>/bekijken")
def claim(report_id: uuid.UUID) -> ResponseReturnValue:
    """Say that one looks at a report, or takes it over from another."""
    try:
        carry_out(claim_report, report_id=report_id, take_over="take_over" in request.form)
    except ConflictError as error:
        flash(message_of(error), "info")
    return _back(report_id)


@bp.post("/<uuid:report_id>/samenvoegen")
def merge(report_id: uuid.UUID) -> ResponseReturnValue:
    """Let a report go on with another one that tells of the same."""
    try:
        into_id = uuid.UUID(request.form.get("into", ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    try:
        carry_out(merge_report, report_id=report_id, into_id=into_id)
    except (ConflictError, RuleViolationError) as error:
        flash(message_of(error), "info")
        return _back(report_id)
    flash(say(N_("Samengevoegd. De bewoner hoort hetzelfde antwoord."), current_locale()))
    return _back(into_id)


@bp.post("/<uuid:report_id>/ook-doorgeven")
def share(report_id: uuid.UUID) -> ResponseReturnValue:
    """Tell another receiver what, where and when."""
    try:
        contact_id = uuid.UUID(request.form.get("contact", ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    try:
        carry_out(share_report, report_id=report_id, contact_id=contact_id)
    except (ConflictError, RuleViolationError) as error:
        flash(message_of(error), "info")
    else:
        flash(say(N_("Doorgegeven: wat, waar en wanneer."), current_locale()), "success")
    return _back(report_id)


@bp.post("/<uuid:report_id>/verbeter")
def correct(report_id: uuid.UUID) -> ResponseReturnValue:
    """Put right what stands in the group about an urgent report."""
    try:
        carry_out(correct_alarm, report_id=report_id, street=form_text("street"))
    except ConflictError as error:
        flash(message_of(error), "info")
    else:
        flash(say(N_("Verbeterd. De groep leest het meteen."), current_locale()), "success")
    return _back(report_id)


@bp.post("/instellingen/<slug>")
def choose(slug: str) -> ResponseReturnValue:
    """Choose for a group what is similar, and when its moderators are reminded."""
    numbers = {name: request.form.get(name, 0, type=int) for name in BOUNDS}
    try:
        carry_out(choose_reviewing, slug=slug, chosen=Reviewing(**numbers))
    except ReviewSettingOutOfBoundsError as error:
        flash(message_of(error), "warning")
    else:
        flash(say(N_("Bewaard."), current_locale()), "success")
    return redirect(url_for("review.show_queue"), HTTPStatus.SEE_OTHER)


def _back(report_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(url_for("review.show_one", report_id=report_id), HTTPStatus.SEE_OTHER)
