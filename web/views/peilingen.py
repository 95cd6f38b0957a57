"""Peilingen (peilingen): what the board asks the members outside a meeting."""

import uuid
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError, InvalidInputError, RuleViolationError
from coop.kernel.permissions import Permission
from coop.peilingen.queries import peiling_rows, peiling_view
from coop.peilingen.rules import LONGEST_ANSWER, LONGEST_EXPLANATION, MOST_ANSWERS
from coop.peilingen.services import answer_peiling, ask_peiling, withdraw_peiling
from coop.wording.catalogue import N_, say
from coop.wording.peilingen import ADVISORY, STATES
from web.context import (
    carry_out,
    current_actor,
    current_coop,
    current_locale,
    form_text,
    look_up,
)
from web.errors import message_of, status_of
from web.forms.assembly import instant_of

bp = Blueprint("peilingen", __name__, url_prefix="/peilingen")

TEXTS = ("question", "explanation", "answers", "opens_day", "opens_hour", "closes_day")
FIELDS = (*TEXTS, "closes_hour")
REFUSALS = (InvalidInputError, RuleViolationError)
FOR_OR_AGAINST = (N_("Voor"), N_("Tegen"), N_("Weet ik niet"))


@bp.app_template_filter("peiling_state")
def state_name(state: str) -> str:
    """Say how far a peiling is."""
    return say(STATES[state], current_locale())


@bp.get("")
def show_all() -> ResponseReturnValue:
    """Show what is asked and what was asked."""
    return render_template("peilingen/list.html", rows=look_up(peiling_rows))


@bp.get("/nieuw")
def write() -> ResponseReturnValue:
    """Ask what to ask; it begins with for, against and "I do not know"."""
    current_actor().require(Permission.PEILINGEN_PEILING_ASK)
    answers = "\n".join(say(one, current_locale()) for one in FOR_OR_AGAINST)
    return _form({"answers": answers, "closes_hour": "20:00"})


@bp.post("/nieuw")
def ask() -> ResponseReturnValue:
    """Ask the members something."""
    current_actor().require(Permission.PEILINGEN_PEILING_ASK)
    typed = {name: form_text(name, longest=LONGEST_EXPLANATION) for name in FIELDS}
    opens_at = instant_of(typed["opens_day"], typed["opens_hour"])
    closes_at = instant_of(typed["closes_day"], typed["closes_hour"])
    is_now = not typed["opens_day"]
    if closes_at is None or (opens_at is None and not is_now):
        sentence = N_("Vul een dag en een tijd in, zoals 12-12-2026 en 20:00.")
        return _form(typed, say(sentence, current_locale())), HTTPStatus.BAD_REQUEST
    try:
        peiling_id = carry_out(
            ask_peiling,
            question=typed["question"],
            explanation=typed["explanation"],
            answers=tuple(typed["answers"].splitlines()),
            opens_at=opens_at or current_coop().clock.now(),
            closes_at=closes_at,
        )
    except REFUSALS as refusal:
        return _form(typed, message_of(refusal)), status_of(refusal)
    return _to(peiling_id)


@bp.get("/<uuid:peiling_id>")
def show(peiling_id: uuid.UUID) -> ResponseReturnValue:
    """Show one: the question while it is open, then the result."""
    return _page(peiling_id)


@bp.post("/<uuid:peiling_id>/antwoord")
def answer(peiling_id: uuid.UUID) -> ResponseReturnValue:
    """Take an answer; its own key makes a double press harmless."""
    try:
        current_coop().run(
            answer_peiling,
            current_actor(),
            peiling_id=peiling_id,
            number=request.form.get("number", 0, type=int),
        )
    except REFUSALS as refusal:
        return _page(peiling_id, refusal)
    return _to(peiling_id)


@bp.post("/<uuid:peiling_id>/intrekken")
def withdraw(peiling_id: uuid.UUID) -> ResponseReturnValue:
    """Take one back."""
    try:
        carry_out(withdraw_peiling, peiling_id=peiling_id)
    except REFUSALS as refusal:
        return _page(peiling_id, refusal)
    return _to(peiling_id)


def _form(typed: dict[str, str], refusal: str | None = None) -> str:
    return render_template(
        "peilingen/write.html",
        typed=typed,
        refusal=refusal,
        most=MOST_ANSWERS,
        longest=LONGEST_ANSWER,
    )


def _page(peiling_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "peilingen/show.html",
        seen=look_up(peiling_view, peiling_id=peiling_id),
        advisory=say(ADVISORY, current_locale()),
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _to(peiling_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(url_for("peilingen.show", peiling_id=peiling_id), HTTPStatus.SEE_OTHER)
