"""What is said about buurtmeldingen, to moderators, the police contact, the reporter, the group.

Moderators and mails get no words of the report (C7, C2); the group reads kind and street.
"""

from sqlalchemy import select

from coop.groups.lookups import group_by_id
from coop.groups.models import ContactCode
from coop.groups.services.browsers import issue_contact_code
from coop.incidents.lookups.readings import (
    alarm_text,
    answer_view,
    called_text,
    kind_of,
    outcome_of,
    reason_text,
    street_of,
)
from coop.incidents.lookups.reports import history_of, newest_state, report_by_id
from coop.incidents.lookups.review import leading
from coop.incidents.models import Report, ReportAlarm, ReportState
from coop.incidents.rules.alarms import OUTCOME_LASTS, is_fresh
from coop.incidents.rules.answers import Happening
from coop.incidents.rules.states import OUTSIDE, TRANSITIONS, State
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.messages.handovers import reply_hint
from coop.notices.models import Screen
from coop.notices.rules import NoticeKind, alarm_screen, button_data, outcome_screen
from coop.people.rules import ChannelKind, LinkPurpose
from coop.wording import incidents as words
from coop.wording import review, told


def _report(facts: MessageFacts) -> Report:
    assert facts.subject_id is not None
    return report_by_id(facts.uow.session, facts.subject_id)


def _state(facts: MessageFacts) -> State:
    assert facts.subject_id is not None
    return newest_state(facts.uow.session, facts.subject_id).state


def _leading(facts: MessageFacts) -> Report:
    """Return the report whose course is told: what was merged goes on with another."""
    return leading(facts.uow.session, _report(facts))


def _is_chat(facts: MessageFacts) -> bool:
    return facts.channel is ChannelKind.TELEGRAM


def not_police(facts: MessageFacts) -> str:
    """Return the fixed line of C5."""
    return f"{facts.say(words.NOT_POLICE)} {facts.say(words.NUMBERS)}"


def _new(facts: MessageFacts) -> Message | None:
    if _state(facts) is not State.RECEIVED:
        return None
    report = _report(facts)
    now = report.happening is Happening.NOW
    text = facts.say(review.NEW_REPORT_NOW if now else review.NEW_REPORT, number=report.number)
    return Message(
        subject=text,
        paragraphs=(text,),
        action=Action(facts.say(review.OPEN_REPORT), f"/buurtmeldingen/{report.id}"),
    )


def _announced(facts: MessageFacts) -> Message | None:
    """Name a report in the chat of all moderators: which, and of which group."""
    if _state(facts) is not State.RECEIVED:
        return None
    report = _report(facts)
    group = group_by_id(facts.uow.session, report.group_id)
    text = facts.say(review.ANNOUNCED, number=report.number, group=group.name)
    button = Button(facts.say(review.OPEN_REPORT), url=f"/buurtmeldingen/{report.id}")
    return Message(paragraphs=(text,), buttons=((button,),))


def _forwarded(facts: MessageFacts) -> Message | None:
    if _state(facts) is not State.FORWARDED:
        return None
    report = _report(facts)
    answers = report.what_was_said()
    number, kind, street, when, police = (facts.say(term) for term in review.FORWARDED_FACTS)
    moment = answers.moment
    said = words.spoken(
        moment.at if moment else None,
        moment.precision if moment else "unknown",
        facts.uow.today,
        facts.locale,
    )
    return Message(
        subject=facts.say(
            review.FORWARDED_SUBJECT,
            number=report.number,
            kind=kind_of(report, facts.locale),
            street=street_of(report, facts.locale),
        ),
        paragraphs=(
            facts.say(
                review.FORWARDED, group=group_by_id(facts.uow.session, report.group_id).name
            ),
        ),
        facts=(
            (number, str(report.number)),
            (kind, kind_of(report, facts.locale)),
            (street, street_of(report, facts.locale)),
            (when, said),
            (police, called_text(answers, facts.uow.today, facts.locale)),
        ),
        action=Action(facts.say(review.READ_AND_ANSWER), LinkPurpose.REPORT_ANSWER),
        closing=(facts.say(review.FORWARDED_HOW), facts.say(review.FORWARDED_LASTS)),
        reply_hint=reply_hint(facts, [report.number]),
    )


