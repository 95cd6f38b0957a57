"""What is said about the reviewing of a buurtmelding; nothing of what it tells (C7)."""

from coop.incidents.lookups.reports import newest_state, report_by_id
from coop.incidents.rules.states import State
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.messages.incidents import about_report, follow_action, not_police
from coop.notices.rules import NoticeKind
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


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.REPORT_MERGED: _merged,
    NoticeKind.REPORT_WAITS: _waits,
}
