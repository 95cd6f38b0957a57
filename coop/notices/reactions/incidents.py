"""Who hears of a buurtmelding: moderators, the police contact, who made it, the group."""

import uuid

from coop.groups.events import ChatConnected, ContactCodeAsked
from coop.groups.lookups import (
    contact_by_id,
    group_by_id,
    moderators_chat,
    moderators_of,
)
from coop.incidents.events import (
    AlarmCorrected,
    AlarmEnded,
    AlarmPlaced,
    OutcomeExpired,
    ReportAcknowledged,
    ReportAnswered,
    ReportClosed,
    ReportForwarded,
    ReportReceived,
    ReportRejected,
)
from coop.incidents.lookups.reports import report_by_id, reporter_of
from coop.incidents.lookups.review import merged_into
from coop.incidents.rules.answers import Happening
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import Recipient, ToChat, ToContact, ToEmail, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind, alarm_screen, outcome_screen

#: News of a report that holds nothing to read yet.
ON_THE_WAY = frozenset({NoticeKind.REPORT_PASSED_ON, NoticeKind.REPORT_TAKEN_UP})


def _tell_moderators(uow: UnitOfWork, event: ReportReceived) -> None:
    report = report_by_id(uow.session, event.report_id)
    for person_id in moderators_of(uow.session, event.group_id, uow.today):
        queue(
            uow,
            kind=NoticeKind.REPORT_NEW,
            to=ToPerson(person_id),
            subject_id=event.report_id,
            urgent=report.happening is Happening.NOW,
            dedupe=f"report_new:{event.report_id}:{person_id}",
        )


def _announce(uow: UnitOfWork, event: ReportReceived) -> None:
    """Tell the chat of all moderators that there is one: its number, and nothing of it (C7)."""
    chat = moderators_chat(uow.session)
    if chat is None or chat.telegram_chat_id is None or _is_practice(uow, event.report_id):
        return
    queue(
        uow,
        kind=NoticeKind.MODERATORS_ANNOUNCED,
        to=ToChat(chat.telegram_chat_id),
        subject_id=event.report_id,
        dedupe=f"moderators_announced:{event.report_id}",
    )


def _is_practice(uow: UnitOfWork, report_id: uuid.UUID) -> bool:
    # C6: before the release, and before a group's kick-off, nothing leaves.
    return report_by_id(uow.session, report_id).is_practice


def _tell_agent(uow: UnitOfWork, event: ReportForwarded) -> None:
    if event.in_overview or _is_practice(uow, event.report_id):
        return
    contact = contact_by_id(uow.session, event.contact_id)
    queue(
        uow,
        kind=NoticeKind.REPORT_FORWARDED,
        to=ToContact(contact.id, contact.email),
        subject_id=event.report_id,
        # An agent has twenty minutes a day; when they begin is not ours to say.
        urgent=True,
        dedupe=f"report_forwarded:{event.report_id}:{uow.now.isoformat()}",
    )


def _say_passed_on(uow: UnitOfWork, event: ReportForwarded) -> None:
    _tell_reporter(uow, NoticeKind.REPORT_PASSED_ON, event.report_id)


def _say_taken_up(uow: UnitOfWork, event: ReportAcknowledged) -> None:
    _tell_reporter(uow, NoticeKind.REPORT_TAKEN_UP, event.report_id)


def _say_rejected(uow: UnitOfWork, event: ReportRejected) -> None:
    _tell_reporter(uow, NoticeKind.REPORT_REJECTED, event.report_id)


def _say_answered(uow: UnitOfWork, event: ReportAnswered) -> None:
    _tell_reporter(uow, NoticeKind.REPORT_ANSWERED, event.report_id)


def _tell_reporter(uow: UnitOfWork, kind: NoticeKind, report_id: uuid.UUID) -> None:
    """Tell who made a report, and whoever saw the same: what was merged goes on with it."""
    for one in (report_id, *merged_into(uow.session, report_id)):
        tell_maker(uow, kind, one)


def tell_maker(uow: UnitOfWork, kind: NoticeKind, report_id: uuid.UUID) -> None:
    """Tell who made one report, wherever that person reads."""
    reporter = reporter_of(uow.session, report_id)
    to: Recipient
    if reporter.person_id is not None:
        to = ToPerson(reporter.person_id)
    elif reporter.email is not None and kind not in ON_THE_WAY:
        # Who gave an address only is written to when there is something to read.
        to = ToEmail(reporter.email)
    else:
        return
    # As a reply: it leaves no row that joins a person to a report, and no line on the desk.
    queue(uow, kind=kind, to=to, subject_id=report_id, is_reply=True)


def _tell_group(uow: UnitOfWork, event: ReportAnswered) -> None:
    chat_id = group_by_id(uow.session, event.group_id).telegram_chat_id
    if chat_id is not None and not _is_practice(uow, event.report_id):
        queue(
            uow,
            kind=NoticeKind.REPORT_OUTCOME,
            to=ToChat(chat_id),
            subject_id=event.report_id,
            screen=outcome_screen(event.report_id),
        )


def _alarm_group(uow: UnitOfWork, event: AlarmPlaced | AlarmCorrected | AlarmEnded) -> None:
    # The message is written from the alarm as it stands: the same screen, placed or ended.
    chat_id = group_by_id(uow.session, event.group_id).telegram_chat_id
    if chat_id is not None:
        queue(
            uow,
            kind=NoticeKind.REPORT_ALARM,
            to=ToChat(chat_id),
            subject_id=event.report_id,
            urgent=True,
            screen=alarm_screen(event.report_id),
        )


def _make_neutral(uow: UnitOfWork, event: ReportClosed | OutcomeExpired) -> None:
    # C7: what the bot posted with content is one neutral line once the report is closed.
    report = report_by_id(uow.session, event.report_id)
    chat_id = group_by_id(uow.session, report.group_id).telegram_chat_id
    if chat_id is not None and not report.is_practice:
        queue(
            uow,
            kind=NoticeKind.REPORT_OUTCOME,
            to=ToChat(chat_id),
            subject_id=event.report_id,
            args={"past": True},
            screen=outcome_screen(event.report_id),
        )


def _greet(uow: UnitOfWork, event: ChatConnected) -> None:
    chat_id = group_by_id(uow.session, event.group_id).telegram_chat_id
    if chat_id is not None:
        queue(
            uow,
            kind=NoticeKind.GROUP_INVITATION,
            to=ToChat(chat_id),
            subject_id=event.group_id,
        )


def _send_code(uow: UnitOfWork, event: ContactCodeAsked) -> None:
    contact = contact_by_id(uow.session, event.contact_id)
    queue(
        uow,
        kind=NoticeKind.CONTACT_CODE,
        to=ToContact(contact.id, contact.email),
        subject_id=event.code_id,
        urgent=True,
        dedupe=f"contact_code:{event.code_id}",
    )


REACTIONS: Reactions = {
    AlarmCorrected: (_alarm_group,),
    AlarmEnded: (_alarm_group,),
    AlarmPlaced: (_alarm_group,),
    ChatConnected: (_greet,),
    ContactCodeAsked: (_send_code,),
    OutcomeExpired: (_make_neutral,),
    ReportAcknowledged: (_say_taken_up,),
    ReportAnswered: (_say_answered, _tell_group),
    ReportClosed: (_make_neutral,),
    ReportForwarded: (_tell_agent, _say_passed_on),
    ReportReceived: (_tell_moderators, _announce),
    ReportRejected: (_say_rejected,),
}
