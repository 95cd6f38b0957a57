"""Members by front door."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from coop.contribution.queries.households import household_payers
from coop.kernel.permissions import Permission
from coop.membership.queries.households import HouseholdsPage, households_page
from coop.membership.rules.households import HouseholdSize
from coop.wording.catalogue import say
from coop.wording.register import HOUSEHOLD_SIZES
from web.context import current_actor, current_locale, look_up
from web.paging import page_asked
from web.views.membership.blueprint import bp


@bp.get("/leden/huishoudens")
def show_households() -> ResponseReturnValue:
    """Show who live together, and who of them pays."""
    typed = request.args.get("maat", "")
    size = HouseholdSize(typed) if typed in set(HouseholdSize) else HouseholdSize.SEVERAL
    page = look_up(households_page, size=size, page=page_asked())
    return render_template(
        "membership/households.html",
        page=page,
        size=size,
        sizes=[
            {"value": value, "label": say(label, current_locale())}
            for value, label in HOUSEHOLD_SIZES.items()
        ],
        payers=_payers(page),
    )


def _payers(page: HouseholdsPage) -> frozenset[object]:
    """Return who pays for those on the page; nobody while there is no contribution."""
    if not current_actor().holds(Permission.CONTRIBUTION_TOTAL_READ):
        return frozenset()
    return look_up(household_payers, address_ids=[line.address_id for line in page.lines])
