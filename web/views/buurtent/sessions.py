"""The buurTent as its volunteers see it: calls, plans, invitations and who comes."""

import uuid
from http import HTTPStatus

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.answers import my_invitations
from coop.buurtent.queries.calls import missed_call
from coop.buurtent.queries.overview import PlanChoices, plan_choices, tents_overview
from coop.buurtent.queries.planning import plan_issues, planning_view
from coop.buurtent.queries.sessions import tent_view
from coop.buurtent.rules import CancelReason, NeighbourAnswer, PoliceAnswer
from coop.buurtent.services.invitations import answer_invitation, invite_neighbours
from coop.buurtent.services.police import record_police_answer, record_police_presence
from coop.buurtent.services.sessions import (
    cancel_session,
    join_session,
    leave_session,
    plan_session,
)
from coop.kernel.errors import InvalidInputError, NotFoundError
from coop.kernel.permissions import Permission
from coop.wording.buurtent import CAUSES, PLAN_ISSUES, REASONS
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_actor, current_coop, current_locale, look_up
from web.forms.buurtent import (
    Typed,
    chosen,
    empty_plan,
    labels,
    read_plan,
)
from web.views.buurtent.blueprint import back_to_session, bp, lead_to, tell


@bp.get("")
def show_tents() -> ResponseReturnValue:
    """Show volunteers all tents, and anybody else the tents he or she is invited to."""
    if current_actor().holds(Permission.BUURTENT_SESSION_READ):
        return render_template(
            "buurtent/list.html",
            overview=look_up(tents_overview),
            missed=look_up(missed_call),
            planning=look_up(planning_view),
        )
    return render_template("buurtent/own.html", invitations=look_up(my_invitations))


@bp.get("/nieuw")
def new_session() -> ResponseReturnValue:
    """Show the form for a tent, filled in for tonight."""
    choices = look_up(plan_choices)
    call_id = _uuid_or_none(request.args.get("call", ""))
    proposed = look_up(planning_view).proposal if "voorstel" in request.args else None
    now = current_coop().clock.now()
    return _plan_page(empty_plan(now, choices, call_id=call_id, proposed=proposed), choices)


def _plan_page(
    typed: Typed, choices: PlanChoices, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "buurtent/plan.html", typed=typed, choices=choices, causes=labels(CAUSES)
    )
    return page, status


@bp.post("/nieuw")
def plan() -> ResponseReturnValue:
    """Plan a tent."""
    choices = look_up(plan_choices)
    typed, wishes = read_plan(choices)
    if wishes is None:
        return _plan_page(typed, choices, HTTPStatus.BAD_REQUEST)
    try:
        session_id = carry_out(plan_session, **wishes)
    except (InvalidInputError, NotFoundError) as error:
        typed.refuse(error)
        return _plan_page(typed, choices, HTTPStatus.BAD_REQUEST)
    tell(N_("De tent is gepland. Kijk of het klopt en nodig dan de buren uit."))
    return lead_to("buurtent.show_session", session_id=session_id)


@bp.get("/<uuid:session_id>")
def show_session(session_id: uuid.UUID) -> ResponseReturnValue:
    """Show one tent."""
    tent = look_up(tent_view, session_id=session_id)
    return render_template(
        "buurtent/session.html",
        tent=tent,
        reasons=labels(REASONS),
        issues=[
            say(PLAN_ISSUES[issue], current_locale())
            for issue in look_up(plan_issues, session_id=session_id)
        ],
    )


@bp.post("/<uuid:session_id>/uitnodigen")
def invite(session_id: uuid.UUID) -> ResponseReturnValue:
    """Invite the neighbours."""
    carry_out(invite_neighbours, session_id=session_id)
    tell(N_("De uitnodigingen zijn onderweg."))
    return back_to_session(session_id)


@bp.post("/<uuid:session_id>/politie")
def note_police_answer(session_id: uuid.UUID) -> ResponseReturnValue:
    """Write down what the police said by phone or in the street."""
    answer = chosen(PoliceAnswer, "answer")
    carry_out(record_police_answer, session_id=session_id, answer=answer)
    tell(N_("Het antwoord van de politie is opgeschreven."))
    return back_to_session(session_id)


@bp.post("/<uuid:session_id>/aanwezig")
def note_police_presence(session_id: uuid.UUID) -> ResponseReturnValue:
    """Write down whether the police came."""
    came = request.form.get("came")
    if came not in {"yes", "early", "no"}:
        abort(HTTPStatus.BAD_REQUEST)
    carry_out(
        record_police_presence,
        session_id=session_id,
        has_come=came != "no",
        left_early=came == "early",
    )
    tell(N_("Dank u wel. Het is opgeschreven."))
    return back_to_session(session_id)


@bp.post("/<uuid:session_id>/ik-help")
def join(session_id: uuid.UUID) -> ResponseReturnValue:
    """Help at a tent."""
    carry_out(join_session, session_id=session_id)
    tell(N_("Fijn dat u helpt. U hoort het als de politie antwoordt."))
    return back_to_session(session_id)


@bp.post("/<uuid:session_id>/ik-help-niet")
def leave(session_id: uuid.UUID) -> ResponseReturnValue:
    """Help at a tent no longer."""
    carry_out(leave_session, session_id=session_id)
    tell(N_("U staat niet meer op de lijst."))
    return back_to_session(session_id)


@bp.post("/<uuid:session_id>/afgelasten")
def cancel(session_id: uuid.UUID) -> ResponseReturnValue:
    """Call a tent off."""
    carry_out(cancel_session, session_id=session_id, reason=chosen(CancelReason, "reason"))
    tell(N_("De tent gaat niet door. Iedereen krijgt bericht."))
    return back_to_session(session_id)


@bp.post("/<uuid:session_id>/antwoord")
def answer(session_id: uuid.UUID) -> ResponseReturnValue:
    """Answer one's own invitation."""
    carry_out(answer_invitation, session_id=session_id, answer=chosen(NeighbourAnswer, "answer"))
    tell(N_("Dank u wel. Uw antwoord is bewaard."))
    return lead_to("buurtent.show_tents")


def _uuid_or_none(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
