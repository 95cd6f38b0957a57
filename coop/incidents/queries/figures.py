"""What everybody may see of the work of a group: activity and follow-up."""

from dataclasses import dataclass
from datetime import timedelta

from coop.groups.lookups import group_by_slug
from coop.incidents.lookups.outcomes import courses_of
from coop.incidents.lookups.weeks import week_text
from coop.incidents.rules.figures import SHOWN_OVER, Figures, figures_of, week_before
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """The figures of one group over a quarter, and the text of last week to share."""

    name: str
    slug: str
    figures: Figures
    #: Empty when nothing was reported.
    last_week: str


@use_case(Permission.GROUPS_GROUP_READ)
def group_figures(uow: UnitOfWork, actor: Actor, *, slug: str, locale: str = "nl") -> FiguresView:
    """Return what was done with the reports of a group, without a small number."""
    group = group_by_slug(uow.session, slug)
    soon = uow.now + timedelta(seconds=1)
    courses = courses_of(uow.session, (group.id,), uow.now - SHOWN_OVER, soon)
    week_on = week_before(uow.today).isoformat()
    return FiguresView(
        name=group.name,
        slug=group.slug,
        figures=figures_of(courses.get(group.id, ())),
        last_week=week_text(uow.session, group, week_on, locale) or "",
    )
