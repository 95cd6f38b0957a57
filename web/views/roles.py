"""Where the board gives functions, announces their end and says who stands in."""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError, NotAllowedError, NotFoundError
from coop.people.rules import FUNCTIONS, RoleKind
from coop.roles.queries.board import found_person, found_persons, role_view, roles_view
from coop.roles.queries.invitations import invitations_view
from coop.roles.rules.conflicts import Conflict
from coop.roles.services import (
    announce_end,
    appoint,
    drop_deputy,
    end_absence,
    end_role,
    name_deputy,
    record_absence,
)
from coop.wording.catalogue import N_, say
from coop.wording.roles import CONFLICTS, INVITATION_STATES, TASKS
from web.context import carry_out, current_locale, form_id, look_up
from web.errors import message_of, status_of
from web.forms.endings import today
from web.forms.own import Typed, read
from web.forms.roles import (
    conflicts_in,
    function_choices,
    kind_of,
    needed_day,
    optional_day,
    refuse,
    scope_of,
    seen_conflicts,
)
from web.views.groups import groups_in_use

bp = Blueprint("roles", __name__, url_prefix="/functies")

LONGEST_SEARCH = 100
#: Refusals with a page of their own; all others stand beside what was typed.
ELSEWHERE = (NotAllowedError, NotFoundError)


@bp.app_template_filter("function_name")
def _function_name(kind: RoleKind) -> str:
    """Return what a kind of role is called, with a capital."""
    return say(FUNCTIONS[kind], current_locale()).capitalize()


@bp.get("")
def show_all() -> ResponseReturnValue:
    """Show who holds what, and who will."""
    return render_template(
        "roles/list.html",
        seen=look_up(roles_view),
        invitations=look_up(invitations_view),
        states=INVITATION_STATES,
    )


@bp.get("/nieuw")
def choose_person() -> ResponseReturnValue:
    """Ask who gets a function."""
    search = request.args.get("zoek", "")[:LONGEST_SEARCH]
    found = look_up(found_persons, search=search)
    return render_template("roles/choose.html", search=search, found=found)


@bp.get("/nieuw/<uuid:person_id>")
def ask(person_id: uuid.UUID) -> ResponseReturnValue:
    """Ask which function, where and from when."""
    typed = Typed({"kind": "", "group": "", "starts_on": today(), "ends_on": ""})
    return _giving_page(person_id, typed)


def _giving_page(
    person_id: uuid.UUID,
    typed: Typed,
    *,
    unseen: tuple[Conflict, ...] = (),
    status: int = HTTPStatus.OK,
) -> ResponseReturnValue:
    page = render_template(
        "roles/give.html",
        person=look_up(found_person, person_id=person_id),
        typed=typed,
        unseen=unseen,
        conflicts=CONFLICTS,
        function_tasks=[
            (_function_name(kind), say(TASKS[kind], current_locale())) for kind in RoleKind
        ],
        kinds=function_choices(),
        groups=[{"value": g.id, "label": g.name} for g in groups_in_use()],
    )
    return page, status


@bp.post("/nieuw/<uuid:person_id>")
def give(person_id: uuid.UUID) -> ResponseReturnValue:
    """Give the function."""
    typed = read("kind", "group", "starts_on", "ends_on")
    kind, starts_on = kind_of(typed), needed_day(typed, "starts_on")
    ends_on = optional_day(typed, "ends_on")
    if kind is None or starts_on is None or typed.errors:
        return _giving_page(person_id, typed, status=HTTPStatus.BAD_REQUEST)
    try:
        role_id = carry_out(
            appoint,
            person_id=person_id,
            kind=kind,
            scope=scope_of(typed),
            starts_on=starts_on,
            ends_on=ends_on,
            seen=seen_conflicts(),
        )
    except ELSEWHERE:
        raise
    except CoopError as error:
        refuse(typed, error)
        unseen = conflicts_in(error)
        return _giving_page(person_id, typed, unseen=unseen, status=status_of(error))
    return _done(role_id, N_("De functie staat erin. Er gaat een bericht naar deze persoon."))


@bp.get("/<uuid:role_id>")
def show_one(role_id: uuid.UUID) -> ResponseReturnValue:
    """Show one function, and what can be done with it."""
    return _role_page(role_id, Typed({"ends_on": "", "away_from": today(), "back_on": ""}))


