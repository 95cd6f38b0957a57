"""People who may stand in the register twice."""

import uuid

from flask import render_template, request
from flask.typing import ResponseReturnValue

from coop.kernel.permissions import Permission
from coop.membership.queries.duplicates import duplicates_page, pair_view
from coop.merging.queries import merge_view
from coop.wording.people import PURPOSES
from coop.wording.register import LIKENESSES
from web.context import current_actor, look_up
from web.forms.merging import Offer, offers, read_choices
from web.paging import page_asked
from web.views.membership.blueprint import bp


@bp.get("/leden/dubbel")
def show_duplicates() -> ResponseReturnValue:
    """Show who may stand in the register twice, the most alike first."""
    page = look_up(duplicates_page, page=page_asked())
    return render_template("membership/duplicates.html", page=page, likenesses=LIKENESSES)


@bp.get("/leden/dubbel/<uuid:one>/<uuid:other>")
def show_pair(one: uuid.UUID, other: uuid.UUID) -> ResponseReturnValue:
    """Show two people side by side."""
    pair = look_up(pair_view, one=one, other=other)
    return render_template(
        "membership/pair.html", pair=pair, purposes=PURPOSES, offers=_offers(one, other)
    )


def _offers(one: uuid.UUID, other: uuid.UUID) -> list[Offer]:
    """Return what there is to choose for who may make one of the two."""
    if not current_actor().holds(Permission.MERGING_PERSON_MERGE):
        return []
    chosen = read_choices(request.args)
    return offers(look_up(merge_view, one=one, other=other, chosen=chosen))
