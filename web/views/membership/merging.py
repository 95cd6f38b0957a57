"""Making one person of two who stand in the register twice."""

import uuid
from http import HTTPStatus
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import RuleViolationError
from coop.merging.queries import merge_view
from coop.merging.services import merge_persons
from coop.wording.catalogue import N_, say
from coop.wording.merging import COUNTED
from web.context import carry_out, current_locale, look_up
from web.errors import message_of
from web.forms.merging import language_name, read_choices
from web.views.membership.blueprint import bp


@bp.get("/leden/dubbel/<uuid:one>/<uuid:other>/samenvoegen")
def show_merge(one: uuid.UUID, other: uuid.UUID) -> ResponseReturnValue:
    """Show what comes of two entries, before anything is done."""
    view = look_up(merge_view, one=one, other=other, chosen=read_choices(request.args))
    return render_template(
        "membership/merge.html",
        view=view,
        language=language_name(view.merged.language),
        counted=COUNTED,
        obstacles=[message_of(obstacle) for obstacle in view.obstacles],
    )


@bp.post("/leden/dubbel/<uuid:one>/<uuid:other>/samenvoegen")
def merge(one: uuid.UUID, other: uuid.UUID) -> ResponseReturnValue:
    """Make one of two."""
    chosen = read_choices(request.form)
    try:
        member_id = carry_out(merge_persons, one=one, other=other, chosen=chosen)
    except RuleViolationError as error:
        # The page says by itself what stands in the way since it was opened.
        flash(message_of(error), "error")
        values: dict[str, Any] = dict(chosen)  # Any: url_for's own options share this bag
        again = url_for("membership.show_merge", one=one, other=other, **values)
        return redirect(again, HTTPStatus.SEE_OTHER)
    flash(say(N_("Deze twee zijn nu één."), current_locale()), "success")
    there = (
        url_for("membership.show_member", member_id=member_id)
        if member_id
        else url_for("membership.show_duplicates")
    )
    return redirect(there, HTTPStatus.SEE_OTHER)
