"""Pages behind the links of mails about tents: one question, its buttons, no account (C3).

A link is not used up: the answer may be changed until the tent stands, and pressing the same
button twice changes nothing. Showing the page changes nothing either.
"""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.answers import my_invitation, police_question
from coop.buurtent.queries.months import month_of_police
from coop.buurtent.rules import NeighbourAnswer, PoliceAnswer
from coop.buurtent.rules.police import LONGEST_REMARK, LONGEST_REPLACEMENT, DeclineReason
from coop.buurtent.services.invitations import answer_invitation, stop_invitations
from coop.buurtent.services.police import answer_police, remark_on_presence
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor, Permission
from coop.people.lookups import LinkToken
from coop.people.queries import ensure_link_usable
from coop.people.rules import LinkPurpose
from coop.wording.catalogue import N_, say
from coop.wording.tent_team import DECLINE_REASONS
from web.context import (
    current_cause,
    current_coop,
    current_locale,
    form_text,
    look_up,
    write_for,
)
from web.errors import message_of, status_of
from web.forms.buurtent import chosen, labels
from web.forms.tent_team import month_asked

bp = Blueprint("tent_links", __name__, url_prefix="/l")


def _holder(token: str, purpose: LinkPurpose) -> Actor:
    """Return who holds a link that works, whoever else is signed in on this device."""
    look_up(ensure_link_usable, token=token, purpose=purpose)
    holder = current_coop().identify(LinkToken(token))
    write_for(holder)
    return holder


def _tent_of(actor: Actor, permission: Permission) -> uuid.UUID:
    """Return the one tent a link is about."""
    (session_id,) = {scope.id for scope in actor.scopes(permission) if scope.id is not None}
    return session_id


def _dead_link(error: CoopError) -> ResponseReturnValue:
    page = render_template("buurtent/dead_link.html", message=message_of(error))
    return page, status_of(error)


@bp.get("/tent-antwoord/<token>")
def show_question(token: str) -> ResponseReturnValue:
    """Ask the police whether somebody comes."""
    try:
        actor = _holder(token, LinkPurpose.TENT_ANSWER)
        session_id = _tent_of(actor, Permission.BUURTENT_POLICE_ANSWER)
        question = current_coop().ask(police_question, actor, session_id=session_id)
    except CoopError as error:
        return _dead_link(error)
    return render_template(
        "buurtent/police.html", question=question, link=token, reasons=labels(DECLINE_REASONS)
    )


@bp.post("/tent-antwoord/<token>")
def answer_question(token: str) -> ResponseReturnValue:
    """Keep what the police answer."""
    answer = chosen(PoliceAnswer, "answer")
    reason = chosen(DeclineReason, "reason") if request.form.get("reason") else None
    try:
        actor = _holder(token, LinkPurpose.TENT_ANSWER)
        current_coop().once(current_cause()).run(
            answer_police,
            actor,
            session_id=_tent_of(actor, Permission.BUURTENT_POLICE_ANSWER),
            answer=answer,
            reason=reason,
            replacement=form_text("replacement", longest=LONGEST_REPLACEMENT),
        )
    except CoopError as error:
        return _dead_link(error)
    flash(say(N_("Dank u wel. De vrijwilligers krijgen bericht."), current_locale()), "success")
    return redirect(url_for("tent_links.show_question", token=token), HTTPStatus.SEE_OTHER)


@bp.post("/tent-antwoord/<token>/opmerking")
def remark(token: str) -> ResponseReturnValue:
    """Keep the police's own words about an evening."""
    try:
        actor = _holder(token, LinkPurpose.TENT_ANSWER)
        current_coop().once(current_cause()).run(
            remark_on_presence,
            actor,
            session_id=_tent_of(actor, Permission.BUURTENT_POLICE_ANSWER),
            remark=form_text("remark", longest=LONGEST_REMARK),
        )
    except CoopError as error:
        return _dead_link(error)
    flash(say(N_("Dank u wel. Het staat erbij."), current_locale()), "success")
    return redirect(url_for("tent_links.show_question", token=token), HTTPStatus.SEE_OTHER)


@bp.get("/tent-antwoord/<token>/maand")
def show_month(token: str) -> ResponseReturnValue:
    """Show the police the same record of a month that the board reads."""
    try:
        actor = _holder(token, LinkPurpose.TENT_ANSWER)
        month = current_coop().ask(
            month_of_police,
            actor,
            session_id=_tent_of(actor, Permission.BUURTENT_POLICE_ANSWER),
            month=month_asked(),
        )
    except CoopError as error:
        return _dead_link(error)
    return render_template("buurtent/month_of_police.html", month=month, link=token)


@bp.get("/uitnodiging/<token>")
def show_invitation(token: str) -> ResponseReturnValue:
    """Ask a neighbour whether he or she comes."""
    try:
        actor = _holder(token, LinkPurpose.TENT_INVITATION)
        session_id = _tent_of(actor, Permission.BUURTENT_INVITATION_READ)
        invitation = current_coop().ask(my_invitation, actor, session_id=session_id)
    except CoopError as error:
        return _dead_link(error)
    return render_template("buurtent/invitation.html", invitation=invitation, link=token)


@bp.post("/uitnodiging/<token>")
def answer_link(token: str) -> ResponseReturnValue:
    """Keep what a neighbour answers."""
    answer = chosen(NeighbourAnswer, "answer")
    try:
        actor = _holder(token, LinkPurpose.TENT_INVITATION)
        session_id = _tent_of(actor, Permission.BUURTENT_INVITATION_ANSWER)
        runner = current_coop().once(current_cause())
        runner.run(answer_invitation, actor, session_id=session_id, answer=answer)
    except CoopError as error:
        return _dead_link(error)
    flash(say(N_("Dank u wel. Uw antwoord is bewaard."), current_locale()), "success")
    return redirect(url_for("tent_links.show_invitation", token=token), HTTPStatus.SEE_OTHER)


@bp.post("/uitnodiging/<token>/stop")
def stop_from_invitation(token: str) -> ResponseReturnValue:
    """End the invitations of who came with an invitation."""
    try:
        actor = _holder(token, LinkPurpose.TENT_INVITATION)
        current_coop().once(current_cause()).run(stop_invitations, actor)
    except CoopError as error:
        return _dead_link(error)
    return render_template("buurtent/stopped.html")
