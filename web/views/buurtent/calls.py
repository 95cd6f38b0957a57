"""Calls as volunteers write them down and put them right, and what is usual here."""

import uuid
from http import HTTPStatus

from flask import render_template, request
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.calls import call_view, customs_view, place_map
from coop.buurtent.queries.overview import plan_choices
from coop.buurtent.rules import Cause
from coop.buurtent.services.calls import correct_call, point_out, record_call
from coop.buurtent.services.customs import end_permit, note_permit, set_customs
from coop.buurtent.services.flyers import set_street_language
from coop.kernel.errors import InvalidInputError, NotFoundError, RuleViolationError
from coop.wording.buurtent import (
    CALL_FIELDS,
    CAUSES_OF_CALL,
    INFORMED,
    LANGUAGES,
    SOURCES,
    WEEKDAYS,
)
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_coop, current_locale, form_text, look_up
from web.errors import message_of
from web.forms.buurtent import LONGEST_STREET, Typed, labels
from web.forms.tent_calls import (
    call_as_kept,
    customs_as_kept,
    empty_call,
    places_asked,
    read_call,
    read_customs,
    read_permit,
)
from web.views.buurtent.blueprint import bp, lead_to, tell


@bp.get("/telefoontje")
def new_call() -> ResponseReturnValue:
    """Show the form for a call; after a missed one it may begin with "nothing happened"."""
    nothing_happened = "niets" in request.args
    now = current_coop().clock.now()
    return _call_page(empty_call(now, nothing_happened=nothing_happened))


def _call_page(
    typed: Typed, status: int = HTTPStatus.OK, *, call_id: uuid.UUID | None = None
) -> ResponseReturnValue:
    # The choices are for who may plan; who may not has no form either.
    page = render_template(
        "buurtent/call_form.html",
        typed=typed,
        call_id=call_id,
        streets=look_up(plan_choices).streets,
        count=places_asked(typed),
        causes=labels(CAUSES_OF_CALL),
        sources=labels(SOURCES),
        informed=labels(INFORMED),
    )
    return page, status


@bp.post("/telefoontje")
def record() -> ResponseReturnValue:
    """Write a call down and offer to plan a tent for it."""
    typed, wishes = read_call()
    if wishes is None:
        return _call_page(typed, HTTPStatus.BAD_REQUEST)
    try:
        call_id = carry_out(record_call, **wishes)
    except (InvalidInputError, NotFoundError) as error:
        typed.refuse(error)
        return _call_page(typed, HTTPStatus.BAD_REQUEST)
    if wishes["cause"] is Cause.NONE:
        tell(N_("Het telefoontje is opgeschreven. Er is geen tent nodig."))
        return lead_to("buurtent.show_tents")
    tell(N_("Het telefoontje is opgeschreven. Plan nu de tent."))
    return lead_to("buurtent.new_session", call=call_id)


@bp.get("/telefoontje/<uuid:call_id>")
def show_call(call_id: uuid.UUID) -> ResponseReturnValue:
    """Show one call, and what was put right in it."""
    locale = current_locale()
    return render_template(
        "buurtent/call.html",
        call=look_up(call_view, call_id=call_id),
        fields={field: say(word, locale) for field, word in CALL_FIELDS.items()},
        # A cause and a source are kept as values; everything else as it was read.
        words={value: say(word, locale) for value, word in (CAUSES_OF_CALL | SOURCES).items()},
        informed={value: say(word, locale) for value, word in INFORMED.items()},
    )


@bp.get("/telefoontje/<uuid:call_id>/verbeteren")
def edit_call(call_id: uuid.UUID) -> ResponseReturnValue:
    """Show a call in the form it was written down with."""
    return _call_page(call_as_kept(look_up(call_view, call_id=call_id)), call_id=call_id)


@bp.post("/telefoontje/<uuid:call_id>/verbeteren")
def correct(call_id: uuid.UUID) -> ResponseReturnValue:
    """Put a call right."""
    typed, wishes = read_call()
    if wishes is None:
        return _call_page(typed, HTTPStatus.BAD_REQUEST, call_id=call_id)
    try:
        carry_out(correct_call, call_id=call_id, **wishes)
    except (InvalidInputError, NotFoundError, RuleViolationError) as error:
        typed.refuse(error)
        return _call_page(typed, HTTPStatus.BAD_REQUEST, call_id=call_id)
    tell(N_("Het telefoontje is verbeterd. Wat er eerst stond, blijft bewaard."))
    return lead_to("buurtent.show_call", call_id=call_id)


