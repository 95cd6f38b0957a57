"""People who may stand in the register twice."""

import uuid

from flask import render_template
from flask.typing import ResponseReturnValue

from coop.membership.queries.duplicates import duplicates_page, pair_view
from coop.wording.people import PURPOSES
from coop.wording.register import LIKENESSES
from web.context import look_up
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
    return render_template("membership/pair.html", pair=pair, purposes=PURPOSES)
