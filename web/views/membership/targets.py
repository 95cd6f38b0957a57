"""What the board wants to reach, with how far it is as a picture."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import ConflictError, CoopError, InvalidInputError
from coop.kernel.permissions import Permission
from coop.membership.errors import TargetNumberError
from coop.membership.queries.targets import targets_view
from coop.membership.rules.targets import HIGHEST_TARGET, Counted
from coop.membership.services import end_target, set_target
from coop.wording.catalogue import N_, say
from coop.wording.targets import COUNTED
from web.context import carry_out, current_actor, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.endings import chosen, read_day
from web.views.membership.blueprint import bp

LONGEST_NUMBER_TYPED = 7


@bp.app_template_filter("counted_name")
def _counted_name(counted: Counted) -> str:
    """Return what a target calls what it counts."""
    return say(COUNTED[counted], current_locale())


@bp.get("/leden/doelen")
def show_targets() -> ResponseReturnValue:
    """Show the targets, and the form for a new one."""
    return _page()


def _page(*, error: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "membership/targets.html",
        targets=look_up(targets_view),
        kinds=[
            {"value": one.value, "label": say(COUNTED[one], current_locale())} for one in Counted
        ],
        typed=request.form,
        may_set=current_actor().holds(Permission.MEMBERSHIP_TARGET_SET),
        error=message_of(error) if error else None,
    )
    return page, HTTPStatus.OK if error is None else status_of(error)


@bp.post("/leden/doelen")
def aim() -> ResponseReturnValue:
    """Set a target."""
    current_actor().require(Permission.MEMBERSHIP_TARGET_SET)
    try:
        carry_out(
            set_target,
            number=_number(),
            by_on=read_day("by_on"),
            counted=chosen(Counted, "counted") or Counted.MEMBERS,
            is_public=bool(form_text("public", longest=1)),
        )
    except InvalidInputError as error:
        return _page(error=error)
    return _back(N_("Het doel staat erin."))


@bp.post("/leden/doelen/<uuid:target_id>/weg")
def stop_aiming(target_id: uuid.UUID) -> ResponseReturnValue:
    """Take a target away."""
    try:
        carry_out(end_target, target_id=target_id)
    except ConflictError as error:
        return _page(error=error)
    return _back(N_("Het doel is weggehaald."))


def _number() -> int:
    text = form_text("number", longest=LONGEST_NUMBER_TYPED).strip()
    if not (text.isascii() and text.isdecimal()):
        raise TargetNumberError(most=HIGHEST_TARGET)
    return int(text)


def _back(sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("membership.show_targets"), HTTPStatus.SEE_OTHER)
