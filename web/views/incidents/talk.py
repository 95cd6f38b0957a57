"""Words about a report: what is asked of its maker, what receivers read, what the board wrote."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.incidents.queries.texts import standard_texts
from coop.incidents.rules.description import MOST, Subject
from coop.incidents.rules.talk import LONGEST_QUESTION, Redaction, TextKind
from coop.incidents.services.talk import ask_reporter, redact_report
from coop.incidents.services.texts import add_standard_text, drop_standard_text
from coop.kernel.errors import ConflictError, CoopError, InvalidInputError, RuleViolationError
from coop.kernel.use_case import UseCase
from coop.wording.catalogue import N_, say
from coop.wording.review import TEXT_KINDS
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of
from web.forms.incidents import chosen
from web.views.incidents.blueprint import review_bp as bp

LONGEST_TYPED = 4000
#: What is shown where somebody stood; another refusal is a page of its own.
_TOLD = (ConflictError, InvalidInputError, RuleViolationError)


@bp.post("/<uuid:report_id>/vraag")
def ask(report_id: uuid.UUID) -> ResponseReturnValue:
    """Ask who made the report something: own words, or words chosen from the list."""
    text = form_text("text", longest=LONGEST_TYPED) or request.form.get("standard", "")
    return _said(
        N_("De vraag is gesteld."),
        url_for("review.show_one", report_id=report_id),
        ask_reporter,
        report_id=report_id,
        text=text,
    )


@bp.post("/<uuid:report_id>/tekst")
def redact(report_id: uuid.UUID) -> ResponseReturnValue:
    """Choose the words that receivers outside read."""
    return _said(
        N_("Bewaard. Dit leest wie de buurtmelding krijgt."),
        url_for("review.show_one", report_id=report_id),
        redact_report,
        report_id=report_id,
        chosen=_redaction(),
    )


def _redaction() -> Redaction:
    persons = min(request.form.get("persons", 0, type=int), MOST[Subject.PERSON])
    return Redaction(
        behaviour=form_text("behaviour", longest=LONGEST_TYPED),
        place=form_text("place", longest=LONGEST_TYPED),
        marks=tuple(
            form_text(f"marks-{number}", longest=LONGEST_TYPED) for number in range(1, persons + 1)
        ),
        direction=form_text("direction", longest=LONGEST_TYPED)
        if "direction" in request.form
        else None,
    )


@bp.get("/teksten")
def show_texts() -> ResponseReturnValue:
    """Show the standard texts to the board."""
    return render_template(
        "incidents/texts.html",
        texts=look_up(standard_texts),
        kinds=TEXT_KINDS,
        longest=LONGEST_QUESTION,
    )


@bp.post("/teksten")
def add_text() -> ResponseReturnValue:
    """Add a standard text."""
    return _said(
        N_("Bewaard."),
        url_for("review.show_texts"),
        add_standard_text,
        kind=chosen(TextKind, "kind"),
        text=form_text("text", longest=LONGEST_TYPED),
    )


@bp.post("/teksten/<uuid:text_id>/weg")
def drop_text(text_id: uuid.UUID) -> ResponseReturnValue:
    """Take a standard text away."""
    return _said(
        N_("Weggehaald."), url_for("review.show_texts"), drop_standard_text, text_id=text_id
    )


def _said(
    done: str, address: str, use_case: UseCase[..., object], **given: object
) -> ResponseReturnValue:
    """Carry out and say so, or say why not, on the page one came from."""
    try:
        carry_out(use_case, **given)
    except _TOLD as error:
        flash(message_of(error), _kind_of(error))
    else:
        flash(say(done, current_locale()), "success")
    return redirect(address, HTTPStatus.SEE_OTHER)


def _kind_of(error: CoopError) -> str:
    # Who comes second did nothing wrong.
    return "info" if isinstance(error, ConflictError) else "warning"
