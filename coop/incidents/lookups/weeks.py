"""Puts a week of a group into words: calm, without a street, a kind or a small number."""

from datetime import date, datetime, time, timedelta

from babel.dates import format_date
from sqlalchemy.orm import Session

from coop.groups.models import Group
from coop.incidents.lookups.outcomes import courses_of
from coop.incidents.rules.figures import Figures, figures_of
from coop.kernel.clock import TIME_ZONE
from coop.wording import outcomes as texts
from coop.wording.catalogue import say, supported

WEEK = timedelta(days=7)


def week_figures(session: Session, group: Group, week_on: date) -> Figures:
    """Return what may be told of the week that began on a Monday."""
    courses = courses_of(session, (group.id,), _midnight(week_on), _midnight(week_on + WEEK))
    return figures_of(courses.get(group.id, ()))


def week_text(session: Session, group: Group, week_on: str, locale: str) -> str | None:
    """Return what a group reads of a week; nothing when nothing was reported."""
    monday = date.fromisoformat(week_on)
    figures = week_figures(session, group, monday)
    if not figures.is_any:
        return None
    week = format_date(monday, "d MMMM", locale=supported(locale))
    lines = [say(texts.WEEK_TITLE, locale, week=week, group=group.name)]
    numbers = {
        "received": figures.received,
        "passed_on": figures.passed_on,
        "answered": figures.answered,
    }
    for name, number in numbers.items():
        count = say(texts.FEW, locale) if number is None else str(number)
        lines.append(say(texts.WEEK_LINES[name], locale, count=count))
    return "\n".join((*lines, say(texts.WEEK_LAST, locale)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TIME_ZONE)
