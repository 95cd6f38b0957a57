"""Who is invited to a tent, door by door, and moving a tent to another evening."""

import uuid
from http import HTTPStatus

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.neighbours import doors_view, neighbours_view, refusals_view
from coop.buurtent.queries.overview import plan_choices
from coop.buurtent.queries.sessions import tent_view
from coop.buurtent.services.moves import move_session
from coop.buurtent.services.neighbours import end_refusal, note_refusal, pick_doors
from coop.kernel.errors import InvalidInputError, NotFoundError
from coop.wording.buurtent import REFUSED_BY, WAYS
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, look_up
from web.forms.buurtent import LONGEST_STREET, Typed, move_as_kept, read_move
from web.views.buurtent.blueprint import back_to_session, bp, lead_to, tell

LONGEST_NUMBER = 20


@bp.get("/<uuid:session_id>/verplaatsen")
def ask_move(session_id: uuid.UUID) -> ResponseReturnValue:
    """Ask to which evening or place a tent moves."""
    return _move_page(session_id, move_as_kept(look_up(tent_view, session_id=session_id)))


def _move_page(
    session_id: uuid.UUID, typed: Typed, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "buurtent/move.html",
        tent=look_up(tent_view, session_id=session_id),
        streets=look_up(plan_choices).streets,
        typed=typed,
    )
    return page, status


@bp.post("/<uuid:session_id>/verplaatsen")
def move(session_id: uuid.UUID) -> ResponseReturnValue:
    """Move a tent and tell everybody who knew of it."""
    typed, wishes = read_move()
    if wishes is None:
        return _move_page(session_id, typed, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(move_session, session_id=session_id, **wishes)
    except (InvalidInputError, NotFoundError) as error:
        typed.refuse(error)
        return _move_page(session_id, typed, HTTPStatus.BAD_REQUEST)
    tell(N_("De tent is verplaatst. Wie het wist, krijgt bericht."))
    return back_to_session(session_id)


@bp.get("/<uuid:session_id>/buren")
def show_neighbours(session_id: uuid.UUID) -> ResponseReturnValue:
    """Show who is invited, counted by street and by what."""
    street = request.args.get("straat", "").strip()[:LONGEST_STREET]
    if street:
        return lead_to("buurtent.show_doors", session_id=session_id, street=street)
    return render_template(
        "buurtent/neighbours.html",
        view=look_up(neighbours_view, session_id=session_id),
        tent=look_up(tent_view, session_id=session_id),
        ways=_said(WAYS),
    )


@bp.get("/<uuid:session_id>/buren/<street>")
def show_doors(session_id: uuid.UUID, street: str) -> ResponseReturnValue:
    """Show every door of a street, to choose from by hand."""
    return render_template(
        "buurtent/doors.html",
        view=look_up(doors_view, session_id=session_id, street=street),
        ways=_said(WAYS),
    )


@bp.post("/<uuid:session_id>/buren/<street>")
def pick(session_id: uuid.UUID, street: str) -> ResponseReturnValue:
    """Keep which doors of a street belong to a tent."""
    try:
        doors = [uuid.UUID(value) for value in request.form.getlist("doors")]
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    carry_out(pick_doors, session_id=session_id, street=street, address_ids=doors)
    tell(N_("De keuze voor %(street)s is bewaard."), street=street)
    return lead_to("buurtent.show_neighbours", session_id=session_id)


@bp.get("/geen-uitnodiging")
def show_refusals() -> ResponseReturnValue:
    """Show which households would rather not be invited."""
    return _refusals_page(Typed())


def _refusals_page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    page = render_template(
        "buurtent/refusals.html",
        refusals=look_up(refusals_view),
        streets=look_up(plan_choices).streets,
        ways=_said(REFUSED_BY),
        typed=typed,
    )
    return page, status


@bp.post("/geen-uitnodiging")
def refuse() -> ResponseReturnValue:
    """Keep that a household would rather not be invited."""
    typed = Typed()
    street = typed.read("street", longest=LONGEST_STREET)
    number = typed.read("number", longest=LONGEST_NUMBER)
    try:
        carry_out(note_refusal, street=street, number=number)
    except NotFoundError as error:
        typed.refuse(error)
        return _refusals_page(typed, HTTPStatus.BAD_REQUEST)
    tell(N_("Bewaard. Dit adres krijgt geen flyer meer."))
    return lead_to("buurtent.show_refusals")


@bp.post("/geen-uitnodiging/<uuid:refusal_id>/weg")
def invite_again(refusal_id: uuid.UUID) -> ResponseReturnValue:
    """Invite a household again."""
    carry_out(end_refusal, refusal_id=refusal_id)
    tell(N_("Dit adres wordt weer uitgenodigd."))
    return lead_to("buurtent.show_refusals")


def _said(words: dict[str, str]) -> dict[str, str]:
    return {value: say(word, current_locale()) for value, word in words.items()}
