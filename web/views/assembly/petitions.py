"""Members who ask for a meeting: they sign, the board answers, or they convene it themselves."""

import uuid
from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import petition_view
from coop.assembly.rules import LONGEST_MOTION, PetitionState
from coop.assembly.services import (
    convene_for_petition,
    plan_petitioned_meeting,
    sign_petition,
    start_petition,
    withdraw_signature,
)
from coop.kernel.errors import ConflictError, CoopError, InvalidInputError, RuleViolationError
from coop.kernel.permissions import Permission
from web.context import carry_out, current_actor, form_text, look_up
from web.errors import message_of, status_of
from web.forms.assembly import PlanForm, empty_plan, read_plan
from web.views.assembly.blueprint import bp

FIELDS = ("subject", "reason", "motion")
#: What comes in may hold the markup of a word processor around the words.
LONGEST_PASTED = 20 * LONGEST_MOTION
REFUSALS = (ConflictError, InvalidInputError, RuleViolationError)


@bp.get("/verzoek")
def new_petition() -> ResponseReturnValue:
    """Ask why a meeting is needed."""
    current_actor().require(Permission.ASSEMBLY_PETITION_SIGN)
    return _new_page({})


@bp.post("/verzoek")
def begin_petition() -> ResponseReturnValue:
    """Begin a request with one's own signature."""
    typed = {name: form_text(name, longest=LONGEST_PASTED) for name in FIELDS}
    try:
        petition_id = carry_out(start_petition, **typed)
    except REFUSALS as refusal:
        return _new_page(typed, refusal), status_of(refusal)
    return _to_petition(petition_id)


@bp.get("/verzoek/<uuid:petition_id>")
def show_petition(petition_id: uuid.UUID) -> ResponseReturnValue:
    """Show one request, how far it is, and what the reader can do."""
    return _page(petition_id)


@bp.post("/verzoek/<uuid:petition_id>/tekenen")
def sign(petition_id: uuid.UUID) -> ResponseReturnValue:
    """Stand behind a request."""
    try:
        carry_out(sign_petition, petition_id=petition_id)
    except REFUSALS as refusal:
        return _page(petition_id, refusal=refusal)
    return _to_petition(petition_id)


@bp.post("/verzoek/<uuid:petition_id>/intrekken")
def unsign(petition_id: uuid.UUID) -> ResponseReturnValue:
    """Take one's signature back."""
    try:
        carry_out(withdraw_signature, petition_id=petition_id)
    except REFUSALS as refusal:
        return _page(petition_id, refusal=refusal)
    return _to_petition(petition_id)


@bp.post("/verzoek/<uuid:petition_id>/vergadering")
def answer_petition(petition_id: uuid.UUID) -> ResponseReturnValue:
    """Plan the meeting for the board, or convene it for those who signed."""
    form = read_plan()
    is_board = request.form.get("as") == "board"
    if form.errors or form.starts_at is None:
        return _page(petition_id, form=form, status=HTTPStatus.BAD_REQUEST)
    try:
        meeting_id = carry_out(
            plan_petitioned_meeting if is_board else convene_for_petition,
            petition_id=petition_id,
            title=form.values["title"],
            place=form.values["place"],
            starts_at=form.starts_at,
        )
    except REFUSALS as refusal:
        return _page(petition_id, form=form, refusal=refusal)
    return redirect(url_for("assembly.show_meeting", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def _new_page(typed: dict[str, str], refusal: CoopError | None = None) -> str:
    return render_template(
        "assembly/petition_new.html",
        typed=typed,
        refusal=message_of(refusal) if refusal else None,
        longest=LONGEST_MOTION,
    )


def _page(
    petition_id: uuid.UUID,
    *,
    form: PlanForm | None = None,
    refusal: CoopError | None = None,
    status: int = HTTPStatus.OK,
) -> ResponseReturnValue:
    seen = look_up(petition_view, petition_id=petition_id)
    page = render_template(
        "assembly/petition.html",
        seen=seen,
        form=form or empty_plan(),
        waits_for_board=seen.state in {PetitionState.COMPLETE, PetitionState.PETITIONERS},
        refusal=message_of(refusal) if refusal else None,
    )
    return page, status if refusal is None else status_of(refusal)


def _to_petition(petition_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(
        url_for("assembly.show_petition", petition_id=petition_id), HTTPStatus.SEE_OTHER
    )
