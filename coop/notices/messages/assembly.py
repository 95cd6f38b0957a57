"""What is said about votes and meetings in the private chat.

A chat message never repeats what somebody voted: it stays on Telegram's computers. What was
registered is said once, in the answer to the pressed button, and stands on the website.
"""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select

from coop.assembly.lookups import item_of_poll, open_poll_in
from coop.assembly.models import Meeting
from coop.assembly.rules import MeetingKind, MeetingState
from coop.membership.lookups import is_member
from coop.notices.documents import Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.voting.lookups import has_voted, outcome_of
from coop.voting.models import Poll
from coop.voting.rules import Choice, Outcome, VotingMethod
from coop.wording.assembly import CHOICES
from coop.wording.catalogue import N_
from coop.wording.voting import outcome_sentences

#: An outcome that could not be told for so long is no news any more.
NEWS_LASTS = timedelta(hours=12)
MOST_MEETINGS = 5


def _vote(facts: MessageFacts) -> Message | None:
    assert facts.subject_id is not None
    poll = facts.uow.session.get(Poll, facts.subject_id)
    if poll is None:
        return None
    outcome = outcome_of(poll)
    if outcome is not None:
        return _outcome(facts, poll, outcome)
    reader = facts.reader_id()
    if reader is not None and has_voted(facts.uow.session, poll.id, reader):
        return _counted(facts, poll)
    return _ballot(facts, poll)


def _ballot(facts: MessageFacts, poll: Poll) -> Message:
    return Message(
        subject=poll.question,
        paragraphs=(
            facts.say(N_("Nu stemmen: %(title)s"), title=poll.question),
            facts.say(N_("Voorstel: %(motion)s"), motion=poll.motion),
            facts.say(N_("Wat stemt u? Kies één keer. Veranderen kan daarna niet.")),
        ),
        buttons=(
            tuple(
                Button(facts.say(CHOICES[choice]), data=button_data("vote", poll.id, choice.value))
                for choice in Choice
            ),
        ),
    )


def _counted(facts: MessageFacts, poll: Poll) -> Message:
    return Message(
        subject=poll.question,
        paragraphs=(
            facts.say(N_("Uw stem is geteld: %(title)s"), title=poll.question),
            facts.say(N_("Straks leest u hier de uitslag.")),
        ),
        buttons=((_to_meeting(facts, poll.id),),),
    )


def _outcome(facts: MessageFacts, poll: Poll, outcome: Outcome) -> Message | None:
    assert poll.closed_at is not None
    if _is_old(poll.closed_at, facts.uow.now):
        return None
    said = outcome_sentences(**outcome.facts, locale=facts.locale)
    return Message(
        subject=poll.question,
        paragraphs=(
            facts.say(N_("Uitslag: %(title)s"), title=poll.question),
            f"{said[0]} {said[1]}",
            " ".join(said[2:]),
        ),
        buttons=((_to_meeting(facts, poll.id),),),
    )


def _is_old(closed_at: datetime, now: datetime) -> bool:
    return now - closed_at > NEWS_LASTS


def _elsewhere(facts: MessageFacts) -> Message:
    """Tell who pressed without taking part where to join."""
    assert facts.subject_id is not None
    return Message(
        paragraphs=(
            facts.say(N_("U doet nog niet mee. Uw stem is dus niet geteld.")),
            facts.say(N_("Open de vergadering. Druk daar op ‘Ik doe mee’.")),
            facts.say(N_("Bent u in de zaal? Meld u bij de deur.")),
        ),
        buttons=((_to_meeting(facts, facts.subject_id),),),
    )


def _to_meeting(facts: MessageFacts, poll_id: uuid.UUID) -> Button:
    meeting_id = item_of_poll(facts.uow.session, poll_id).meeting_id
    return Button(facts.say(N_("Naar de vergadering")), url=f"/vergaderingen/{meeting_id}/live")


def _meetings(facts: MessageFacts) -> Message:
    """List what goes on and what comes, with the way there."""
    back = (Button(facts.say(N_("Terug")), data="menu:start"),)
    if not is_member(facts.uow.session, facts.reader_id(), facts.uow.now):
        only_members = facts.say(N_("Alleen leden stemmen mee in de vergadering."))
        return Message(paragraphs=(only_members,), buttons=(back,))
    meetings = _ahead(facts)
    if not meetings:
        return Message(
            paragraphs=(facts.say(N_("Er komt nu geen vergadering aan.")),), buttons=(back,)
        )
    buttons = [button for meeting in meetings for button in _buttons(facts, meeting)]
    return Message(
        paragraphs=(
            facts.say(N_("Hier ziet u wanneer de leden vergaderen.")),
            *(_line(facts, meeting) for meeting in meetings),
        ),
        buttons=(*((button,) for button in buttons), back),
    )


def _ahead(facts: MessageFacts) -> list[Meeting]:
    return list(
        facts.uow.session.scalars(
            select(Meeting)
            .where(
                Meeting.kind == MeetingKind.MEMBERS,
                Meeting.convened_at.is_not(None),
                Meeting.closed_at.is_(None),
            )
            .order_by(Meeting.starts_at)
            .limit(MOST_MEETINGS)
        )
    )


def _line(facts: MessageFacts, meeting: Meeting) -> str:
    if meeting.state is MeetingState.OPEN:
        return facts.say(N_("Nu bezig: %(title)s."), title=meeting.title)
    return facts.say(
        N_("%(day)s om %(hour)s uur: %(title)s. Plaats: %(place)s."),
        day=facts.day(meeting.starts_at),
        hour=facts.hour(meeting.starts_at),
        title=meeting.title,
        place=meeting.place,
    )


def _buttons(facts: MessageFacts, meeting: Meeting) -> list[Button]:
    path = f"/vergaderingen/{meeting.id}"
    if meeting.state is not MeetingState.OPEN:
        data = button_data("meeting", meeting.id)
        return [Button(facts.say(N_("Agenda: %(title)s"), title=meeting.title), data=data)]
    found = [Button(facts.say(N_("Naar de vergadering")), url=f"{path}/live")]
    poll_id = open_poll_in(facts.uow.session, meeting.id, VotingMethod.ELECTRONIC)
    if poll_id is not None:
        found.insert(0, Button(facts.say(N_("Nu stemmen")), data=button_data("ballot", poll_id)))
    return found


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.MEETINGS: _meetings,
    NoticeKind.VOTE: _vote,
    NoticeKind.VOTE_ELSEWHERE: _elsewhere,
}
