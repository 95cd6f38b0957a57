"""One point of an agenda: its motion, what goes with it, and what is said about it."""

import uuid
from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import candidates_view, motion_view
from coop.assembly.queries.candidates import CandidateView
from coop.assembly.queries.motions import MotionView
from coop.assembly.rules import LONGEST_MOTION, Answer, Check, DecisionKind, Verdict
from coop.assembly.services import give_advice, give_statement, write_motion
from coop.kernel.errors import ConflictError, CoopError, InvalidInputError, RuleViolationError
from web.context import carry_out, form_text, look_up
from web.errors import message_of, status_of
from web.forms.motions import (
    LONGEST_PASTED,
    MotionForm,
    motion_form_of,
    read_answers,
    read_motion,
    read_verdict,
)
from web.views.assembly.blueprint import bp

REFUSALS = (ConflictError, InvalidInputError, RuleViolationError)
TYPED = (
    "text",
    "amended",
    "why",
    "votes_for",
    "votes_against",
    "votes_blank",
    "statement",
    "number",
)


@bp.get("/<uuid:meeting_id>/punt/<uuid:item_id>")
def show_motion(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Show one point with its motion, what is said about it and what others want changed."""
    return item_page(meeting_id, item_id)


@bp.post("/<uuid:meeting_id>/punt/<uuid:item_id>")
def write_point(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Write the point and its motion."""
    form = read_motion()
    try:
        carry_out(
            write_motion,
            item_id=item_id,
            title=form.values["title"],
            explanation=form.values["explanation"],
            motion=form.values["motion"],
            money=form.money(),
            heard=form.values["heard"],
            interests=form.interests,
        )
    except REFUSALS as refusal:
        return item_page(meeting_id, item_id, refusal, form=form)
    return to_item(meeting_id, item_id)


@bp.post("/<uuid:meeting_id>/punt/<uuid:item_id>/verklaring")
def state_process(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Say, as process guardian, how the motion was prepared."""
    try:
        carry_out(
            give_statement, item_id=item_id, answers=read_answers(), text=form_text("statement")
        )
    except REFUSALS as refusal:
        return item_page(meeting_id, item_id, refusal)
    return to_item(meeting_id, item_id)


@bp.post("/<uuid:meeting_id>/punt/<uuid:item_id>/advies")
def advise(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Advise, as supervisory board, about the motion."""
    try:
        carry_out(give_advice, item_id=item_id, verdict=read_verdict(), text=form_text("text"))
    except REFUSALS as refusal:
        return item_page(meeting_id, item_id, refusal)
    return to_item(meeting_id, item_id)


def item_page(
    meeting_id: uuid.UUID,
    item_id: uuid.UUID,
    refusal: CoopError | None = None,
    *,
    form: MotionForm | None = None,
) -> ResponseReturnValue:
    """Show the point's page, with a refusal and what was typed if there is one."""
    seen = look_up(motion_view, meeting_id=meeting_id, item_id=item_id)
    parent = request.values.get("parent", "")
    page = render_template(
        "assembly/motion.html",
        seen=seen,
        candidates=candidates_of(seen),
        form=form or motion_form_of(seen),
        typed={name: form_text(name, longest=LONGEST_PASTED) for name in TYPED},
        # The amendment that somebody wants to change, of those that still can be.
        parent=next((one for one in seen.amendments if str(one.id) == parent), None),
        answered={check.value: answer.value for check, answer in read_answers().items()},
        checks=[check.value for check in Check],
        answers=[answer.value for answer in Answer],
        verdicts=[verdict.value for verdict in Verdict],
        longest=LONGEST_MOTION,
        refusal=message_of(refusal) if refusal else None,
        collides=refusal is not None and refusal.code == "amendment_collision",
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def candidates_of(seen: MotionView) -> list[CandidateView]:
    """Return who stands at this point, where somebody is chosen."""
    if seen.kind is not DecisionKind.ELECTION:
        return []
    found = look_up(candidates_view, meeting_id=seen.meeting_id)
    return [one for one in found if one.item_id == seen.item_id]


def to_item(meeting_id: uuid.UUID, item_id: uuid.UUID) -> ResponseReturnValue:
    """Go back to the point's page."""
    address = url_for("assembly.show_motion", meeting_id=meeting_id, item_id=item_id)
    return redirect(address, HTTPStatus.SEE_OTHER)
