"""What a quarter of tents came to, as page and as table."""

from dataclasses import dataclass
from datetime import date

from coop.buurtent.lookups.figures import courses_between
from coop.buurtent.rules import InvitedBy, PoliceState
from coop.buurtent.rules.figures import (
    Course,
    Figures,
    bounds_of_quarter,
    figures_of,
    hours_between,
    quarter_after,
    quarter_before,
    quarter_of,
    told,
)
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class TentFigures:
    """One tent in the table; a small number of neighbours is hidden."""

    day: date
    street: str
    hours_to_invite: int | None
    hours_to_stand: int | None
    by_message: int | None
    by_letter: int | None
    visitors: int | None
    advice: int | None
    police: PoliceState


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """The figures of one quarter."""

    quarter: date
    before: date
    #: Nothing later than this quarter has happened yet.
    after: date | None
    figures: Figures
    tents: tuple[TentFigures, ...]


@use_case(Permission.BUURTENT_FIGURE_READ)
def tent_figures(uow: UnitOfWork, actor: Actor, *, quarter: date | None = None) -> FiguresView:
    """Return what the tents of a quarter came to; this quarter when none is named."""
    quarter = quarter_of(quarter or uow.today)
    since, until = bounds_of_quarter(quarter)
    courses = courses_between(uow.session, since, min(until, uow.now))
    after = quarter_after(quarter)
    return FiguresView(
        quarter=quarter,
        before=quarter_before(quarter),
        after=after if after <= uow.today else None,
        figures=figures_of(courses),
        tents=tuple(_line(course) for course in courses),
    )


def _line(course: Course) -> TentFigures:
    return TentFigures(
        day=course.starts_at.astimezone(TIME_ZONE).date(),
        street=course.street,
        hours_to_invite=hours_between(course.called_at, course.invited_at),
        hours_to_stand=hours_between(course.called_at, course.starts_at),
        by_message=told(course.reached.get(InvitedBy.MESSAGE, 0)),
        by_letter=told(course.reached.get(InvitedBy.LETTER, 0)),
        visitors=told(course.counts.visitors),
        advice=told(course.counts.advice),
        police=course.police,
    )
