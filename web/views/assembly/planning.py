"""What the secretary does: plan a meeting, write its agenda, call the members."""

import uuid
from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import forms_not_allowed, meeting_view
from coop.assembly.rules import AgendaTemplate, DecisionKind, MeetingForm
from coop.assembly.services import (
    add_item,
    change_item,
    change_plan,
    convene_meeting,
    move_item,
    plan_meeting,
    remove_item,
)
from coop.kernel.errors import CoopError, InvalidInputError, RuleViolationError
from coop.kernel.permissions import Permission
from web.context import carry_out, current_actor, form_id, look_up
from web.errors import message_of, status_of
from web.forms.assembly import (
    PlanForm,
    empty_plan,
    number_typed,
    plan_of_meeting,
    read_item,
    read_plan,
    typed_item,
)
from web.views.assembly.blueprint import bp
from web.views.assembly.pages import meeting_page


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
        template=form.template,
    )
    return _to_meeting(meeting_id)


@bp.get("/<uuid:meeting_id>/plan")
def show_plan(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Ask what changes about when and where."""
    current_actor().require(Permission.ASSEMBLY_MEETING_CONVENE)
    meeting = look_up(meeting_view, meeting_id=meeting_id)
    return _plan_page(plan_of_meeting(meeting), meeting_id)


@bp.post("/<uuid:meeting_id>/plan")
def replan(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Change when and where a meeting is, before the members are called."""
    form = read_plan()
    if form.errors or form.starts_at is None:
        current_actor().require(Permission.ASSEMBLY_MEETING_CONVENE)
        return _plan_page(form, meeting_id), HTTPStatus.BAD_REQUEST
    try:
        carry_out(
            change_plan,
            meeting_id=meeting_id,
            title=form.values["title"],
            form=form.place_form,
            place=form.values["place"],
            starts_at=form.starts_at,
            online_url=form.values["online_url"] or None,
        )
    except RuleViolationError as refusal:
        return _refused(meeting_id, refusal)
    return _to_meeting(meeting_id)


@bp.post("/<uuid:meeting_id>/agenda")
def write_item(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Put a point on the agenda."""
    item = read_item()
    try:
        carry_out(
            add_item,
            meeting_id=meeting_id,
            title=item["title"],
            explanation=item["explanation"],
            motion=item["motion"],
            kind=DecisionKind(item["kind"]),
        )
    except (InvalidInputError, RuleViolationError) as refusal:
        return _refused(meeting_id, refusal)
    return _to_meeting(meeting_id)


@bp.get("/<uuid:meeting_id>/agenda/<uuid:item_id>")
def edit_item(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Show a point of the agenda to write it anew."""
    current_actor().require(Permission.ASSEMBLY_MEETING_CONVENE)
    return _item_page(meeting_id, item_id)


@bp.post("/<uuid:meeting_id>/agenda/<uuid:item_id>")
def rewrite_item(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Write a point of the agenda anew."""
    item = read_item()
    try:
        carry_out(
            change_item,
            item_id=item_id,
            title=item["title"],
            explanation=item["explanation"],
            motion=item["motion"],
            kind=DecisionKind(item["kind"]),
        )
    except (InvalidInputError, RuleViolationError) as refusal:
        page = _item_page(meeting_id, item_id, typed=item, refusal=message_of(refusal))
        return page, status_of(refusal)
    return _to_meeting(meeting_id)


@bp.post("/<uuid:meeting_id>/agenda/plaats")
def put_item(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Give a point another place on the agenda."""
    try:
        carry_out(move_item, item_id=form_id("item"), number=number_typed("number"))
    except RuleViolationError as refusal:
        return _refused(meeting_id, refusal)
    return _to_meeting(meeting_id)


@bp.post("/<uuid:meeting_id>/agenda/weg")
def drop_item(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take a point off the agenda."""
    try:
        carry_out(remove_item, item_id=form_id("item"))
    except RuleViolationError as refusal:
        return _refused(meeting_id, refusal)
    return _to_meeting(meeting_id)


@bp.post("/<uuid:meeting_id>/uitnodigen")
def convene(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Call the members to the meeting."""
    is_late_confirmed = request.form.get("late") == "1"
    try:
        carry_out(convene_meeting, meeting_id=meeting_id, is_late_confirmed=is_late_confirmed)
    except (InvalidInputError, RuleViolationError) as refusal:
        return _refused(meeting_id, refusal)
    return _to_meeting(meeting_id)


def _plan_page(form: PlanForm, meeting_id: uuid.UUID | None = None) -> str:
    return render_template(
        "assembly/plan.html",
        form=form,
        meeting_id=meeting_id,
        forms=tuple(MeetingForm),
        forbidden=look_up(forms_not_allowed),
        templates=tuple(AgendaTemplate),
    )


def _item_page(
    meeting_id: uuid.UUID,
    item_id: uuid.UUID,
    *,
    typed: dict[str, str] | None = None,
    refusal: str | None = None,
) -> str:
    meeting = look_up(meeting_view, meeting_id=meeting_id)
    item = meeting.item(item_id)
    return render_template(
        "assembly/item_edit.html",
        meeting=meeting,
        item=item,
        decisions=tuple(DecisionKind),
        typed=typed or typed_item(item),
        refusal=refusal,
    )


def _to_meeting(meeting_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(url_for("assembly.show_meeting", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def _refused(meeting_id: uuid.UUID, refusal: CoopError) -> ResponseReturnValue:
    page = meeting_page(meeting_id, refusal=message_of(refusal), typed=read_item())
    return page, status_of(refusal)
