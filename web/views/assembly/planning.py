"""What the secretary does: plan a meeting, write its agenda, call the members."""

import uuid
from http import HTTPStatus

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import meeting_view
from coop.assembly.services import add_item, convene_meeting, plan_meeting
from coop.kernel.errors import CoopError, InvalidInputError, RuleViolationError
from coop.kernel.permissions import Permission
from web.context import carry_out, current_actor, form_text, look_up
from web.errors import message_of, status_of
from web.forms.assembly import PlanForm, empty_plan, read_plan
from web.views.assembly.blueprint import bp


@bp.get("/nieuw")
def new_meeting() -> ResponseReturnValue:
    """Ask what the new meeting is."""
    current_actor().require(Permission.ASSEMBLY_MEETING_CONVENE)
    return _plan_page(empty_plan())


@bp.post("/nieuw")
def plan() -> ResponseReturnValue:
    """Begin a meeting."""
    form = read_plan()
    if form.errors or form.starts_at is None:
        current_actor().require(Permission.ASSEMBLY_MEETING_CONVENE)
        return _plan_page(form), HTTPStatus.BAD_REQUEST
    meeting_id = carry_out(
        plan_meeting,
        title=form.values["title"],
        form=form.place_form,
        place=form.values["place"],
        starts_at=form.starts_at,
        online_url=form.values["online_url"] or None,
    )
    return _to_meeting(meeting_id)


@bp.post("/<uuid:meeting_id>/agenda")
def write_item(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put a point on the agenda."""
    try:
        carry_out(
            add_item,
            meeting_id=meeting_id,
            title=form_text("title", longest=200),
            explanation=form_text("explanation"),
            motion=form_text("motion"),
        )
    except (InvalidInputError, RuleViolationError) as refusal:
        return _refused(meeting_id, refusal)
    return _to_meeting(meeting_id)


@bp.post("/<uuid:meeting_id>/uitnodigen")
def convene(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Call the members to the meeting."""
    try:
        carry_out(convene_meeting, meeting_id=meeting_id)
    except (InvalidInputError, RuleViolationError) as refusal:
        return _refused(meeting_id, refusal)
    return _to_meeting(meeting_id)


def _plan_page(form: PlanForm) -> str:
    return render_template("assembly/plan.html", form=form)


def _to_meeting(meeting_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(url_for("assembly.show_meeting", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def _refused(meeting_id: uuid.UUID, refusal: CoopError) -> ResponseReturnValue:
    meeting = look_up(meeting_view, meeting_id=meeting_id)
    typed = {name: form_text(name) for name in ("title", "explanation", "motion")}
    page = render_template(
        "assembly/meeting.html", meeting=meeting, refusal=message_of(refusal), typed=typed
    )
    return page, status_of(refusal)
