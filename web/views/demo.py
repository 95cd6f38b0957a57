"""Practice only: look along as one of the sample people, and lists to practise with.

``web.app`` leaves this blueprint out without ``COOP_PRACTICE``, so that none of its addresses
exist there. It is the only place outside ``coop`` that knows the sample.
"""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.permissions import ActorKind
from coop.people.errors import PersonNotFoundError
from coop.people.queries import personas_view
from coop.people.services import end_session, open_persona_session
from coop.sample.membership import practice_list
from coop.sample.personas import PERSONAS
from coop.statutes.queries import cooperative_view
from coop.wording.catalogue import say
from web.context import (
    begin_session,
    current_actor,
    current_coop,
    current_locale,
    look_up,
    own_path,
    practice_actor,
)
from web.forms.access import device_name
from web.views.membership.blueprint import csv_file

bp = Blueprint("demo", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaButton:
    """One button "Kijk mee als …"."""

    key: str
    title: str
    description: str
    icon: str


def persona_buttons() -> list[PersonaButton]:
    """Return a button for every sample person who is here, in the order of the sample."""
    emails = [persona.email for persona in PERSONAS if persona.email]
    here = current_coop().ask(personas_view, practice_actor(), emails=emails)
    locale = current_locale()
    votes_electronically = look_up(cooperative_view).votes_electronically
    return [
        PersonaButton(
            key=persona.key,
            title=say(persona.title, locale),
            description=say(
                persona.description
                if votes_electronically or not persona.in_the_hall
                else persona.in_the_hall,
                locale,
            ),
            icon=persona.icon,
        )
        for persona in PERSONAS
        if persona.email in here
    ]


@bp.post("/kijk-mee")
def look_along() -> ResponseReturnValue:
    """Sign the browser in as a sample person."""
    key = request.form.get("persona", "")
    email = next((persona.email for persona in PERSONAS if persona.key == key), None)
    coop = current_coop()
    found = coop.ask(personas_view, practice_actor(), emails=[email] if email else [])
    if email is None or email not in found:
        raise PersonNotFoundError
    if current_actor().kind is ActorKind.PERSON:
        coop.run(end_session, current_actor())
    token = coop.chance.new_token()
    coop.run(
        open_persona_session,
        practice_actor(),
        person_id=found[email].person_id,
        token=token,
        device=device_name(),
    )
    begin_session(token)
    wanted = own_path(request.form.get("next", ""), url_for("home.show"))
    return redirect(wanted, HTTPStatus.SEE_OTHER)


@bp.get("/kijk-mee/oefenlijst.csv")
def download_list() -> ResponseReturnValue:
    """Hand out four hundred people who do not exist, to practise taking over a list."""
    return csv_file(practice_list(), "oefenlijst.csv")
