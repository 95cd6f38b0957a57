"""What a contact outside sees of an overview: the same lines as in the mail."""

import uuid
from dataclasses import dataclass
from datetime import date

from coop.groups.lookups import contact_by_id, group_by_id
from coop.incidents.lookups.overviews import (
    AskedReport,
    answers_given,
    overview_by_id,
    reports_of_overview,
    when_of,
)
from coop.incidents.lookups.readings import called_text, kind_of, street_of
from coop.incidents.rules.handovers import Ask
from coop.incidents.rules.states import OUTSIDE, AgentAnswer
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.wording.catalogue import say
from coop.wording.review import ANSWER_CHOICES


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewLineView:
    """One report of an overview: what stood in the mail, and how it stands now."""

    id: uuid.UUID
    number: int
    group: str
    kind: str
    street: str
    when: str
    called: str
    ask: Ask
    awaits_answer: bool
    #: What was answered, in the words of the button.
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """The reports of a working day, for one contact."""

    id: uuid.UUID
    contact: str
    lines: tuple[OverviewLineView, ...]

    @property
    def waiting(self) -> tuple[OverviewLineView, ...]:
        """Return what can still be answered."""
        return tuple(line for line in self.lines if line.awaits_answer)


@use_case(Permission.INCIDENTS_REPORT_READ)
def overview_view(
    uow: UnitOfWork, actor: Actor, *, overview_id: uuid.UUID, locale: str = "nl"
) -> OverviewView:
    """Return the reports of an overview, without a word of what was seen."""
    overview = overview_by_id(uow.session, overview_id)
    uow.require(actor, Permission.INCIDENTS_REPORT_READ, Scope(ScopeKind.REPORT, overview_id))
    asked = reports_of_overview(uow.session, overview_id)
    answers = answers_given(uow.session, [one.report.id for one in asked])
    return OverviewView(
        id=overview.id,
        contact=contact_by_id(uow.session, overview.contact_id).function,
        lines=tuple(
            _line(uow, one, answers.get(one.report.id), uow.today, locale) for one in asked
        ),
    )


def _line(
    uow: UnitOfWork, asked: AskedReport, answer: AgentAnswer | None, today: date, locale: str
) -> OverviewLineView:
    report = asked.report
    return OverviewLineView(
        id=report.id,
        number=report.number,
        group=group_by_id(uow.session, report.group_id).name,
        kind=kind_of(report, locale),
        street=street_of(report, locale),
        when=when_of(report, today, locale),
        called=called_text(report.what_was_said(), today, locale),
        ask=asked.ask,
        awaits_answer=asked.state in OUTSIDE,
        answer="" if answer is None else say(ANSWER_CHOICES[answer].text, locale),
    )
