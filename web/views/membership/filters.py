"""Filters of the members' list that are kept under a name."""

import uuid
from http import HTTPStatus
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import InvalidInputError, RuleViolationError
from coop.membership.queries.filters import filters_view
from coop.membership.rules import LONGEST_FILTER_NAME
from coop.membership.services.filters import delete_filter, rename_filter, save_filter
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.members import read_list, values_of
from web.views.membership.blueprint import bp

SHOWN = (InvalidInputError, RuleViolationError)


@bp.get("/leden/filters")
def show_filters() -> ResponseReturnValue:
    """Show the filters that are kept, to rename or throw away."""
    return _page()


def _page(
    error: InvalidInputError | RuleViolationError | None = None,
    failed: uuid.UUID | None = None,
) -> ResponseReturnValue:
    page = render_template(
        "membership/filters.html",
        filters=[(one, values_of(one.selection, one.order)) for one in look_up(filters_view)],
        error=message_of(error) if error else None,
        failed=failed,
        typed=_name(),
    )
    return page, HTTPStatus.OK if error is None else status_of(error)


@bp.post("/leden/filters")
def save() -> ResponseReturnValue:
    """Keep what the list shows, and go back to it."""
    asked = read_list(request.form)
    try:
        carry_out(
            save_filter,
            name=_name(),
            selection=asked.selection,
            order=asked.order,
            is_shared=_is_shared(),
        )
    except SHOWN as error:
        return _page(error)
    flash(say(N_("Het filter is bewaard."), current_locale()), "success")
    # Any: url_for's own options share this bag.
    values: dict[str, Any] = dict(values_of(asked.selection, asked.order))
    return redirect(url_for("membership.show_members", **values), HTTPStatus.SEE_OTHER)


@bp.post("/leden/filters/<uuid:filter_id>")
def rename(filter_id: uuid.UUID) -> ResponseReturnValue:
    """Give a filter another name, and share it or not."""
    try:
        carry_out(rename_filter, filter_id=filter_id, name=_name(), is_shared=_is_shared())
    except SHOWN as error:
        return _page(error, filter_id)
    return _back(N_("Het filter is gewijzigd."))


@bp.post("/leden/filters/<uuid:filter_id>/weg")
def delete(filter_id: uuid.UUID) -> ResponseReturnValue:
    """Throw a filter away."""
    carry_out(delete_filter, filter_id=filter_id)
    return _back(N_("Het filter is weg."))


def _name() -> str:
    return form_text("name", longest=LONGEST_FILTER_NAME + 1)


def _is_shared() -> bool:
    return bool(request.form.get("shared"))


def _back(sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("membership.show_filters"), HTTPStatus.SEE_OTHER)
