"""What a member reads who is called to a meeting; the same words stand in the letter."""

from coop.assembly.lookups import call_of
from coop.assembly.models import Convocation
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.people.rules import ChannelKind
from coop.wording import convocation as words


def _called(facts: MessageFacts) -> Message | None:
    convocation = facts.uow.session.get(Convocation, facts.subject_id)
    if convocation is None:
        return None
    call = call_of(facts.uow.session, convocation, facts.locale)
    # In the chat the points by name are enough: the page has the proposals word for word.
    titles = "\n".join(f"{item.number}. {item.title}" for item in call.agenda.items)
    in_chat = facts.channel is ChannelKind.TELEGRAM
    points = (titles,) if in_chat else call.points
    return Message(
        subject=call.subject,
        paragraphs=(*((call.subject,) if in_chat else ()), *call.opening),
        facts=call.facts,
        # C3: the link opens the page of the meeting, and does nothing by itself.
        action=Action(facts.say(words.READ), f"/vergaderingen/{convocation.meeting_id}"),
        closing=(facts.say(words.AGENDA), *points, *call.conditions, call.signed),
        appointment=None if in_chat else call.appointment(f"{convocation.meeting_id}@wijkcoop"),
        calendar_name="vergadering.ics",
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {NoticeKind.CONVOCATION: _called}
