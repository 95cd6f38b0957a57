"""What the gemeente sees: groups, how far they are and figures; no report and no name (C17)."""

from dataclasses import dataclass
from datetime import date, timedelta

from coop.groups.lookups import admitted_in, groups_by_name, moderators_in, newest_steps
from coop.groups.rules import FEWEST_COUNTED, GroupModel, GroupState
from coop.incidents.documents import QuarterSheet, quarter_pdf
from coop.incidents.lookups.outcomes import courses_of
from coop.incidents.rules.figures import (
    Figures,
    Quarter,
    figures_of,
    quarter_of,
    quarters_shown,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.wording import municipality as words
from coop.wording.catalogue import say
from coop.wording.groups import STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """One group as the gemeente sees it; ``None`` stands for fewer than five."""

    name: str
    area: str
    model: GroupModel
    state: GroupState
    since: date
    kick_off_on: date | None
    has_moderator: bool
    participants: int | None
    #: Of the reports that came in over the quarter, and what became of them.
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityView:
    """All groups by name, those who wait for a kick-off first, the longest waiting at the top."""

    quarter: Quarter
    quarters: tuple[Quarter, ...]
    waiting: tuple[GroupFigures, ...]
    others: tuple[GroupFigures, ...]


@use_case(Permission.GROUPS_FIGURE_READ)
def municipality_view(
    uow: UnitOfWork, actor: Actor, *, quarter: Quarter | None = None
) -> MunicipalityView:
    """Return every group with the figures of a quarter; what was practice is not counted."""
    quarter = quarter or quarter_of(uow.today)
    lines = _lines(uow, quarter)
    waiting = [line for line in lines if line.state is GroupState.WAITING]
    return MunicipalityView(
        quarter=quarter,
        quarters=quarters_shown(uow.today),
        waiting=tuple(sorted(waiting, key=lambda line: line.since)),
        others=tuple(line for line in lines if line.state is not GroupState.WAITING),
    )


@use_case(Permission.GROUPS_FIGURE_READ)
def print_quarter(uow: UnitOfWork, actor: Actor, *, quarter: Quarter, locale: str = "nl") -> bytes:
    """Return the figures of a quarter as a tagged PDF, a row a group and no ranking."""
    rows = [_row(line, locale) for line in _lines(uow, quarter)]
    return quarter_pdf(
        QuarterSheet(
            title=say(words.TITLE, locale, quarter=quarter.number, year=quarter.year),
            intro=say(words.INTRO, locale),
            head=[say(term, locale) for term in words.HEAD],
            rows=rows,
            closing=[say(line, locale) for line in words.CLOSING],
            language=locale,
        )
    )


def _lines(uow: UnitOfWork, quarter: Quarter) -> tuple[GroupFigures, ...]:
    groups = groups_by_name(uow.session)
    ids = [group.id for group in groups]
    steps, people = newest_steps(uow.session, ids), admitted_in(uow.session, ids)
    looked_after = moderators_in(uow.session, ids, uow.today)
    begins, ends = quarter.bounds()
    # Of a quarter that goes on, this very moment counts too.
    courses = courses_of(uow.session, ids, begins, min(ends, uow.now + timedelta(seconds=1)))
    return tuple(
        GroupFigures(
            name=group.name,
            area=group.area,
            model=group.model,
            state=steps[group.id].state,
            since=steps[group.id].happened_on,
            kick_off_on=group.kick_off_on,
            has_moderator=group.id in looked_after,
            participants=_shown(people.get(group.id, 0)),
            figures=figures_of(courses.get(group.id, ())),
        )
        for group in groups
    )


def _shown(count: int) -> int | None:
    return count if count >= FEWEST_COUNTED else None


def _row(line: GroupFigures, locale: str) -> list[str]:
    fewer, unknown = say(words.FEWER, locale), say(words.UNKNOWN, locale)
    figures = line.figures
    counts = (
        *(line.participants, figures.received, figures.passed_on),
        *(figures.answered, figures.solved),
    )
    days = figures.days_to_answer
    return [
        line.name,
        say(STATES[line.state], locale),
        *(fewer if count is None else str(count) for count in counts),
        unknown if days is None else str(days),
    ]
