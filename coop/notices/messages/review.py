"""What is said about the reviewing of a buurtmelding; nothing of what it tells (C7)."""

from coop.groups.lookups import group_by_id
from coop.incidents.lookups.overviews import when_of
from coop.incidents.lookups.readings import behaviour_text, kind_of, street_of
from coop.incidents.lookups.reports import newest_state, report_by_id
from coop.incidents.lookups.talk import questions_of
from coop.incidents.rules.states import State
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.messages.incidents import about_report, follow_action, not_police
from coop.notices.rules import NoticeKind, button_data
from coop.people.rules import ChannelKind
from coop.wording import review, told


def _waits(facts: MessageFacts) -> Message | None:
    assert facts.subject_id is not None
    if newest_state(facts.uow.session, facts.subject_id).state is not State.RECEIVED:
        return None
    report = report_by_id(facts.uow.session, facts.subject_id)
    said = review.WAITS_LONG if facts.args.get("stands_in") else review.WAITS
    text = facts.say(said, number=report.number)
    return Message(
        subject=text,
        paragraphs=(text,),
        action=Action(facts.say(review.OPEN_REPORT), f"/buurtmeldingen/{report.id}"),
    )


def _merged(facts: MessageFacts) -> Message | None:
    assert facts.subject_id is not None
    if newest_state(facts.uow.session, facts.subject_id).state is not State.MERGED:
        return None
    report = report_by_id(facts.uow.session, facts.subject_id)
    return Message(
        subject=facts.say(told.MERGED_SUBJECT, number=report.number),
        paragraphs=(about_report(facts, report), facts.say(told.MERGED)),
        action=follow_action(facts, report, told.FOLLOW),
        closing=(not_police(facts),),
    )


def _asked(facts: MessageFacts) -> Message | None:
    """Ask who made a report; in a mail the question itself stands behind the button."""
    assert facts.subject_id is not None
    report = report_by_id(facts.uow.session, facts.subject_id)
    asked = [one for one in questions_of(facts.uow.session, report.id) if one.is_open]
    if not asked:
        return None
    question, in_chat = asked[-1], facts.channel is ChannelKind.TELEGRAM
    reply = Button(facts.say(told.REPLY), data=button_data("reply", question.id))
    rather_not = Button(facts.say(told.RATHER_NOT), data=button_data("noreply", question.id))
    by_contact = question.contact_id is not None
    return Message(
        subject=facts.say(told.ASKED_SUBJECT, number=report.number),
        paragraphs=(
            about_report(facts, report),
            facts.say(told.ASKED_BY_AGENT if by_contact else told.ASKED),
            question.text if in_chat else "",
            facts.say(told.ASKED_NO_NAME),
            facts.say(told.AGENT_READS) if by_contact else "",
        ),
        buttons=((reply, rather_not),) if in_chat else (),
        action=None if in_chat else follow_action(facts, report, told.READ_QUESTION),
        closing=(not_police(facts),),
    )


def _replied(facts: MessageFacts) -> Message:
    assert facts.subject_id is not None
    report = report_by_id(facts.uow.session, facts.subject_id)
    settled = [one for one in questions_of(facts.uow.session, report.id) if not one.is_open]
    declined = bool(settled) and settled[-1].declined_at is not None
    text = facts.say(review.DECLINED if declined else review.REPLIED, number=report.number)
    return Message(
        subject=text,
        paragraphs=(text,),
        action=Action(facts.say(review.OPEN_REPORT), f"/buurtmeldingen/{report.id}"),
    )


def _reply(facts: MessageFacts) -> Message:
    return Message(paragraphs=(facts.say(told.TYPE_REPLY),))


def _reply_left(facts: MessageFacts) -> Message:
    return Message(
        paragraphs=(facts.say(told.REPLY_LEFT), not_police(facts)),
        buttons=((Button(facts.say(told.MENU), data=button_data("menu", "start")),),),
    )


def _reply_taken(facts: MessageFacts) -> Message:
    return Message(
        paragraphs=(facts.say(told.REPLY_THANKS), not_police(facts)),
        buttons=((Button(facts.say(told.MENU), data=button_data("menu", "start")),),),
    )


def _shared(facts: MessageFacts) -> Message:
    """Say what, where and when: of words, only those that stood on a button (C17)."""
    assert facts.subject_id is not None
    report = report_by_id(facts.uow.session, facts.subject_id)
    _, kind, street, when, _ = (facts.say(term) for term in review.FORWARDED_FACTS)
    told_facts = [
        (kind, kind_of(report, facts.locale)),
        (street, street_of(report, facts.locale)),
        (when, when_of(report, facts.uow.today, facts.locale)),
    ]
    if report.behaviour is not None:
        done = behaviour_text(report.what_was_said(), facts.locale) or ""
        told_facts.insert(1, (facts.say(review.SHARED_WHAT), done))
    group = group_by_id(facts.uow.session, report.group_id).name
    return Message(
        subject=facts.say(
            review.SHARED_SUBJECT,
            kind=kind_of(report, facts.locale),
            street=street_of(report, facts.locale),
        ),
        paragraphs=(facts.say(review.SHARED, group=group),),
        facts=tuple(told_facts),
        closing=(facts.say(review.SHARED_NO_MORE),),
    )


def _past(facts: MessageFacts) -> Message:
    return Message(
        paragraphs=(facts.say(told.PAST), facts.say(told.PAST_OWN)),
        buttons=((Button(facts.say(told.MINE), data=button_data("menu", "reports")),),),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.REPORT_ASKED: _asked,
    NoticeKind.REPORT_MERGED: _merged,
    NoticeKind.REPORT_PAST: _past,
    NoticeKind.REPORT_REPLIED: _replied,
    NoticeKind.REPORT_REPLY: _reply,
    NoticeKind.REPORT_REPLY_LEFT: _reply_left,
    NoticeKind.REPORT_REPLY_TAKEN: _reply_taken,
    NoticeKind.REPORT_SHARED: _shared,
    NoticeKind.REPORT_WAITS: _waits,
}
