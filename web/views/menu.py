"""What did not fit in the menu."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web.context import current_actor
from web.menu import menu_of

bp = Blueprint("menu", __name__)


@bp.get("/meer")
def show_more() -> ResponseReturnValue:
    """Show the entries behind "Meer"; who has none there has everything in the menu."""
    return render_template("menu/more.html", entries=menu_of(current_actor().holds).more)
