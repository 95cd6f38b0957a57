"""Hands reports to contacts outside: at once, or with the overview of a working day (C2, C21)."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, exists, select

from coop.groups.lookups import contact_by_id, may_receive
from coop.groups.models import Contact
from coop.groups.rules import Delivery
from coop.incidents.events import OverviewMade, ReportForwarded, ReportUnanswered
from coop.incidents.lookups.overviews import states_of
from coop.incidents.lookups.reports import newest_state, report_by_id, scope_of
from coop.incidents.lookups.talk import replies_to_tell
from coop.incidents.models import Handover, OverviewLine, Report, ReportAnswer, ReportOverview
from coop.incidents.rules.handovers import (
    Ask,
    Wait,
    is_overview_time,
    next_wait,
    overview_day,
    waited,
)
from coop.incidents.rules.states import BY_ITSELF, OUTSIDE, State
from coop.incidents.services.claims import MODERATOR
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

#: One round of the worker; what is left is found by the next.
BATCH = 200


@dataclass(frozen=True, slots=True)
class _Line:
    """A report to be put before somebody."""

    contact: Contact
    report_id: uuid.UUID
    ask: Ask


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def hand_over(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, contact_id: uuid.UUID, at_once: bool
) -> None:
    """Hand an approved report to a contact now, or let it go along with the next overview."""
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, scope_of(report, actor))
    handover = uow.session.get(Handover, (report_id, contact_id))
    if handover is not None and handover.handed_at is not None and not at_once:
        handover.handed_at, handover.planned_on = None, overview_day(uow.now)
    if handover is None:
        handover = Handover(
            report_id=report_id, contact_id=contact_id, planned_on=overview_day(uow.now)
        )
        uow.session.add(handover)
    if at_once:
        _leave(uow, handover, MODERATOR, in_overview=False)
    uow.note("report", report.id, topic=f"group:{report.group_id}", number=report.number)


@use_case(Permission.INCIDENTS_OVERVIEW_SEND, journal=False)
def send_overviews(uow: UnitOfWork, actor: Actor) -> None:
    """Make one mail per address: what is new, what waits too long, what reporters answered."""
    # Who gets a mail a report does not wait for the morning to read an answer.
    found = [*_replied(uow, Delivery.PER_REPORT)]
    if is_overview_time(uow.now):
        found += (*_planned(uow), *_overdue(uow), *_replied(uow, Delivery.OVERVIEW))
    lines: dict[str, dict[uuid.UUID, _Line]] = {}
    for line in found:
        # Two groups may tell the same agent: still one overview, with each report once.
        lines.setdefault(line.contact.email, {})[line.report_id] = line
    for of_address in lines.values():
        _make(uow, [*of_address.values()])


def _planned(uow: UnitOfWork) -> Iterable[_Line]:
    rows = uow.session.execute(
        select(Handover, Contact)
        .join(Contact, Contact.id == Handover.contact_id)
        .join(Report, Report.id == Handover.report_id)
        .where(Handover.handed_at.is_(None), Handover.planned_on <= uow.today)
        .order_by(Report.number)
        .limit(BATCH)
        .with_for_update(of=Handover)
    ).all()
    states = states_of(uow.session, [handover.report_id for handover, _ in rows])
    for handover, contact in rows:
        if not may_receive(uow.session, contact.kind, uow.today):
            # C6: nothing leaves before the release, nor after it lapsed; it waits for that.
            continue
        if contact.ended_at is not None or states[handover.report_id] is not State.APPROVED:
            # Taken back or closed meanwhile; or the moderator has to choose somebody else.
            uow.session.delete(handover)
            continue
        receiver = _leave(uow, handover, BY_ITSELF, in_overview=True)
        yield _Line(receiver, handover.report_id, Ask.NEW)


def _overdue(uow: UnitOfWork) -> Iterable[_Line]:
    rows = uow.session.execute(
        select(Handover, Contact)
        .join(Contact, Contact.id == Handover.contact_id)
        .join(Report, Report.id == Handover.report_id)
        .where(
            Handover.handed_at.is_not(None),
            Handover.silent_at.is_(None),
            Handover.counted_on < uow.today,
            # C21: a clock runs only where an answer was agreed.
            Contact.answer_within_days.is_not(None),
            ~exists().where(ReportAnswer.report_id == Handover.report_id),
        )
        .order_by(Report.number)
        .limit(BATCH)
        .with_for_update(of=Handover)
    ).all()
    states = states_of(uow.session, [handover.report_id for handover, _ in rows])
    for handover, contact in rows:
        line = _wait(uow, handover, contact, states[handover.report_id])
        if line is not None:
            yield line


def _replied(uow: UnitOfWork, delivery: Delivery) -> Iterable[_Line]:
    """Put before contacts what they asked and who made the report answered, or declined."""
    for question, contact in replies_to_tell(uow.session, delivery, BATCH):
        question.told_at = uow.now
        state = newest_state(uow.session, question.report_id).state
        # C6: nothing leaves after the release lapsed; nor of what was answered meanwhile.
        if state in OUTSIDE and may_receive(uow.session, contact.kind, uow.today):
            yield _Line(_present(uow, contact), question.report_id, Ask.REPLIED)


def _wait(uow: UnitOfWork, handover: Handover, contact: Contact, state: State) -> _Line | None:
    """Count a working day; return before whom the report is put again, if before anybody."""
    assert handover.counted_on is not None
    assert contact.answer_within_days is not None
    handover.waited_days = waited(
        handover.waited_days,
        counted_on=handover.counted_on,
        today=uow.today,
        absent_until=contact.absent_until,
    )
    handover.counted_on = uow.today
    # C21: who took it up, or asked something, reacted as was agreed.
    if state is not State.FORWARDED:
        return None
    step = next_wait(
        handover.waited_days,
        contact.answer_within_days,
        reminded=handover.reminded_at is not None,
        has_deputy=contact.deputy_id is not None,
        deputy_told=handover.deputy_told_at is not None,
        silent=False,
    )
    match step:
        case Wait.REMINDER:
            handover.reminded_at = uow.now
            return _Line(contact, handover.report_id, Ask.REMINDER)
        case Wait.DEPUTY:
            assert contact.deputy_id is not None
            handover.deputy_told_at = uow.now
            deputy = contact_by_id(uow.session, contact.deputy_id)
            return _Line(deputy, handover.report_id, Ask.DEPUTY)
        case Wait.SILENCE:
            handover.silent_at = uow.now
            uow.record(ReportUnanswered(report_id=handover.report_id))
        case None:
            pass
    return None


def _leave(uow: UnitOfWork, handover: Handover, function: str, *, in_overview: bool) -> Contact:
    """Let a report leave; return who gets it, which is the deputy while the contact is away."""
    contact = contact_by_id(uow.session, handover.contact_id)
    receiver = _present(uow, contact)
    newest = newest_state(uow.session, handover.report_id)
    uow.session.add(newest.followed_by(State.FORWARDED, at=uow.now, function=function))
    # Not solved, and passed on once more: another answer is waited for.
    uow.session.execute(delete(ReportAnswer).where(ReportAnswer.report_id == handover.report_id))
    handover.handed_at = uow.now
    handover.planned_on = handover.counted_on = uow.today
    handover.waited_days = 0
    handover.reminded_at = handover.silent_at = None
    handover.deputy_told_at = uow.now if receiver is not contact else None
    uow.record(
        ReportForwarded(
            report_id=handover.report_id, contact_id=receiver.id, in_overview=in_overview
        )
    )
    return receiver


def _present(uow: UnitOfWork, contact: Contact) -> Contact:
    """Return who reads it: the deputy while the contact is away."""
    is_away = contact.absent_until is not None and contact.absent_until > uow.today
    if is_away and contact.deputy_id is not None:
        return contact_by_id(uow.session, contact.deputy_id)
    return contact


def _make(uow: UnitOfWork, lines: list[_Line]) -> None:
    overview = ReportOverview(
        id=uow.chance.new_id(), contact_id=lines[0].contact.id, made_at=uow.now
    )
    uow.session.add(overview)
    uow.session.add_all(
        OverviewLine(overview_id=overview.id, report_id=line.report_id, ask=line.ask)
        for line in lines
    )
    uow.record(OverviewMade(overview_id=overview.id, contact_id=overview.contact_id))
