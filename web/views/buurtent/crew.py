"""The roster of a tent: who can, who comes, who takes over, and one's own hours."""

import uuid
from http import HTTPStatus

from flask import render_template, request
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.crew import crew_view, own_hours
from coop.buurtent.rules.crew import Availability
from coop.buurtent.services.crew import (
    answer_availability,
    ask_crew,
    ask_swap,
    drop_volunteer,
    pick_volunteer,
    take_swap,
    write_hours,
)
from coop.kernel.errors import InvalidInputError
from coop.wording.catalogue import N_
from web.context import carry_out, form_id, look_up
from web.errors import message_of
from web.forms.buurtent import chosen
from web.views.buurtent.blueprint import bp, lead_to, tell

#: More digits than any evening has minutes.
LONGEST_NUMBER = 5
TOO_MANY = 10**LONGEST_NUMBER


@bp.get("/<uuid:session_id>/rooster")
def show_crew(session_id: uuid.UUID) -> ResponseReturnValue:
    """Show who can help at a tent, and who does."""
    return render_template("buurtent/crew.html", crew=look_up(crew_view, session_id=session_id))


@bp.post("/<uuid:session_id>/rooster/vraag")
def ask_everybody(session_id: uuid.UUID) -> ResponseReturnValue:
    """Ask the volunteers who can help."""
    carry_out(ask_crew, session_id=session_id)
    tell(N_("De vrijwilligers krijgen de vraag."))
    return _back(session_id)


@bp.post("/<uuid:session_id>/rooster/antwoord")
def say_available(session_id: uuid.UUID) -> ResponseReturnValue:
    """Say whether one can help."""
    answer = chosen(Availability, "answer")
    carry_out(answer_availability, session_id=session_id, answer=answer)
    tell(N_("Dank u wel. Uw antwoord is bewaard."))
    return _back(session_id)


@bp.post("/<uuid:session_id>/rooster/kies")
def pick_helper(session_id: uuid.UUID) -> ResponseReturnValue:
    """Put a volunteer on the list."""
    carry_out(pick_volunteer, session_id=session_id, person_id=form_id("person"))
    tell(N_("Staat op de lijst, en krijgt bericht."))
    return _back(session_id)


@bp.post("/<uuid:session_id>/rooster/haal-weg")
def drop_helper(session_id: uuid.UUID) -> ResponseReturnValue:
    """Take a volunteer off the list."""
    carry_out(drop_volunteer, session_id=session_id, person_id=form_id("person"))
    tell(N_("Staat niet meer op de lijst."))
    return _back(session_id)


@bp.post("/<uuid:session_id>/rooster/wie-neemt-over")
def ask_over(session_id: uuid.UUID) -> ResponseReturnValue:
    """Ask who can take one's evening over."""
    carry_out(ask_swap, session_id=session_id)
    tell(N_("Wie kan, krijgt de vraag. Tot iemand het overneemt, staat u op de lijst."))
    return _back(session_id)


@bp.post("/<uuid:session_id>/rooster/neem-over")
def take_over(session_id: uuid.UUID) -> ResponseReturnValue:
    """Take an evening over."""
    carry_out(take_swap, swap_id=form_id("swap"))
    tell(N_("Dank u wel! U staat op de lijst."))
    return _back(session_id)


@bp.get("/mijn-uren")
def show_hours() -> ResponseReturnValue:
    """Show at which evenings one helped, and how long."""
    return _hours_page()


@bp.post("/mijn-uren/<uuid:session_id>")
def keep_hours(session_id: uuid.UUID) -> ResponseReturnValue:
    """Keep how long one helped."""
    typed = request.form.get("minutes", "").strip()
    minutes = int(typed[:LONGEST_NUMBER]) if typed.isdecimal() else TOO_MANY
    try:
        carry_out(write_hours, session_id=session_id, minutes=minutes)
    except InvalidInputError as error:
        return _hours_page(message_of(error)), HTTPStatus.BAD_REQUEST
    tell(N_("Uw uren zijn bewaard."))
    return lead_to("buurtent.show_hours")


def _hours_page(refusal: str | None = None) -> str:
    return render_template("buurtent/hours.html", evenings=look_up(own_hours), refusal=refusal)


def _back(session_id: uuid.UUID) -> ResponseReturnValue:
    return lead_to("buurtent.show_crew", session_id=session_id)
