"""What is said about taking part in a group (A2); of who asks no name stands in a message."""

from coop.groups.lookups import group_by_id, participant_by_id
from coop.groups.models import Group, Participant
from coop.groups.rules import ParticipantState
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.wording import groups as words


def _group(facts: MessageFacts) -> Group:
    assert facts.subject_id is not None
    return group_by_id(facts.uow.session, facts.subject_id)


def _participant(facts: MessageFacts) -> Participant:
    assert facts.subject_id is not None
    return participant_by_id(facts.uow.session, facts.subject_id)


def _asked(facts: MessageFacts) -> Message:
    group = _group(facts)
    return Message(
        subject=facts.say(words.ASKED_SUBJECT, group=group.name),
        paragraphs=(facts.say(words.ASKED, group=group.name),),
        action=Action(facts.say(words.ANSWER_THEM), f"/groepen/{group.slug}/beheer"),
    )


def _welcome(facts: MessageFacts) -> Message | None:
    participant = _participant(facts)
    if participant.state is not ParticipantState.ADMITTED:
        return None
    group, person = group_by_id(facts.uow.session, participant.group_id), facts.person()
    hello = words.WELCOME_NAMED if person and participant.shows_name else words.WELCOME
    name = person.given_name if person else ""
    return Message(
        subject=facts.say(words.WELCOME_SUBJECT, group=group.name),
        paragraphs=(
            facts.say(hello, name=name, group=group.name),
            *(facts.say(line) for line in words.HOW_IT_WORKS),
        ),
        action=Action(facts.say(words.SEE_GROUP), f"/groepen/{group.slug}"),
    )


def _refused(facts: MessageFacts) -> Message | None:
    participant = _participant(facts)
    if participant.state is not ParticipantState.REFUSED:
        return None
    group = group_by_id(facts.uow.session, participant.group_id)
    return Message(
        subject=facts.say(words.REFUSED_SUBJECT, group=group.name),
        paragraphs=(facts.say(words.REFUSED), participant.reason),
        closing=(facts.say(words.REFUSED_CLOSING),),
    )


def _asked_again(facts: MessageFacts) -> Message:
    group = _group(facts)
    return Message(
        subject=facts.say(words.AGAIN_SUBJECT, group=group.name),
        paragraphs=(facts.say(words.AGAIN), group.purpose),
        action=Action(facts.say(words.AGAIN_ANSWER), f"/groepen/{group.slug}/meedoen"),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.GROUP_ASKED: _asked,
    NoticeKind.GROUP_ASKED_AGAIN: _asked_again,
    NoticeKind.GROUP_REFUSED: _refused,
    NoticeKind.GROUP_WELCOME: _welcome,
}
