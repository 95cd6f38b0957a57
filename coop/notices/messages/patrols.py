"""What is said about rounds (A2); no name, no street and nothing that was seen."""

from coop.groups.lookups import group_by_id
from coop.groups.models import Group
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.patrols.errors import RoundNotFoundError
from coop.patrols.lookups import round_by_id
from coop.patrols.models import Round
from coop.patrols.rules.rounds import RoundState, state_of_round
from coop.wording import patrols as words


def _asked(facts: MessageFacts) -> Message:
    group = _group(facts)
    return Message(
        subject=facts.say(words.ASKED_SUBJECT, group=group.name),
        paragraphs=(facts.say(words.ASKED, group=group.name),),
        action=Action(facts.say(words.SEE_ASKED), f"/rondes/groepen/{group.slug}/beheer"),
    )


def _admitted(facts: MessageFacts) -> Message:
    group = _group(facts)
    return Message(
        subject=facts.say(words.ADMITTED_SUBJECT, group=group.name),
        paragraphs=(facts.say(words.ADMITTED, group=group.name),),
        action=Action(facts.say(words.READ_CONDUCT), f"/rondes/groepen/{group.slug}"),
    )


def _conduct(facts: MessageFacts) -> Message:
    return Message(
        subject=facts.say(words.CONDUCT_SUBJECT),
        paragraphs=(facts.say(words.CONDUCT_CHANGED),),
        action=Action(facts.say(words.READ_CONDUCT), f"/rondes/groepen/{_group(facts).slug}"),
    )


def _planned(facts: MessageFacts) -> Message | None:
    found = _round(facts)
    if found is None or _state(facts, found) is not RoundState.PLANNED:
        return None
    return _about(facts, found, words.PLANNED_SUBJECT, words.PLANNED, words.SEE_ROUND)


def _cancelled(facts: MessageFacts) -> Message | None:
    found = _round(facts)
    if found is None:
        return None
    return _about(facts, found, words.CANCELLED_SUBJECT, words.CANCELLED, words.SEE_ROUND)


def _end_asked(facts: MessageFacts) -> Message | None:
    found = _round(facts)
    if found is None or found.started_at is None or found.ended_at is not None:
        return None
    return Message(
        subject=facts.say(words.END_SUBJECT),
        paragraphs=(facts.say(words.END_ASKED, hour=facts.hour(found.started_at)),),
        action=Action(facts.say(words.SAY_END), f"/rondes/{found.id}"),
    )


def _about(facts: MessageFacts, found: Round, subject: str, text: str, label: str) -> Message:
    day, hour = facts.day(found.planned_at), facts.hour(found.planned_at)
    return Message(
        subject=facts.say(subject, day=day),
        paragraphs=(facts.say(text, day=day, hour=hour),),
        action=Action(facts.say(label), f"/rondes/{found.id}"),
    )


def _group(facts: MessageFacts) -> Group:
    assert facts.subject_id is not None
    return group_by_id(facts.uow.session, facts.subject_id)


def _round(facts: MessageFacts) -> Round | None:
    assert facts.subject_id is not None
    try:
        return round_by_id(facts.uow.session, facts.subject_id)
    except RoundNotFoundError:
        # Kept long enough, and gone.
        return None


def _state(facts: MessageFacts, found: Round) -> RoundState:
    return state_of_round(found.course, facts.uow.now)


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.PATROL_ADMITTED: _admitted,
    NoticeKind.PATROL_ASKED: _asked,
    NoticeKind.PATROL_CANCELLED: _cancelled,
    NoticeKind.PATROL_CONDUCT: _conduct,
    NoticeKind.PATROL_END_ASKED: _end_asked,
    NoticeKind.PATROL_PLANNED: _planned,
}
