"""Pages behind the codes on paper: a household answers its flyer, a deliverer ticks off doors.

Nobody needs an account. Opening a page changes nothing (C3); every button may be pressed again.
"""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.flyers import flyer_view, round_view
from coop.buurtent.rules import NeighbourAnswer
from coop.buurtent.services.flyers import answer_flyer, choose_flyers, tick_door
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor, Permission
from coop.people.lookups import LinkToken
from coop.people.queries import ensure_link_usable
from coop.people.rules import LinkPurpose
from coop.wording.catalogue import N_, say
from web.context import current_cause, current_coop, current_locale, look_up, write_for
from web.errors import message_of, status_of
from web.forms.buurtent import chosen
from web.views.buurtent.flyers import read_tick, said_sides

bp = Blueprint("flyer_links", __name__, url_prefix="/l")


def _holder(token: str, purpose: LinkPurpose) -> Actor:
    """Return who holds a link that works, whoever else is signed in on this device."""
    look_up(ensure_link_usable, token=token, purpose=purpose)
    holder = current_coop().identify(LinkToken(token))
    write_for(holder)
    return holder


def _dead_link(error: CoopError) -> ResponseReturnValue:
    page = render_template("buurtent/dead_link.html", message=message_of(error))
    return page, status_of(error)


@bp.get("/flyer/<token>")
def show_flyer(token: str) -> ResponseReturnValue:
    """Ask a household whether it comes."""
    try:
        view = current_coop().ask(flyer_view, _holder(token, LinkPurpose.TENT_FLYER))
    except CoopError as error:
        return _dead_link(error)
    return render_template("buurtent/flyer.html", flyer=view, link=token)


@bp.post("/flyer/<token>")
def answer(token: str) -> ResponseReturnValue:
    """Keep what a household answers."""
    said = chosen(NeighbourAnswer, "answer")
    try:
        holder = _holder(token, LinkPurpose.TENT_FLYER)
        current_coop().once(current_cause()).run(answer_flyer, holder, answer=said)
    except CoopError as error:
        return _dead_link(error)
    return _thank(token, N_("Dank u wel. Uw antwoord is bewaard."))


@bp.post("/flyer/<token>/liever-niet")
def refuse(token: str) -> ResponseReturnValue:
    """Keep that a household wants no flyers."""
    return _choose(token, wants=False, sentence=N_("Bewaard. U krijgt geen flyer meer."))


@bp.post("/flyer/<token>/toch-wel")
def wish(token: str) -> ResponseReturnValue:
    """Keep that a household wants flyers again."""
    return _choose(token, wants=True, sentence=N_("Bewaard. U krijgt weer een flyer."))


def _choose(token: str, *, wants: bool, sentence: str) -> ResponseReturnValue:
    try:
        holder = _holder(token, LinkPurpose.TENT_FLYER)
        current_coop().once(current_cause()).run(choose_flyers, holder, wants=wants)
    except CoopError as error:
        return _dead_link(error)
    return _thank(token, sentence)


def _thank(token: str, sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("flyer_links.show_flyer", token=token), HTTPStatus.SEE_OTHER)


@bp.get("/bezorgen/<token>")
def show_round(token: str) -> ResponseReturnValue:
    """Show a deliverer the doors to tick off."""
    try:
        holder = _holder(token, LinkPurpose.TENT_DELIVERY)
        view = current_coop().ask(round_view, holder, session_id=_tent_of(holder))
    except CoopError as error:
        return _dead_link(error)
    return render_template("buurtent/round.html", round=view, sides=said_sides(), link=token)


@bp.post("/bezorgen/<token>")
def tick(token: str) -> ResponseReturnValue:
    """Keep what a deliverer ticked."""
    door, outcome = read_tick()
    try:
        holder = _holder(token, LinkPurpose.TENT_DELIVERY)
        current_coop().once(current_cause()).run(
            tick_door,
            holder,
            session_id=_tent_of(holder),
            invitation_id=door,
            outcome=outcome,
        )
    except CoopError as error:
        return _dead_link(error)
    page = url_for("flyer_links.show_round", token=token, _anchor=f"d-{door}")
    return redirect(page, HTTPStatus.SEE_OTHER)


def _tent_of(actor: Actor) -> uuid.UUID:
    """Return the one tent a link is about."""
    found = actor.scopes(Permission.BUURTENT_FLYER_DELIVER)
    (session_id,) = {scope.id for scope in found if scope.id is not None}
    return session_id