def about_report(facts: MessageFacts, report: Report) -> str:
    """Return which report a message to its maker is about."""
    return facts.say(
        told.ABOUT,
        number=report.number,
        kind=kind_of(report, facts.locale),
        street=street_of(report, facts.locale),
    )


def follow_action(facts: MessageFacts, report: Report, label: str) -> Action:
    """Return the way to one's own report, for who signs in or holds a link."""
    if facts.person_id is None:
        return Action(facts.say(label), LinkPurpose.REPORT_FOLLOW)
    return Action(facts.say(label), f"/mijn-buurtmeldingen/{report.id}")


def _passed_on(facts: MessageFacts) -> Message | None:
    if newest_state(facts.uow.session, _leading(facts).id).state is not State.FORWARDED:
        return None
    report = _report(facts)
    return Message(
        subject=facts.say(told.PASSED_ON_SUBJECT, number=report.number),
        paragraphs=(about_report(facts, report), facts.say(words.STATES["forwarded"])),
        action=follow_action(facts, report, told.FOLLOW),
        closing=(not_police(facts),),
    )


def _taken_up(facts: MessageFacts) -> Message | None:
    if newest_state(facts.uow.session, _leading(facts).id).state is not State.ACKNOWLEDGED:
        return None
    report = _report(facts)
    return Message(
        subject=facts.say(told.TAKEN_UP_SUBJECT, number=report.number),
        paragraphs=(about_report(facts, report), facts.say(words.STATES["acknowledged"])),
        action=follow_action(facts, report, told.FOLLOW),
        closing=(not_police(facts),),
    )


def _rejected(facts: MessageFacts) -> Message | None:
    newest = newest_state(facts.uow.session, _leading(facts).id)
    if newest.state is not State.REJECTED:
        return None
    report = _report(facts)
    # A mailbox may be read by others: there the reason stands behind the button.
    why = (reason_text(newest, facts.locale),) if _is_chat(facts) else ()
    return Message(
        subject=facts.say(told.REJECTED_SUBJECT, number=report.number),
        paragraphs=(about_report(facts, report), facts.say(told.REJECTED), *why),
        action=follow_action(facts, report, told.READ_WHY),
        closing=(not_police(facts),),
    )


def _answered(facts: MessageFacts) -> Message | None:
    report = _report(facts)
    answer = answer_view(facts.uow.session, _leading(facts), facts.locale)
    if answer is None:
        return None
    said = answer.to_reporter if _is_chat(facts) else facts.say(told.ANSWER_THERE)
    return Message(
        subject=facts.say(told.ANSWER_SUBJECT, number=report.number),
        paragraphs=(about_report(facts, report), said),
        action=follow_action(facts, report, told.READ_ANSWER),
        closing=(not_police(facts),),
    )


def _outcome(facts: MessageFacts) -> Message | None:
    report = _report(facts)
    if facts.args.get("past"):
        if not was_posted(facts, outcome_screen(report.id)):
            return None
        return Message(paragraphs=(facts.say(told.OUTCOME_PAST, number=report.number),))
    answered = [step for step in _history(facts) if step.state is State.ANSWERED]
    if not answered or facts.uow.now - answered[-1].at > OUTCOME_LASTS:
        return None
    return Message(
        paragraphs=tuple(outcome_of(facts.uow.session, report, facts.locale).split("\n"))
    )


def was_posted(facts: MessageFacts, screen: str) -> bool:
    """Tell whether the bot placed something in this chat, so that there is something to end."""
    shown = select(Screen.id).where(Screen.chat == facts.address, Screen.screen == screen)
    return facts.uow.session.scalar(shown) is not None


def _alarm(facts: MessageFacts) -> Message | None:
    report = _report(facts)
    alarm = facts.uow.session.get(ReportAlarm, report.id)
    if alarm is None:
        return None
    if alarm.ended_at is None and is_fresh(alarm.placed_at, facts.uow.now):
        return Message(paragraphs=(alarm_text(facts.uow.session, report, facts.locale),))
    if not was_posted(facts, alarm_screen(report.id)):
        return None
    return Message(paragraphs=(facts.say(told.ALARM_PAST, number=report.number),))


