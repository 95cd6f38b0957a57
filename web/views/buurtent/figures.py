"""What the tents came to, as pictures and as a table to take along."""

from flask import render_template
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.figures import FiguresView, TentFigures, tent_figures
from coop.rendering.tables import csv_of
from coop.wording.buurtent import POLICE
from coop.wording.catalogue import N_, say
from coop.wording.tent_evening import TIPS
from web.context import current_locale, look_up
from web.forms.buurtent import labels
from web.forms.tent_team import month_asked
from web.views.buurtent.blueprint import bp
from web.views.membership.blueprint import csv_file

COLUMNS = (
    N_("Dag"),
    N_("Straat"),
    N_("Uren tot de uitnodiging"),
    N_("Uren tot de tent"),
    N_("Adressen met bericht"),
    N_("Adressen met brief"),
    N_("Bezoekers"),
    N_("Tips"),
    N_("Politie"),
)
FEW = N_("minder dan 5")
UNKNOWN = "–"


@bp.get("/cijfers")
def show_figures() -> ResponseReturnValue:
    """Show what the tents of a quarter came to."""
    return render_template("buurtent/figures.html", view=_view(), tips=labels(TIPS))


@bp.get("/cijfers.csv")
def take_figures() -> ResponseReturnValue:
    """Take the same along as a table."""
    view, locale = _view(), current_locale()
    rows = [[say(column, locale) for column in COLUMNS]]
    rows += [_row(tent, locale) for tent in view.tents]
    return csv_file(csv_of(rows), f"buurtent-{view.quarter:%Y-%m}.csv")


def _view() -> FiguresView:
    return look_up(tent_figures, quarter=month_asked())


def _row(tent: TentFigures, locale: str) -> list[str]:
    hours = [
        UNKNOWN if number is None else str(number)
        for number in (tent.hours_to_invite, tent.hours_to_stand)
    ]
    people = [
        say(FEW, locale) if number is None else str(number)
        for number in (tent.by_message, tent.by_letter, tent.visitors, tent.advice)
    ]
    police = say(POLICE[tent.police], locale)
    return [tent.day.isoformat(), tent.street, *hours, *people, police]
