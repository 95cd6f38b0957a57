"""The way back: whether it is solved, and what a week brought."""

from coop.groups.lookups import group_by_id
from coop.incidents.lookups.outcomes import asks_verdict
from coop.incidents.lookups.readings import kind_of, street_of
from coop.incidents.lookups.reports import newest_state, report_by_id
from coop.incidents.lookups.weeks import week_text
from coop.incidents.rules.states import State
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.people.rules import ChannelKind, LinkPurpose
from coop.wording import incidents as words
from coop.wording import outcomes as texts
from coop.wording import review, told


def _closed(facts: MessageFacts) -> Message | None:
    """Ask who reported whether it is solved: two buttons."""
    assert facts.subject_id is not None
    if not asks_verdict(facts.uow.session, newest_state(facts.uow.session, facts.subject_id)):
        return None
    report = report_by_id(facts.uow.session, facts.subject_id)
    if facts.person_id is None:
        target: LinkPurpose | str = LinkPurpose.REPORT_FOLLOW
    else:
        target = f"/mijn-buurtmeldingen/{report.id}"
    is_chat = facts.channel is ChannelKind.TELEGRAM
    return Message(
        subject=facts.say(texts.SOLVED_SUBJECT, number=report.number),
        paragraphs=(
            facts.say(
                told.ABOUT,
                number=report.number,
                kind=kind_of(report, facts.locale),
                street=street_of(report, facts.locale),
            ),
            facts.say(words.STATES[State.CLOSED]),
            facts.say(texts.SOLVED),
        ),
        action=None if is_chat else Action(facts.say(texts.SAY_SO), target),
        buttons=(
            (
                Button(facts.say(texts.YES), data=button_data("solved", report.id, "yes")),
                Button(facts.say(texts.NO), data=button_data("solved", report.id, "no")),
            ),
        ),
        closing=(f"{facts.say(words.NOT_POLICE)} {facts.say(words.NUMBERS)}",),
    )


def _judged(facts: MessageFacts) -> Message:
    return Message(paragraphs=(facts.say(texts.SAID[bool(facts.args["solved"])]),))


def _not_solved(facts: MessageFacts) -> Message | None:
    assert facts.subject_id is not None
    if newest_state(facts.uow.session, facts.subject_id).state is not State.RECEIVED:
        return None
    report = report_by_id(facts.uow.session, facts.subject_id)
    text = facts.say(texts.NOT_SOLVED, number=report.number)
    return Message(
        subject=text,
        paragraphs=(text,),
        action=Action(facts.say(review.OPEN_REPORT), f"/buurtmeldingen/{report.id}"),
    )


def _week(facts: MessageFacts) -> Message | None:
    """Tell a group in Telegram; the moderators of another get the text to share."""
    assert facts.subject_id is not None
    group = group_by_id(facts.uow.session, facts.subject_id)
    text = week_text(facts.uow.session, group, facts.text("week_on"), facts.locale)
    if text is None:
        return None
    if facts.person_id is None:
        more = Button(facts.say(texts.WEEK_MORE), url=f"/groepen/{group.slug}/cijfers")
        return Message(paragraphs=tuple(text.split("\n")), buttons=((more,),))
    return Message(
        subject=facts.say(texts.WEEK_SHARE_SUBJECT),
        paragraphs=(facts.say(texts.WEEK_SHARE, group=group.name), text),
        action=Action(facts.say(texts.WEEK_OPEN), f"/groepen/{group.slug}/cijfers"),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.GROUP_WEEK: _week,
    NoticeKind.REPORT_CLOSED: _closed,
    NoticeKind.REPORT_JUDGED: _judged,
    NoticeKind.REPORT_NOT_SOLVED: _not_solved,
}
