"""Becoming a member: for anybody, without an account."""

from http import HTTPStatus

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.membership.errors import TooManyApplicationsError
from coop.membership.queries import joining_view
from coop.membership.queries.targets import public_targets
from coop.membership.rules.applications import PURPOSES as OFFERED
from coop.membership.rules.applications import Wish
from coop.membership.services import submit_application
from coop.places.queries import has_address_list
from coop.wording.catalogue import say
from coop.wording.lifecycle import WISHES
from coop.wording.people import PURPOSES
from web.context import carry_out, current_locale, look_up
from web.errors import status_of
from web.forms.access import origin_mark
from web.forms.addresses import NEEDED, AddressHelp, held_against_list, was_asked
from web.forms.applications import (
    TRAP,
    ApplicantForm,
    empty_form,
    is_trapped,
    read_applicant,
    read_wish,
)
from web.views.membership.blueprint import bp


@bp.get("/lid-worden")
def join() -> ResponseReturnValue:
    """Ask who wants to become a member."""
    return _page(empty_form())


def _page(
    form: ApplicantForm, *, help_: AddressHelp | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "membership/join.html",
        form=form,
        trap=TRAP,
        joining=look_up(joining_view),
        targets=look_up(public_targets),
        has_list=look_up(has_address_list),
        help=help_,
        wishes=[{"value": wish.value, "label": _say(WISHES[wish])} for wish in Wish],
        purposes=purposes_offered(),
    )
    return page, status


def purposes_offered() -> list[dict[str, str]]:
    """Return what an applicant may agree to, as choices for a form."""
    return [{"value": one.value, "label": _say(PURPOSES[one])} for one in OFFERED]


@bp.post("/lid-worden")
def apply() -> ResponseReturnValue:
    """Take in an application; what is not right yet is shown again as it was typed."""
    form, applicant = read_applicant()
    wish = read_wish(form)
    thanks = redirect(url_for("membership.show_thanks"), HTTPStatus.SEE_OTHER)
    if is_trapped():
        # A program learns nothing from an answer that looks like any other.
        return thanks
    if was_asked():
        form.keep_errors(*NEEDED)
        return _page(form, help_=held_against_list(form.values))
    if applicant is None:
        return _page(form, status=HTTPStatus.BAD_REQUEST)
    found = held_against_list(form.values)
    if found is not None and found.is_doubtful:
        return _page(form, help_=found, status=HTTPStatus.BAD_REQUEST)
    try:
        carry_out(submit_application, applicant=applicant, wish=wish, origin=origin_mark())
    except CoopError as error:
        form.refuse(error)
        too_many = isinstance(error, TooManyApplicationsError)
        status = HTTPStatus.TOO_MANY_REQUESTS if too_many else status_of(error)
        return _page(form, status=status)
    return thanks


@bp.get("/lid-worden/bedankt")
def show_thanks() -> ResponseReturnValue:
    """Thank who filled in the form, and say what comes next."""
    return render_template("membership/joined.html", joining=look_up(joining_view))


def _say(sentence: str) -> str:
    return say(sentence, current_locale())
