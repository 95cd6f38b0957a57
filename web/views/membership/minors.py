"""Members who are not yet eighteen, and who acts for them."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError, NotFoundError
from coop.kernel.permissions import Permission
from coop.membership.queries.minors import minor_view
from coop.membership.services import record_minor, remove_minor
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_actor, current_locale, look_up
from web.errors import message_of, status_of
from web.forms.minors import FIELDS, read_minor
from web.views.membership.blueprint import bp


@bp.get("/leden/<uuid:member_id>/minderjarig")
def show_minor(member_id: uuid.UUID) -> ResponseReturnValue:
    """Show whether a member is a minor, and who acts for him or her."""
    return _page(member_id)


def _page(member_id: uuid.UUID, *, error: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "membership/minor.html",
        member_id=member_id,
        seen=look_up(minor_view, member_id=member_id),
        typed=request.form,
        may_record=current_actor().holds(Permission.MEMBERSHIP_MINOR_RECORD),
        errors={FIELDS.get(error.code, "born_on"): message_of(error)} if error else {},
    )
    return page, HTTPStatus.OK if error is None else status_of(error)


@bp.post("/leden/<uuid:member_id>/minderjarig")
def note_minor(member_id: uuid.UUID) -> ResponseReturnValue:
    """Record that a member is a minor, and who acts for him or her."""
    try:
        typed = read_minor()
        carry_out(
            record_minor,
            member_id=member_id,
            born_on=typed.born_on,
            number=typed.number,
            name=typed.name,
        )
    except NotFoundError:
        raise
    except CoopError as error:
        current_actor().require(Permission.MEMBERSHIP_MINOR_RECORD)
        return _page(member_id, error=error)
    return _back(member_id, N_("Vastgelegd. Het stopt vanzelf op de achttiende verjaardag."))


@bp.post("/leden/<uuid:member_id>/minderjarig/weg")
def unmark_minor(member_id: uuid.UUID) -> ResponseReturnValue:
    """Take back that a member is a minor."""
    carry_out(remove_minor, member_id=member_id)
    return _back(member_id, N_("Weggehaald. Dit lid geldt weer als volwassen."))


def _back(member_id: uuid.UUID, sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("membership.show_member", member_id=member_id), HTTPStatus.SEE_OTHER)
