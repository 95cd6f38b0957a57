"""Becoming a member in a private chat: the same questions as on the form of the website."""

from coop.kernel.permissions import Actor, ActorKind
from coop.membership.queries.joining import ApplicationQuestion, application_question
from coop.membership.rules.questions import DONE, Step
from coop.notices.documents import Button, Message
from coop.notices.messages.dialogue import rows_of
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.people.rules import grants_of_resident
from coop.wording import joining, told


def _view(facts: MessageFacts) -> ApplicationQuestion | None:
    person_id = facts.reader_id()
    if person_id is None:
        return None
    reader = Actor(kind=ActorKind.PERSON, person_id=person_id, grants=grants_of_resident())
    return application_question(facts.uow, reader, locale=facts.locale)


def _question(facts: MessageFacts) -> Message | None:
    view = _view(facts)
    if view is None:
        return None
    if view.step is Step.SUMMARY:
        return _summary(facts, view)
    progress = facts.say(told.STEP, number=view.number, total=view.total)
    return Message(
        paragraphs=(f"{progress}\n{view.question}", view.hint, view.doubt),
        buttons=(*_choices(facts, view), _ways(facts, view)),
    )


def _choices(facts: MessageFacts, view: ApplicationQuestion) -> list[tuple[Button, ...]]:
    buttons = [
        Button(
            facts.say(joining.TAKEN, choice=choice.label)
            if view.is_multiple and choice.is_taken
            else choice.label,
            data=button_data("j", view.draft_id, view.step, choice.value),
        )
        for choice in view.choices
    ]
    if not view.is_multiple:
        return rows_of(buttons)
    done = Button(facts.say(joining.DONE), data=button_data("j", view.draft_id, view.step, DONE))
    return [*((button,) for button in buttons), (done,)]


def _ways(facts: MessageFacts, view: ApplicationQuestion) -> tuple[Button, ...]:
    ways = []
    if view.has_back:
        ways.append(Button(facts.say(told.BACK), data=button_data("jback", view.draft_id)))
    if view.may_skip:
        data = button_data("jskip", view.draft_id, view.step)
        ways.append(Button(facts.say(told.SKIP), data=data))
    ways.append(Button(facts.say(told.STOP), data=button_data("jstop", view.draft_id)))
    return tuple(ways)


def _summary(facts: MessageFacts, view: ApplicationQuestion) -> Message:
    return Message(
        paragraphs=(view.question, view.doubt),
        facts=tuple((line.term, line.value) for line in view.lines),
        buttons=(
            (Button(facts.say(told.SEND), data=button_data("jsend", view.draft_id)),),
            (Button(facts.say(told.CORRECT), data=button_data("jfix", view.draft_id)),),
            _ways(facts, view),
        ),
    )


def _correction(facts: MessageFacts) -> Message | None:
    view = _view(facts)
    if view is None or view.step is not Step.SUMMARY:
        return _question(facts)
    lines = [
        (Button(line.term, data=button_data("jagain", view.draft_id, line.step)),)
        for line in view.lines
    ]
    return Message(paragraphs=(facts.say(told.WHAT_TO_CORRECT),), buttons=tuple(lines))


def _sent(facts: MessageFacts) -> Message:
    return Message(
        paragraphs=(facts.say(joining.SENT), facts.say(joining.MAIL_COMES)),
        buttons=(_to_menu(facts),),
    )


def _stopped(facts: MessageFacts) -> Message:
    return Message(paragraphs=(facts.say(joining.STOPPED),), buttons=(_to_menu(facts),))


def _to_menu(facts: MessageFacts) -> tuple[Button, ...]:
    return (Button(facts.say(told.MENU), data=button_data("menu", "start")),)


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.APPLICATION_CORRECTION: _correction,
    NoticeKind.APPLICATION_QUESTION: _question,
    NoticeKind.APPLICATION_SENT: _sent,
    NoticeKind.APPLICATION_STOPPED: _stopped,
}
