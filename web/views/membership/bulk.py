"""What the board does with a whole selection: another category, or letters to sign in with."""

from http import HTTPStatus
from time import sleep
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError, NotFoundError
from coop.kernel.permissions import Permission
from coop.membership.queries.letters import MOST_LETTERS, letters_view
from coop.membership.queries.placing import PlacingView, placing_choices, placing_view
from coop.membership.rules.applications import LONGEST_REFERENCE
from coop.membership.services.placing import place_members
from coop.people.queries import access_letters
from coop.people.services import print_access_letter
from coop.statutes.queries import cooperative_view
from coop.wording.catalogue import say_many
from web.context import (
    carry_out,
    carry_out_part,
    current_actor,
    current_locale,
    current_settings,
    look_up,
)
from web.errors import message_of, status_of
from web.forms.access import code_of_form
from web.forms.bulk import Placing, read_placing
from web.forms.endings import today
from web.forms.members import read_chosen, read_keys, read_list
from web.views.membership.blueprint import bp


@bp.get("/leden/selectie/categorie")
def show_placing() -> ResponseReturnValue:
    """Ask for the category; once it is chosen, show what would change."""
    return _placing(read_placing(request.args))


def _placing(typed: Placing, *, error: CoopError | None = None) -> ResponseReturnValue:
    choices = look_up(placing_choices, selection=typed.asked.selection, chosen=typed.chosen)
    page = render_template(
        "membership/placing.html",
        typed=typed,
        choices=choices,
        seen=_foreseen(typed),
        today=today(),
        error=message_of(error) if error else None,
    )
    return page, HTTPStatus.OK if error is None else status_of(error)


def _foreseen(typed: Placing) -> PlacingView | None:
    if not typed.is_chosen or typed.effective_on is None:
        return None
    return look_up(
        placing_view,
        selection=typed.asked.selection,
        chosen=typed.chosen,
        category_id=typed.category_id,
        effective_on=typed.effective_on,
    )


@bp.post("/leden/selectie/categorie")
def place_selection() -> ResponseReturnValue:
    """Put the selection in another category, as it was confirmed."""
    current_actor().require(Permission.MEMBERSHIP_MEMBER_PLACE)
    typed = read_placing(request.form)
    if typed.effective_on is None or not typed.is_chosen:
        return _placing(typed)
    try:
        members = carry_out(
            place_members,
            selection=typed.asked.selection,
            chosen=typed.chosen,
            category_id=typed.category_id,
            effective_on=typed.effective_on,
            expected=typed.expected,
            reference=typed.reference[:LONGEST_REFERENCE],
        )
    except NotFoundError:
        raise
    except CoopError as error:
        return _placing(typed, error=error)
    flash(
        say_many(
            "%(num)s lid heeft een andere categorie.",
            "%(num)s leden hebben een andere categorie.",
            members,
            current_locale(),
        ),
        "success",
    )
    values: dict[str, Any] = dict(typed.asked.values)  # Any: as Flask's url_for is typed
    return redirect(url_for("membership.show_members", **values), HTTPStatus.SEE_OTHER)


@bp.get("/leden/selectie/brieven")
def show_letters() -> ResponseReturnValue:
    """Show who would get a letter to sign in with."""
    asked, chosen = read_list(request.args), read_chosen(request.args)
    return render_template(
        "membership/letters.html",
        asked=asked,
        chosen=sorted(chosen),
        seen=look_up(letters_view, selection=asked.selection, chosen=chosen),
        most=MOST_LETTERS,
    )


@bp.post("/leden/selectie/brieven")
def print_letters() -> ResponseReturnValue:
    """Hand out one PDF with a letter for each; it is made now and kept nowhere."""
    current_actor().require(Permission.PEOPLE_ACCESS_HELP)
    people = read_keys(request.form, "persoon", most=MOST_LETTERS)
    if not people:
        return redirect(url_for("membership.show_members"), HTTPStatus.SEE_OTHER)
    codes = {}
    for person_id in people:
        code = code_of_form("letter", str(person_id))
        # Each in a transaction of its own: hashing a code is slow, and others write meanwhile.
        made = carry_out_part(str(person_id), print_access_letter, person_id=person_id, code=code)
        codes[made] = code
        sleep(0)
    letters = look_up(
        access_letters,
        codes=codes,
        sender=look_up(cooperative_view).name,
        url=current_settings().base_url + url_for("letters.show_form"),
    )
    response = Response(letters, mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="brieven.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
