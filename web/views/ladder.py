"""The ladder: what moderators do to somebody in a group, and what he or she sees of it."""

import uuid
from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus
from typing import TypeVar

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.moderation.errors import LadderMovedError, RungTooHighError, SanctionOverError
from coop.moderation.queries.ladder import ladder_view, own_sanctions
from coop.moderation.rules.ladder import Breach, Rung
from coop.moderation.services.ladder import (
    appeal_sanction,
    decide_appeal,
    impose_sanction,
    lift_sanction,
)
from coop.wording import moderation as words
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of

bp = Blueprint("ladder", __name__)
Value = TypeVar("Value", bound=StrEnum)

LONGEST_COUNT = 4
#: What moderators decide about a measure, by its name in the address, and what is said then.
DECISIONS: dict[str, tuple[Callable[[uuid.UUID], None], str]] = {
    "opheffen": (lambda one: carry_out(lift_sanction, sanction_id=one), N_("Opgeheven.")),
    "vervalt": (
        lambda one: carry_out(decide_appeal, sanction_id=one, stands=False),
        N_("Het bezwaar klopt. De maatregel is opgeheven."),
    ),
    "blijft": (
        lambda one: carry_out(decide_appeal, sanction_id=one, stands=True),
        N_("De maatregel blijft. De bewoner leest dat u keek."),
    ),
}


@bp.get("/groepschat/groepen/<slug>/mensen/<uuid:person_id>")
def show(slug: str, person_id: uuid.UUID) -> ResponseReturnValue:
    """Show somebody's place on the ladder of a group."""
    return render_template(
        "moderation/ladder.html",
        ladder=look_up(ladder_view, slug=slug, person_id=person_id),
        rungs=words.RUNGS,
        breaches=words.BREACHES,
    )


@bp.post("/groepschat/groepen/<slug>/mensen/<uuid:person_id>")
def impose(slug: str, person_id: uuid.UUID) -> ResponseReturnValue:
    """Do something to somebody; it is told at once, with why and what can be done."""
    seen = form_text("seen", longest=LONGEST_COUNT)
    try:
        carry_out(
            impose_sanction,
            slug=slug,
            person_id=person_id,
            rung=_chosen(Rung, "rung"),
            breach=_chosen(Breach, "breach"),
            seen=int(seen) if seen.isdecimal() else 0,
        )
    except (LadderMovedError, RungTooHighError) as error:
        flash(message_of(error), "info")
    else:
        flash(say(N_("Gedaan en verteld, met de reden."), current_locale()), "success")
    return redirect(url_for("ladder.show", slug=slug, person_id=person_id), HTTPStatus.SEE_OTHER)


@bp.post("/groepschat/maatregelen/<uuid:sanction_id>/<decision>")
def decide(sanction_id: uuid.UUID, decision: str) -> ResponseReturnValue:
    """Lift a measure, or decide on the appeal against it."""
    if decision not in DECISIONS:
        abort(HTTPStatus.NOT_FOUND)
    act, done = DECISIONS[decision]
    try:
        act(sanction_id)
    except SanctionOverError as error:
        # Not an error to who presses second: the list shows how it stands.
        flash(message_of(error), "info")
    else:
        flash(say(done, current_locale()), "success")
    return redirect(url_for("moderation.show_queue"), HTTPStatus.SEE_OTHER)


@bp.get("/mijn-maatregelen")
def show_own() -> ResponseReturnValue:
    """Show what was done to the reader in groups."""
    return render_template(
        "moderation/own.html",
        sanctions=look_up(own_sanctions),
        rungs=words.RUNGS,
        breaches=words.BREACHES,
    )


@bp.post("/mijn-maatregelen/<uuid:sanction_id>/bezwaar")
def appeal(sanction_id: uuid.UUID) -> ResponseReturnValue:
    """Ask for another moderator to look."""
    carry_out(appeal_sanction, sanction_id=sanction_id)
    flash(say(N_("Een andere beheerder kijkt ernaar."), current_locale()), "success")
    return redirect(url_for("ladder.show_own"), HTTPStatus.SEE_OTHER)


def _chosen(values: type[Value], name: str) -> Value:
    try:
        return values(request.form.get(name, ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
