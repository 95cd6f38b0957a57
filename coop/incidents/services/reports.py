"""Sending a report and taking it back."""

import uuid

from coop.groups.lookups import has_checked_address, is_live
from coop.groups.models import Group
from coop.groups.rules import ToGroup
from coop.incidents.events import AlarmPlaced, ReportReceived, ReportWithdrawn
from coop.incidents.lookups.attachments import attachments_of, hand_on_attachments
from coop.incidents.lookups.descriptions import described_rows
from coop.incidents.lookups.drafts import answers_of, own_draft, scene_of
from coop.incidents.lookups.reports import (
    alarms_since,
    ensure_own,
    newest_state,
    received_since,
    report_by_id,
    sent_since,
)
from coop.incidents.models import Draft, Report, ReportAlarm, ReportCounter, Reporter, ReportState
from coop.incidents.rules.alarms import ALARMS_WINDOW, is_urgent, may_alarm
from coop.incidents.rules.answers import Answers, DraftKey, YesNo
from coop.incidents.rules.questions import ensure_complete
from coop.incidents.rules.states import FIRST, FLOOD_WINDOW, Source, State, ensure_no_flood
from coop.incidents.services.alarms import expire_alarm
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import person_by_id
from coop.people.models import Link
from coop.people.rules import LIFETIMES, LinkPurpose

#: Who acts in the history of a report that was told to a moderator.
FOR_A_NEIGHBOUR = "beheerder namens een buur"


@use_case(Permission.INCIDENTS_REPORT_WRITE)
def send_report(
    uow: UnitOfWork,
    actor: Actor,
    *,
    source: Source,
    key: DraftKey,
) -> uuid.UUID:
    """Turn a finished draft into a numbered report for the group's moderators."""
    draft = own_draft(uow.session, actor, key, uow.now)
    report, answers = _send(uow, actor, draft, source, function="bewoner")
    _alarm(uow, actor, report, answers)
    return report.id


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def send_for_a_neighbour(
    uow: UnitOfWork, actor: Actor, *, source: Source, key: DraftKey
) -> uuid.UUID:
    """Send what a neighbour told a moderator, who hears what becomes of it and tells (C15).

    The neighbour's name is nowhere kept. It is hearsay, so it goes to no group before review.
    """
    draft = own_draft(uow.session, actor, key, uow.now)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, Scope(ScopeKind.GROUP, draft.group_id))
    report, _ = _send(uow, actor, draft, source, function=FOR_A_NEIGHBOUR)
    return report.id


def _send(
    uow: UnitOfWork, actor: Actor, draft: Draft, source: Source, *, function: str
) -> tuple[Report, Answers]:
    answers = answers_of(uow.session, draft)
    ensure_complete(answers, scene_of(uow.session, draft.group_id, actor, uow.now))
    _ensure_no_flood(uow, draft)
    report = Report(
        id=uow.chance.new_id(),
        number=_next_number(uow),
        group_id=draft.group_id,
        source=source,
        received_at=uow.now,
        is_practice=not is_live(uow.session, draft.group_id, answers.kind, uow.today),
    )
    report.keep(answers)
    uow.session.add(report)
    uow.session.add_all(described_rows(answers, uow.chance, report_id=report.id))
    hand_on_attachments(uow.session, draft.id, report.id)
    _keep_reporter(uow, report, draft, answers, function=function)
    uow.session.delete(draft)
    uow.record(ReportReceived(report_id=report.id, group_id=report.group_id))
    uow.note(
        "report",
        report.id,
        topic=f"group:{report.group_id}",
        signed=False,
        number=report.number,
        source=source.value,
    )
    return report, answers


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def withdraw_report(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID) -> None:
    """Take one's own report back, as long as nobody outside has it."""
    report = report_by_id(uow.session, report_id, lock=True)
    ensure_own(uow.session, actor, report_id)
    newest = newest_state(uow.session, report_id)
    uow.session.add(newest.followed_by(State.WITHDRAWN, at=uow.now, function="bewoner"))
    expire_alarm(uow, actor, report_id=report_id)
    for attachment in attachments_of(uow.session, report_id=report_id):
        attachment.let_go(uow.now)
    uow.record(ReportWithdrawn(report_id=report.id, group_id=report.group_id))
    uow.note("report", report.id, topic=f"group:{report.group_id}", signed=False)


def _alarm(uow: UnitOfWork, actor: Actor, report: Report, answers: Answers) -> None:
    """Place an urgent report in the group's chat at once, within the limits of C4."""
    if actor.person_id is None or report.is_practice or not is_urgent(answers):
        return
    # Locked, so that two urgent reports at once are counted one after the other.
    group = uow.session.get(Group, report.group_id, with_for_update=True)
    if group is None or group.telegram_chat_id is None or group.to_group is not ToGroup.URGENT:
        return
    checked = person_by_id(
        uow.session, actor.person_id
    ).address_checked_at is not None or has_checked_address(uow.session, group.id, actor.person_id)
    placed = alarms_since(uow.session, report.group_id, uow.now - ALARMS_WINDOW)
    if may_alarm(answers, address_checked=checked, placed=placed):
        uow.session.add(
            ReportAlarm(report_id=report.id, group_id=report.group_id, placed_at=uow.now)
        )
        uow.record(AlarmPlaced(report_id=report.id, group_id=report.group_id))


def _ensure_no_flood(uow: UnitOfWork, draft: Draft) -> None:
    since = uow.now - FLOOD_WINDOW
    own = sent_since(uow.session, since, person_id=draft.person_id, origin=draft.origin_hash)
    ensure_no_flood(own=own, group=received_since(uow.session, draft.group_id, since))


def _next_number(uow: UnitOfWork) -> int:
    # The row is locked until the report stands, so that numbers have no gaps and no doubles.
    counter = uow.session.get(ReportCounter, 1, with_for_update=True)
    if counter is None:
        counter = ReportCounter(id=1, newest=0)
        uow.session.add(counter)
    counter.newest += 1
    return counter.newest


def _keep_reporter(
    uow: UnitOfWork, report: Report, draft: Draft, answers: Answers, *, function: str
) -> None:
    uow.session.add(
        ReportState(report_id=report.id, position=1, state=FIRST, at=uow.now, function=function)
    )
    uow.session.add(
        Reporter(
            report_id=report.id,
            may_be_asked=answers.contact is YesNo.YES,
            person_id=draft.person_id,
            email=answers.email,
            origin_hash=draft.origin_hash,
        )
    )
    if draft.token_hash is None:
        return
    # The browser's own secret becomes the key to follow the report with; so a crash between
    # sending and showing the link loses nothing.
    uow.session.add(
        Link(
            id=uow.chance.new_id(),
            token_hash=draft.token_hash,
            purpose=LinkPurpose.REPORT_FOLLOW,
            subject_id=report.id,
            person_id=None,
            contact_id=None,
            issued_at=uow.now,
            expires_at=uow.now + LIFETIMES[LinkPurpose.REPORT_FOLLOW],
        )
    )
