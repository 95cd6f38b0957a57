"""The three voting switches: proposed by one board member, confirmed by another."""

import uuid
from http import HTTPStatus

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.statutes.queries import switches_view
from coop.statutes.queries.switches import AmendmentSteps
from coop.statutes.rules import SWITCHES, RuleKey
from coop.statutes.services import confirm_switch, propose_switch, refuse_switch
from coop.wording.amounts import amount
from coop.wording.catalogue import N_, say
from coop.wording.rulebook.clauses import MODEL_CLAUSES, MOTION, STEPS
from web.context import carry_out, current_locale, look_up
from web.errors import status_of
from web.forms.statutes import SwitchForm, empty_switch, read_switch
from web.frame import day
from web.views.statutes.blueprint import bp


@bp.get("/schakelaars")
def show_switches() -> ResponseReturnValue:
    """Show how the switches stand, and what waits for a second board member."""
    return render_template("statutes/switches.html", lines=look_up(switches_view).lines)


@bp.get("/schakelaars/<switch>")
def show_switch(switch: str) -> ResponseReturnValue:
    """Show one switch: the form to propose, and the way to a clause for it."""
    return _switch_page(_key(switch))


@bp.post("/schakelaars/<switch>")
def propose(switch: str) -> ResponseReturnValue:
    """Propose to turn a switch; what was typed stays when it is refused."""
    key = _key(switch)
    form = read_switch()
    if form.errors:
        return _switch_page(key, form, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(
            propose_switch,
            key=key,
            is_on=form.is_on,
            article=form.values["article"],
            clause=form.values["clause"],
            deed_page=form.values["deed_page"],
            effective_on=form.effective_on,
        )
    except CoopError as error:
        form.refuse(error)
        return _switch_page(key, form, status_of(error))
    return _done(N_("Voorgesteld. Vraag een ander bestuurslid om het te bevestigen."))


@bp.post("/schakelaars/voorstel/<uuid:proposal_id>/bevestigen")
def confirm(proposal_id: uuid.UUID) -> ResponseReturnValue:
    """Turn the switch as somebody else proposed."""
    carry_out(confirm_switch, proposal_id=proposal_id)
    return _done(N_("De schakelaar is omgezet."))


@bp.post("/schakelaars/voorstel/<uuid:proposal_id>/afwijzen")
def refuse(proposal_id: uuid.UUID) -> ResponseReturnValue:
    """Turn a proposal down, or take one's own back."""
    carry_out(refuse_switch, proposal_id=proposal_id)
    return _done(N_("Het voorstel is weg. Er is niets veranderd."))


def _key(text: str) -> RuleKey:
    found = next((key for key in SWITCHES if key.value == text), None)
    return found or abort(HTTPStatus.NOT_FOUND)


def _switch_page(
    key: RuleKey, form: SwitchForm | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    board, locale = look_up(switches_view), current_locale()
    line = next(line for line in board.lines if line.rule.key is key)
    clause = say(MODEL_CLAUSES[key], locale)
    page = render_template(
        "statutes/switch.html",
        line=line,
        form=form or empty_switch(is_on=not line.rule.is_on),
        clause=clause,
        motion=say(MOTION, locale, clause=clause),
        steps=_steps(board.steps),
    )
    return page, status


def _steps(steps: AmendmentSteps) -> list[str]:
    """Fill the terms of this cooperative into the steps."""
    locale = current_locale()
    filled = {
        "invitation": amount(steps.invitation, locale),
        "text": amount(steps.text, locale),
        "day": day(steps.first_day),
        "majority": amount(steps.majority, locale),
    }
    return [say(step, locale, **filled) for step in STEPS]


def _done(sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("statutes.show_switches"), HTTPStatus.SEE_OTHER)
