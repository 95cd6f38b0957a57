"""What is done with the reports of a group: open to everybody."""

from flask import render_template
from flask.typing import ResponseReturnValue

from coop.incidents.queries.figures import group_figures
from web.context import current_locale, look_up
from web.views.incidents.blueprint import bp


@bp.get("/groepen/<slug>/cijfers")
def show_figures(slug: str) -> ResponseReturnValue:
    """Show activity and follow-up, and last week's text to share."""
    view = look_up(group_figures, slug=slug, locale=current_locale())
    return render_template("incidents/figures.html", view=view)
