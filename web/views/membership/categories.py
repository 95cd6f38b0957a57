"""Kinds of member, and who is in which."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError, NotFoundError
from coop.kernel.permissions import Permission
from coop.membership.queries.categories import categories_view, category_view, placements_view
from coop.membership.rules.applications import LONGEST_REFERENCE
from coop.membership.services import change_category, define_category, place_member
from coop.statutes.rules import RuleKey
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_actor, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.categories import (
    born_on,
    empty_category,
    read_category,
    refuse,
    shown_category,
)
from web.forms.contribution import Typed
from web.forms.endings import read_day, today
from web.views.membership.blueprint import bp

LONGEST_KEY_TYPED = 40


@bp.get("/leden/categorieen")
def show_categories() -> ResponseReturnValue:
    """Show the categories, and the form for a new one."""
    return _list(empty_category())


def _list(typed: Typed, *, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    page = render_template(
        "membership/categories.html",
        seen=look_up(categories_view),
        typed=typed,
        may_define=current_actor().holds(Permission.MEMBERSHIP_CATEGORY_DEFINE),
        rule=RuleKey.VOTES_PER_CATEGORY.value,
    )
    return page, status


@bp.post("/leden/categorieen")
def define() -> ResponseReturnValue:
    """Define a category."""
    current_actor().require(Permission.MEMBERSHIP_CATEGORY_DEFINE)
    typed, terms = read_category()
    if terms is None:
        return _list(typed, status=HTTPStatus.BAD_REQUEST)
    try:
        carry_out(define_category, name=typed.values["name"], terms=terms)
    except CoopError as error:
        refuse(typed, error)
        return _list(typed, status=status_of(error))
    return _to_list(N_("De categorie staat erin."))


@bp.get("/leden/categorieen/<uuid:category_id>")
def show_category(category_id: uuid.UUID) -> ResponseReturnValue:
    """Show one category, to change it."""
    seen = look_up(category_view, category_id=category_id)
    return _page(category_id, shown_category(seen))


def _page(
    category_id: uuid.UUID, typed: Typed, *, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "membership/category.html",
        category_id=category_id,
        seen=look_up(category_view, category_id=category_id),
        typed=typed,
        rule=RuleKey.VOTES_PER_CATEGORY.value,
    )
    return page, status


@bp.post("/leden/categorieen/<uuid:category_id>")
def redefine(category_id: uuid.UUID) -> ResponseReturnValue:
    """Change a category."""
    current_actor().require(Permission.MEMBERSHIP_CATEGORY_DEFINE)
    typed, terms = read_category()
    if terms is None:
        return _page(category_id, typed, status=HTTPStatus.BAD_REQUEST)
    try:
        carry_out(change_category, category_id=category_id, name=typed.values["name"], terms=terms)
    except NotFoundError:
        raise
    except CoopError as error:
        refuse(typed, error)
        return _page(category_id, typed, status=status_of(error))
    return _to_list(N_("De categorie is gewijzigd. Dat geldt vanaf nu."))


@bp.get("/leden/<uuid:member_id>/categorie")
def show_placements(member_id: uuid.UUID) -> ResponseReturnValue:
    """Show in which category a member is, was and will be."""
    return _placements(member_id)


def _placements(member_id: uuid.UUID, *, error: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "membership/placements.html",
        member_id=member_id,
        seen=look_up(placements_view, member_id=member_id),
        typed=request.form,
        today=today(),
        may_place=current_actor().holds(Permission.MEMBERSHIP_MEMBER_PLACE),
        error=message_of(error) if error else None,
    )
    return page, HTTPStatus.OK if error is None else status_of(error)


@bp.post("/leden/<uuid:member_id>/categorie")
def place(member_id: uuid.UUID) -> ResponseReturnValue:
    """Put a member in another category."""
    try:
        carry_out(
            place_member,
            member_id=member_id,
            category_id=_chosen_category(),
            effective_on=read_day("effective_on"),
            reference=form_text("reference", longest=LONGEST_REFERENCE),
            born_on=born_on(form_text("born_on")),
        )
    except NotFoundError:
        raise
    except CoopError as error:
        return _placements(member_id, error=error)
    _flash(N_("De categorie is gewijzigd."))
    return redirect(
        url_for("membership.show_placements", member_id=member_id), HTTPStatus.SEE_OTHER
    )


def _chosen_category() -> uuid.UUID | None:
    """Return which category was chosen; the choice without one is an ordinary member."""
    try:
        return uuid.UUID(form_text("category", longest=LONGEST_KEY_TYPED))
    except ValueError:
        return None


def _to_list(sentence: str) -> ResponseReturnValue:
    _flash(sentence)
    return redirect(url_for("membership.show_categories"), HTTPStatus.SEE_OTHER)


def _flash(sentence: str) -> None:
    flash(say(sentence, current_locale()), "success")
