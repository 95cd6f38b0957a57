"""What a member reads who is called to a meeting; the same words stand in the letter."""

import uuid

from coop.assembly.lookups import call_of
from coop.assembly.models import Convocation
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.people.rules import ChannelKind, LinkPurpose
from coop.wording import convocation as words


def _called(facts: MessageFacts) -> Message | None:
    convocation = facts.once(
        facts.subject_id, lambda: facts.uow.session.get(Convocation, facts.subject_id)
    )
    if convocation is None:
        return None
    call = facts.once(
        (convocation.id, facts.locale),
        lambda: call_of(facts.uow.session, convocation, facts.locale),
    )
    # In the chat the points by name are enough: the page has the proposals word for word.
    titles = "\n".join(f"{item.number}. {item.title}" for item in call.agenda.items)
    in_chat = facts.channel is ChannelKind.TELEGRAM
    points = (titles,) if in_chat else call.points
    return Message(
        subject=call.subject,
        paragraphs=(*((call.subject,) if in_chat else ()), *call.opening),
        facts=call.facts,
        # C3: the link opens a page with one question, and answers nothing by itself.
        action=None
        if in_chat
        else Action(
            facts.say(words.COMING), LinkPurpose.ANNOUNCEMENT, about=convocation.meeting_id
        ),
        page=Action(facts.say(words.READ), f"/vergaderingen/{convocation.meeting_id}"),
        buttons=_ways(facts, convocation.meeting_id),
        closing=(facts.say(words.AGENDA), *points, *call.conditions, call.signed),
        appointment=None if in_chat else call.appointment(f"{convocation.meeting_id}@wijkcoop"),
        calendar_name="vergadering.ics",
    )


def _ways(facts: MessageFacts, meeting_id: uuid.UUID) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button(facts.say(words.COMES), data=button_data("come", meeting_id, "yes")),
            Button(facts.say(words.STAYS_AWAY), data=button_data("come", meeting_id, "no")),
        ),
        (Button(facts.say(words.READ), url=f"/vergaderingen/{meeting_id}"),),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {NoticeKind.CONVOCATION: _called}