@bp.get("/telefoontje/<uuid:call_id>/plek/<uuid:place_id>")
def show_place(call_id: uuid.UUID, place_id: uuid.UUID) -> ResponseReturnValue:
    """Show a street of a call on a map, to point out the block."""
    return _place_page(call_id, place_id)


def _place_page(
    call_id: uuid.UUID, place_id: uuid.UUID, error: str = "", status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    seen = look_up(place_map, call_id=call_id, place_id=place_id)
    return render_template("buurtent/place.html", seen=seen, error=error), status


@bp.post("/telefoontje/<uuid:call_id>/plek/<uuid:place_id>")
def point(call_id: uuid.UUID, place_id: uuid.UUID) -> ResponseReturnValue:
    """Keep which block was pointed out."""
    said = form_text("block", longest=3)
    block = int(said) if said.isdecimal() else 0
    try:
        carry_out(point_out, call_id=call_id, place_id=place_id, block=block)
    except InvalidInputError as error:
        return _place_page(call_id, place_id, message_of(error), HTTPStatus.BAD_REQUEST)
    tell(N_("De plek is bewaard, zo grof als op de kaart."))
    return lead_to("buurtent.show_call", call_id=call_id)


@bp.get("/gewoonten")
def show_customs() -> ResponseReturnValue:
    """Show what is usual here and what the gemeente allows."""
    view = look_up(customs_view)
    return _customs_page(customs_as_kept(view.customs), Typed())


def _customs_page(
    typed: Typed, permit: Typed, status: int = HTTPStatus.OK, *, language: Typed | None = None
) -> ResponseReturnValue:
    page = render_template(
        "buurtent/customs.html",
        view=look_up(customs_view),
        typed=typed,
        permit=permit,
        language=language or Typed(),
        languages=labels(LANGUAGES),
        weekdays=labels(WEEKDAYS),
    )
    return page, status


@bp.post("/gewoonten")
def set_usual() -> ResponseReturnValue:
    """Keep what is usual here from now on."""
    typed, customs = read_customs()
    if customs is None:
        return _customs_page(typed, Typed(), HTTPStatus.BAD_REQUEST)
    try:
        carry_out(set_customs, customs=customs)
    except InvalidInputError as error:
        typed.refuse(error)
        return _customs_page(typed, Typed(), HTTPStatus.BAD_REQUEST)
    tell(N_("Bewaard. Vanaf nu letten wij hierop."))
    return lead_to("buurtent.show_customs")


@bp.post("/vergunning")
def keep_permit() -> ResponseReturnValue:
    """Keep what the gemeente allows."""
    typed, wishes = read_permit()
    if wishes is None:
        return _permit_page(typed)
    try:
        carry_out(note_permit, **wishes)
    except (InvalidInputError, NotFoundError) as error:
        typed.refuse(error)
        return _permit_page(typed)
    tell(N_("De toestemming is opgeschreven."))
    return lead_to("buurtent.show_customs")


def _permit_page(typed: Typed) -> ResponseReturnValue:
    customs = look_up(customs_view).customs
    return _customs_page(customs_as_kept(customs), typed, HTTPStatus.BAD_REQUEST)


@bp.post("/vergunning/<uuid:permit_id>/weg")
def drop_permit(permit_id: uuid.UUID) -> ResponseReturnValue:
    """Take what the gemeente allowed off the list."""
    carry_out(end_permit, permit_id=permit_id)
    tell(N_("De toestemming staat niet meer op de lijst."))
    return lead_to("buurtent.show_customs")


@bp.post("/taal-van-straat")
def set_language() -> ResponseReturnValue:
    """Let flyers for a street say the same in another language too."""
    street = form_text("street", longest=LONGEST_STREET)
    language = form_text("language", longest=10)
    try:
        carry_out(set_street_language, street=street, language=language or None)
    except (InvalidInputError, NotFoundError) as error:
        typed = Typed(values={"street": street, "language": language})
        typed.refuse(error)
        customs = look_up(customs_view).customs
        return _customs_page(
            customs_as_kept(customs), Typed(), HTTPStatus.BAD_REQUEST, language=typed
        )
    tell(N_("Bewaard. Dit geldt voor de volgende flyers."))
    return lead_to("buurtent.show_customs")
