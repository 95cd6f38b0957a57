"""The people at a tent: who of the police stands in, the record of a month, what was agreed."""

import uuid
from http import HTTPStatus

from flask import render_template
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.months import month_record
from coop.buurtent.queries.team import team_rules_view
from coop.buurtent.rules.team import TeamRules
from coop.buurtent.services.police import ask_deputy
from coop.buurtent.services.team import agree_team_rules
from coop.kernel.errors import InvalidInputError
from coop.wording.catalogue import N_
from web.context import carry_out, look_up
from web.errors import message_of
from web.forms.tent_team import month_asked, read_team_rules
from web.views.buurtent.blueprint import back_to_session, bp, lead_to, tell

#: Which field a refusal is about.
FIELDS = {
    "tent_team_minimum": "minimum",
    "tent_team_hours": "hours",
    "tent_team_minutes": "minutes",
}


@bp.post("/<uuid:session_id>/vervanger")
def ask_stand_in(session_id: uuid.UUID) -> ResponseReturnValue:
    """Ask whoever stands in for the police officer who was asked."""
    carry_out(ask_deputy, session_id=session_id)
    tell(N_("De vervanger krijgt de vraag."))
    return back_to_session(session_id)


@bp.get("/maand")
def show_month() -> ResponseReturnValue:
    """Show for which evenings the police were asked, and what came of it."""
    month = look_up(month_record, month=month_asked())
    return render_template("buurtent/month.html", month=month)


@bp.get("/afspraken")
def show_agreements() -> ResponseReturnValue:
    """Show what the team agreed on."""
    return _agreements(look_up(team_rules_view))


@bp.post("/afspraken")
def agree() -> ResponseReturnValue:
    """Keep what the team agrees on."""
    rules = read_team_rules()
    try:
        carry_out(agree_team_rules, rules=rules)
    except InvalidInputError as error:
        page = _agreements(rules, {FIELDS[error.code]: message_of(error)})
        return page, HTTPStatus.BAD_REQUEST
    tell(N_("De afspraken zijn bewaard."))
    return lead_to("buurtent.show_agreements")


def _agreements(rules: TeamRules, errors: dict[str, str] | None = None) -> str:
    return render_template("buurtent/agreements.html", rules=rules, errors=errors or {})