def _role_page(
    role_id: uuid.UUID, typed: Typed, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "roles/one.html",
        line=look_up(role_view, role_id=role_id),
        typed=typed,
        conflicts=CONFLICTS,
        tasks=TASKS,
    )
    return page, status


@bp.post("/<uuid:role_id>/einde")
def announce(role_id: uuid.UUID) -> ResponseReturnValue:
    """Say when a function ends."""
    typed = read("ends_on", "away_from", "back_on")
    ends_on = needed_day(typed, "ends_on")
    if ends_on is None:
        return _role_page(role_id, typed, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(announce_end, role_id=role_id, ends_on=ends_on)
    except ELSEWHERE:
        raise
    except CoopError as error:
        refuse(typed, error)
        return _role_page(role_id, typed, status_of(error))
    return _done(role_id, N_("Het einde is aangekondigd. De houder krijgt bericht."))


@bp.post("/<uuid:role_id>/nu")
def end_now(role_id: uuid.UUID) -> ResponseReturnValue:
    """End a function today."""
    typed = read("ends_on", "away_from", "back_on")
    try:
        carry_out(end_role, role_id=role_id)
    except ELSEWHERE:
        raise
    except CoopError as error:
        refuse(typed, error)
        return _role_page(role_id, typed, status_of(error))
    ended = N_("De functie is beëindigd. De houder krijgt bericht.")
    flash(say(ended, current_locale()), "success")
    return redirect(url_for("roles.show_all"), HTTPStatus.SEE_OTHER)


@bp.post("/<uuid:role_id>/afwezig")
def note_absence(role_id: uuid.UUID) -> ResponseReturnValue:
    """Record that the holder is away."""
    typed = read("away_from", "back_on", "ends_on")
    away_from, back_on = needed_day(typed, "away_from"), optional_day(typed, "back_on")
    if away_from is None or typed.errors:
        return _role_page(role_id, typed, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(record_absence, role_id=role_id, away_from=away_from, back_on=back_on)
    except ELSEWHERE:
        raise
    except CoopError as error:
        refuse(typed, error)
        return _role_page(role_id, typed, status_of(error))
    return _done(role_id, N_("De afwezigheid staat erin."))


@bp.post("/<uuid:role_id>/terug")
def note_return(role_id: uuid.UUID) -> ResponseReturnValue:
    """Record that the holder is back."""
    carry_out(end_absence, role_id=role_id)
    return _done(role_id, N_("De houder is er weer. De plaatsvervanger doet nu niets meer."))


@bp.get("/<uuid:role_id>/plaatsvervanger")
def choose_deputy(role_id: uuid.UUID) -> ResponseReturnValue:
    """Ask who stands in."""
    return _deputy_page(role_id)


def _deputy_page(
    role_id: uuid.UUID, error: CoopError | None = None, chosen: uuid.UUID | None = None
) -> ResponseReturnValue:
    search = request.args.get("zoek", "")[:LONGEST_SEARCH]
    typed = Typed({"person": ""})
    if error is not None:
        typed.errors["person"] = message_of(error)
    page = render_template(
        "roles/deputy.html",
        line=look_up(role_view, role_id=role_id),
        search=search,
        found=look_up(found_persons, search=search),
        chosen=look_up(found_person, person_id=chosen) if chosen else None,
        unseen=conflicts_in(error) if error else (),
        conflicts=CONFLICTS,
        typed=typed,
    )
    return page, status_of(error) if error else HTTPStatus.OK


@bp.post("/<uuid:role_id>/plaatsvervanger")
def name_one(role_id: uuid.UUID) -> ResponseReturnValue:
    """Let somebody stand in for the holder."""
    person_id = form_id("person")
    try:
        carry_out(name_deputy, role_id=role_id, person_id=person_id, seen=seen_conflicts())
    except ELSEWHERE:
        raise
    except CoopError as error:
        return _deputy_page(role_id, error, person_id)
    return _done(role_id, N_("De plaatsvervanger staat erin en krijgt bericht."))


@bp.post("/<uuid:role_id>/zonder-plaatsvervanger")
def name_nobody(role_id: uuid.UUID) -> ResponseReturnValue:
    """Let nobody stand in any more."""
    carry_out(drop_deputy, role_id=role_id)
    return _done(role_id, N_("Er is nu geen plaatsvervanger meer."))


def _done(role_id: uuid.UUID, sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("roles.show_one", role_id=role_id), HTTPStatus.SEE_OTHER)