def _code(facts: MessageFacts) -> Message | None:
    code = facts.uow.session.get(ContactCode, facts.subject_id)
    if code is None or code.used_at is not None:
        return None
    digits = issue_contact_code(facts.uow, SYSTEM, code_id=code.id)
    return Message(
        subject=facts.say(review.CODE_SUBJECT),
        paragraphs=(facts.say(review.CODE),),
        code=f"{digits[:3]} {digits[3:]}",
        closing=(facts.say(review.CODE_LASTS), facts.say(review.CODE_NOT_ASKED)),
    )


def _invitation(facts: MessageFacts) -> Message:
    assert facts.subject_id is not None
    group = group_by_id(facts.uow.session, facts.subject_id)
    return Message(
        paragraphs=tuple(facts.say(line) for line in told.GROUP_INVITATION),
        buttons=(
            (Button(facts.say(told.REPORT), start=f"report-{group.slug}"),),
            (Button(facts.say(told.CALLING), url="/bellen"),),
        ),
        closing=(not_police(facts),),
    )


def _sent(facts: MessageFacts) -> Message:
    report = _report(facts)
    alarmed = facts.uow.session.get(ReportAlarm, report.id) is not None
    return Message(
        paragraphs=(
            facts.say(told.SENT),
            facts.say(told.PRACTICE) if report.is_practice else "",
            facts.say(told.ALARM_TOLD) if alarmed else "",
            f"{facts.say(told.NUMBER, number=report.number)} {facts.say(told.WE_TELL)}",
            not_police(facts),
        ),
        buttons=(
            (Button(facts.say(told.MINE), data=button_data("menu", "reports")),),
            (Button(facts.say(told.MENU), data=button_data("menu", "start")),),
        ),
    )


def _shown(facts: MessageFacts) -> Message | None:
    """Show one's own report in the chat; to nobody else."""
    report, lead = _report(facts), _leading(facts)
    state = newest_state(facts.uow.session, lead.id).state
    answer = answer_view(facts.uow.session, lead, facts.locale)
    text = answer.to_reporter if answer else facts.say(words.STATES[state])
    silence = (facts.say(words.NO_ANSWER_YET),) if state in OUTSIDE else ()
    own = newest_state(facts.uow.session, report.id).state
    take_back = Button(facts.say(told.TAKE_BACK), data=button_data("takeback", report.id))
    return Message(
        paragraphs=(about_report(facts, report), text, *silence, not_police(facts)),
        buttons=(
            *(((take_back,),) if State.WITHDRAWN in TRANSITIONS[own] else ()),
            (Button(facts.say(told.BACK), data=button_data("menu", "reports")),),
        ),
    )


def _take_back(facts: MessageFacts) -> Message:
    """Ask once more before a report is taken back."""
    report = _report(facts)
    return Message(
        paragraphs=(facts.say(told.TAKE_BACK_SURE, number=report.number),),
        buttons=(
            (Button(facts.say(told.TAKE_BACK_YES), data=button_data("withdraw", report.id)),),
            (Button(facts.say(told.BACK), data=button_data("report", report.id)),),
        ),
    )


def _history(facts: MessageFacts) -> tuple[ReportState, ...]:
    assert facts.subject_id is not None
    return history_of(facts.uow.session, facts.subject_id)


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.CONTACT_CODE: _code,
    NoticeKind.GROUP_INVITATION: _invitation,
    NoticeKind.REPORT_ALARM: _alarm,
    NoticeKind.REPORT_ANSWERED: _answered,
    NoticeKind.REPORT_FORWARDED: _forwarded,
    NoticeKind.MODERATORS_ANNOUNCED: _announced,
    NoticeKind.REPORT_NEW: _new,
    NoticeKind.REPORT_OUTCOME: _outcome,
    NoticeKind.REPORT_PASSED_ON: _passed_on,
    NoticeKind.REPORT_REJECTED: _rejected,
    NoticeKind.REPORT_SENT: _sent,
    NoticeKind.REPORT_SHOWN: _shown,
    NoticeKind.REPORT_TAKE_BACK: _take_back,
    NoticeKind.REPORT_TAKEN_UP: _taken_up,
}
