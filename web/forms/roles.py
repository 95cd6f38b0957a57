"""What the board types about functions."""

import uuid
from datetime import date

from flask import request

from coop.kernel.errors import CoopError
from coop.kernel.permissions import EVERYWHERE, Scope, ScopeKind
from coop.parts.rules import part_of_function
from coop.people.rules import FUNCTIONS, RoleKind
from coop.roles.errors import ConflictUnseenError
from coop.roles.rules.conflicts import Conflict
from coop.wording.catalogue import N_, say
from web.context import current_locale, current_parts_off
from web.errors import message_of
from web.forms.own import Typed
from web.forms.privacy import day_of

#: Which field a refusal is about; the function when it is about none of the others.
FIELDS = {
    "absence_dates": "away_from",
    "conflict_unseen": "seen",
    "group_not_found": "group",
    "invalid_email": "email",
    "member_needed": "kind",
    "name_missing": "given",
    "person_known": "email",
    "role_end_later": "ends_on",
    "role_end_passed": "ends_on",
    "role_ends_too_soon": "ends_on",
    "role_invitation_waiting": "email",
    "role_scope": "group",
    "seat_taken": "kind",
}


def function_choices() -> list[dict[str, str]]:
    """Return the functions of what is in use, as a list to choose from shows them."""
    return [
        {"value": kind.value, "label": say(FUNCTIONS[kind], current_locale()).capitalize()}
        for kind in RoleKind
        if part_of_function(kind) not in current_parts_off()
    ]


def refuse(typed: Typed, error: CoopError) -> None:
    """Show a refusal at the field it is about."""
    first = next(iter(typed.values))
    typed.errors[FIELDS.get(error.code, first)] = message_of(error)


def conflicts_in(error: CoopError) -> tuple[Conflict, ...]:
    """Return what must be seen first, if that is what a refusal is about."""
    if not isinstance(error, ConflictUnseenError):
        return ()
    named = error.details["conflicts"]
    return tuple(Conflict(one) for one in named) if isinstance(named, tuple) else ()


def seen_conflicts() -> frozenset[Conflict]:
    """Return which warnings were shown and ticked; a page of ours sends no others."""
    known = {conflict.value: conflict for conflict in Conflict}
    named = request.form.get("seen", "").split(",")
    return frozenset(known[name] for name in named if name in known)


def kind_of(typed: Typed) -> RoleKind | None:
    """Return the function that was chosen, or complain."""
    try:
        return RoleKind(typed.values["kind"])
    except ValueError:
        typed.errors["kind"] = say(N_("Kies een functie."), current_locale())
        return None


def scope_of(typed: Typed) -> Scope:
    """Return the group that was chosen, else the whole cooperative."""
    try:
        return Scope(ScopeKind.GROUP, uuid.UUID(typed.values["group"]))
    except ValueError:
        return EVERYWHERE


def needed_day(typed: Typed, name: str) -> date | None:
    """Return the day that was typed, or complain."""
    day = day_of(typed.values[name])
    if day is None:
        typed.errors[name] = say(N_("Vul een dag in."), current_locale())
    return day


def optional_day(typed: Typed, name: str) -> date | None:
    """Return the day that was typed, or nothing; complain about what is no day."""
    return needed_day(typed, name) if typed.values[name] else None
