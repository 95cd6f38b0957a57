"""What the secretary sees while planning: every date, and what still stands in the way."""

import uuid
from dataclasses import dataclass
from datetime import date

from coop.assembly.lookups import meeting_by_id, plan_of
from coop.assembly.rules import (
    MeetingForm,
    MeetingKind,
    SendingBound,
    Term,
    TermKind,
    day_of,
    full_days_between,
    last_day_of,
    obstacles_of_form,
    obstacles_to_convening,
    sending_bounds,
    terms_of,
)
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rules_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningView:
    """The timeline of a meeting, seen from today."""

    today: date
    terms: tuple[Term, ...]
    #: The line that comes first; none for a meeting of the board.
    bound: SendingBound | None
    #: Full days that would be left if the convocation went out today.
    full_days: int
    #: What has to be solved before the members can be called.
    obstacles: tuple[CoopError, ...]
    #: Days of the law that passed; no confirmation helps.
    too_late: SendingBound | None

    @property
    def accounts_late(self) -> date | None:
        """Return the day by which the accounts had to be adopted, if the meeting is later."""
        found = {term.kind: term.day for term in self.terms}
        adopted_by = found.get(TermKind.ACCOUNTS)
        is_late = adopted_by is not None and adopted_by < found[TermKind.MEETING]
        return adopted_by if is_late else None

    @property
    def is_late(self) -> bool:
        """Tell whether sending today would pass a bound."""
        return self.bound is not None and self.today > self.bound.last_day


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def planning_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> PlanningView:
    """Return every legal date of a meeting and what stands in the way of convening."""
    meeting = meeting_by_id(uow.session, meeting_id)
    plan = plan_of(uow.session, meeting)
    day = day_of(meeting.starts_at)
    rules = rules_in_force(uow.session, uow.today)
    rules_then = rules_in_force(uow.session, day)
    is_members = meeting.kind is MeetingKind.MEMBERS
    bounds = sending_bounds(day, plan.decisions, rules) if is_members else ()
    passed = (bound for bound in bounds if bound.is_law and uow.today > bound.last_day)
    return PlanningView(
        today=uow.today,
        terms=terms_of(meeting.starts_at, plan.decisions, rules) if is_members else (),
        bound=last_day_of(bounds) if bounds else None,
        full_days=full_days_between(uow.today, day),
        obstacles=tuple(obstacles_to_convening(plan, rules_then, uow.now)),
        too_late=next(passed, None),
    )


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def forms_not_allowed(uow: UnitOfWork, actor: Actor) -> dict[MeetingForm, CoopError]:
    """Return which forms of meeting law and statutes forbid today, and why."""
    rules = rules_in_force(uow.session, uow.today)
    obstacles = {form: obstacles_of_form(form, rules) for form in MeetingForm}
    return {form: found[0] for form, found in obstacles.items() if found}
