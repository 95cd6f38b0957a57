"""Where the board handles a breach of personal data, step by step, and finds the register."""

import uuid
from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.privacy.queries.breaches import breach_view, breaches_view
from coop.privacy.services.breaches import (
    close_breach,
    describe_breach,
    note_breach,
    record_report,
    record_telling,
    say_whose_data,
    weigh_breach,
)
from coop.wording.catalogue import N_, say
from coop.wording.privacy_breach import ANSWERS, CONCERNED, DATA, ISSUES, KINDS, RISKS, STEPS
from web.context import carry_out, current_actor, current_locale, look_up
from web.errors import message_of, status_of
from web.forms.breaches import (
    ANSWERED,
    FIELDS,
    new_breach,
    read_answer,
    read_first,
    read_moment,
    read_text,
    read_whose,
    shown_breach,
)
from web.forms.own import Typed
from web.views.privacy import choices

bp = Blueprint("breaches", __name__, url_prefix="/privacy/datalekken")


@bp.get("")
def show_all() -> ResponseReturnValue:
    """Show the register."""
    return render_template("privacy/breaches.html", lines=look_up(breaches_view), risks=RISKS)


@bp.get("/nieuw")
def begin() -> ResponseReturnValue:
    """Ask what happened."""
    current_actor().require(Permission.PRIVACY_BREACH_HANDLE)
    return _first_page(new_breach())


def _first_page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    page = render_template("privacy/breach_new.html", typed=typed, kinds=choices(KINDS))
    return page, status


@bp.post("/nieuw")
def note() -> ResponseReturnValue:
    """Note a breach; its clock runs from when it was found."""
    current_actor().require(Permission.PRIVACY_BREACH_HANDLE)
    typed = Typed({"what": ""})
    kinds, found_at = read_first(typed)
    if found_at is None:
        return _first_page(typed, HTTPStatus.BAD_REQUEST)
    try:
        breach_id = carry_out(
            note_breach,
            what=typed.values["what"],
            kinds=kinds,
            found_at=found_at,
            happened=typed.values["happened"],
        )
    except CoopError as error:
        _refuse(typed, error, "found_day")
        return _first_page(typed, status_of(error))
    return _to(breach_id, "wie")


@bp.get("/<uuid:breach_id>")
def show(breach_id: uuid.UUID) -> ResponseReturnValue:
    """Show one breach: its clock, what the law asks, and what was done."""
    return _page(breach_id)


def _page(
    breach_id: uuid.UUID, *, error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "privacy/breach.html",
        seen=look_up(breach_view, breach_id=breach_id),
        error=error,
        steps=STEPS,
        risks=RISKS,
        issues=ISSUES,
        kinds=KINDS,
        data=DATA,
        concerned=CONCERNED,
    )
    return page, status


@bp.get("/<uuid:breach_id>/<step>")
def show_step(breach_id: uuid.UUID, step: str) -> ResponseReturnValue:
    """Show one step, as it was filled in before."""
    seen = look_up(breach_view, breach_id=breach_id)
    if step not in STEPS:
        abort(HTTPStatus.NOT_FOUND)
    if seen.line.closed_at is not None:
        return redirect(url_for("breaches.show", breach_id=breach_id), HTTPStatus.SEE_OTHER)
    return _step_page(breach_id, step, shown_breach(seen))


def _step_page(
    breach_id: uuid.UUID, step: str, typed: Typed, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "privacy/breach_step.html",
        seen=look_up(breach_view, breach_id=breach_id),
        step=step,
        number=list(STEPS).index(step) + 1,
        steps=STEPS,
        typed=typed,
        kinds=choices(KINDS),
        data=choices(DATA),
        concerned=choices(CONCERNED),
        answers=choices(ANSWERS),
        risks=RISKS,
    )
    return page, status


@bp.post("/<uuid:breach_id>/<step>")
def fill_in(breach_id: uuid.UUID, step: str) -> ResponseReturnValue:
    """Keep one step and go on to the next."""
    look_up(breach_view, breach_id=breach_id)
    if step not in STEPS:
        abort(HTTPStatus.NOT_FOUND)
    typed = Typed({})
    try:
        KEEPERS[step](breach_id, typed)
    except CoopError as error:
        _refuse(typed, error, next(iter(typed.values)))
        return _step_page(breach_id, step, typed, status_of(error))
    if typed.errors:
        return _step_page(breach_id, step, typed, HTTPStatus.BAD_REQUEST)
    names = list(STEPS)
    following = names[names.index(step) + 1 :]
    return _to(breach_id, following[0] if following else None)


def _keep_what(breach_id: uuid.UUID, typed: Typed) -> None:
    kinds, found_at = read_first(typed)
    if found_at is not None:
        carry_out(
            describe_breach,
            breach_id=breach_id,
            what=typed.values["what"],
            kinds=kinds,
            found_at=found_at,
            happened=typed.values["happened"],
        )


def _keep_whose(breach_id: uuid.UUID, typed: Typed) -> None:
    data, concerned, people = read_whose(typed)
    if not typed.errors:
        carry_out(
            say_whose_data, breach_id=breach_id, data=data, concerned=concerned, people=people
        )


def _keep_risk(breach_id: uuid.UUID, typed: Typed) -> None:
    unreadable, returned, harmful = (read_answer(typed, name) for name in ANSWERED)
    read_text(typed, "consequences", "measures")
    if not typed.errors:
        carry_out(
            weigh_breach,
            breach_id=breach_id,
            unreadable=unreadable,
            returned=returned,
            harmful=harmful,
            consequences=typed.values["consequences"],
            measures=typed.values["measures"],
        )


def _keep_report(breach_id: uuid.UUID, typed: Typed) -> None:
    reported_at = read_moment(typed, "reported", is_needed=False)
    read_text(typed, "report_reference", "report_reason")
    if not typed.errors:
        carry_out(
            record_report,
            breach_id=breach_id,
            reported_at=reported_at,
            reference=typed.values["report_reference"],
            reason=typed.values["report_reason"],
        )


def _keep_telling(breach_id: uuid.UUID, typed: Typed) -> None:
    told_at = read_moment(typed, "told", is_needed=False)
    read_text(typed, "told_reason", "told_text")
    if not typed.errors:
        carry_out(
            record_telling,
            breach_id=breach_id,
            told_at=told_at,
            reason=typed.values["told_reason"],
            text=typed.values["told_text"],
        )


KEEPERS: dict[str, Callable[[uuid.UUID, Typed], None]] = {
    "wat": _keep_what,
    "wie": _keep_whose,
    "risico": _keep_risk,
    "melden": _keep_report,
    "vertellen": _keep_telling,
}


@bp.post("/<uuid:breach_id>/afsluiten")
def close(breach_id: uuid.UUID) -> ResponseReturnValue:
    """Close a breach that is accounted for."""
    try:
        carry_out(close_breach, breach_id=breach_id)
    except CoopError as error:
        return _page(breach_id, error=message_of(error), status=status_of(error))
    flash(say(N_("Afgesloten. Het blijft in het register staan."), current_locale()), "success")
    return _to(breach_id, None)


def _refuse(typed: Typed, error: CoopError, otherwise: str) -> None:
    typed.errors[FIELDS.get(error.code, otherwise)] = message_of(error)


def _to(breach_id: uuid.UUID, step: str | None) -> ResponseReturnValue:
    if step is None:
        there = url_for("breaches.show", breach_id=breach_id)
    else:
        there = url_for("breaches.show_step", breach_id=breach_id, step=step)
    return redirect(there, HTTPStatus.SEE_OTHER)
