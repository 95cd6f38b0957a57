"""The host's page on a phone: each tap is one small form of its own, kept apart by its token."""

import uuid
from http import HTTPStatus

from flask import abort, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.evening import evening_counts, evening_view
from coop.buurtent.rules.evening import (
    LONGEST_CONTACT,
    LONGEST_NAME,
    LONGEST_QUESTION,
    LONGEST_WISH,
    Counted,
    Tip,
)
from coop.buurtent.services.evening import (
    drop_question,
    note_question,
    note_wish,
    settle_wish,
    tap,
)
from coop.kernel.errors import InvalidInputError
from coop.wording.catalogue import N_
from coop.wording.tent_evening import TIPS
from web.context import carry_out, current_settings, form_id, form_text, look_up
from web.errors import message_of, wants_json
from web.forms.buurtent import chosen, labels
from web.views.buurtent.blueprint import bp, lead_to, tell

#: What a tap may do; anything else is no button of ours.
STEPS = {"1": 1, "-1": -1}
#: Which picture stands beside which tip.
PICTURES = {
    Tip.LOCK: "lock",
    Tip.KEY: "key",
    Tip.WINDOW: "window",
    Tip.LIGHT: "lamp",
    Tip.DOORBELL: "bell",
    Tip.NEIGHBOURS: "people",
    Tip.BICYCLE: "bicycle",
    Tip.PHONE: "phone",
}


@bp.get("/<uuid:session_id>/avond")
def show_evening(session_id: uuid.UUID) -> ResponseReturnValue:
    """Show what is counted and written down at one tent."""
    return _page(session_id)


def _page(session_id: uuid.UUID, error: InvalidInputError | None = None) -> ResponseReturnValue:
    where = url_for("tent_opinions.show", session_id=session_id)
    evening = look_up(
        evening_view, session_id=session_id, address=f"{current_settings().base_url}{where}"
    )
    page = render_template(
        "buurtent/evening.html",
        evening=evening,
        tips=labels(TIPS),
        pictures=PICTURES,
        error=None if error is None else {"code": error.code, "text": message_of(error)},
        typed=request.form,
    )
    return page, HTTPStatus.OK if error is None else HTTPStatus.BAD_REQUEST


@bp.post("/<uuid:session_id>/avond/tik")
def count(session_id: uuid.UUID) -> ResponseReturnValue:
    """Count one more or one fewer; the same tap sent twice counts once."""
    counted = chosen(Counted, "counted")
    tip = chosen(Tip, "tip") if counted is Counted.TIP else None
    step = STEPS.get(request.form.get("step", ""))
    if step is None:
        abort(HTTPStatus.BAD_REQUEST)
    carry_out(tap, session_id=session_id, counted=counted, tip=tip, step=step)
    if not wants_json():
        return _back(session_id)
    counts = look_up(evening_counts, session_id=session_id)
    return jsonify(visitor=counts.visitors, **{tip.value: counts.tips[tip] for tip in Tip})


@bp.post("/<uuid:session_id>/avond/vraag")
def write_question(session_id: uuid.UUID) -> ResponseReturnValue:
    """Write down what a neighbour asked."""
    text = form_text("question", longest=LONGEST_QUESTION)
    try:
        carry_out(note_question, session_id=session_id, text=text)
    except InvalidInputError as error:
        return _page(session_id, error)
    tell(N_("De vraag staat erbij."))
    return _back(session_id)


@bp.post("/<uuid:session_id>/avond/vraag-weg")
def remove_question(session_id: uuid.UUID) -> ResponseReturnValue:
    """Take a question away."""
    carry_out(drop_question, session_id=session_id, question_id=form_id("question"))
    tell(N_("De vraag is weg."))
    return _back(session_id)


@bp.post("/<uuid:session_id>/avond/wens")
def write_wish(session_id: uuid.UUID) -> ResponseReturnValue:
    """Write down what a visitor would like afterwards."""
    try:
        carry_out(
            note_wish,
            session_id=session_id,
            wish=form_text("wish", longest=LONGEST_WISH),
            name=form_text("name", longest=LONGEST_NAME),
            contact=form_text("contact", longest=LONGEST_CONTACT),
            agrees=request.form.get("agrees") == "1",
        )
    except InvalidInputError as error:
        return _page(session_id, error)
    tell(N_("De wens staat erbij."))
    return _back(session_id)


@bp.post("/<uuid:session_id>/avond/wens-klaar")
def finish_wish(session_id: uuid.UUID) -> ResponseReturnValue:
    """Be done with a wish, and forget who had it."""
    carry_out(settle_wish, session_id=session_id, wish_id=form_id("wish"))
    tell(N_("Mooi. Naam en nummer zijn weg."))
    return _back(session_id)


def _back(session_id: uuid.UUID) -> ResponseReturnValue:
    return lead_to("buurtent.show_evening", session_id=session_id)
