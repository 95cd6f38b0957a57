"""What is said in a chat about coming, and about who votes for whom; at A2."""

import uuid
from collections.abc import Sequence

from coop.assembly.lookups import (
    agenda_of,
    open_poll_in,
    proxies_given,
    proxy_draft,
)
from coop.assembly.models import AgendaItem, Announcement, Meeting, Proxy
from coop.assembly.rules import MeetingKind, MeetingState
from coop.membership.lookups import standing_of
from coop.membership.rules.lifecycle import Standing
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data, poll_mark
from coop.people.models import Person
from coop.voting.lookups import has_voted
from coop.voting.rules import Choice
from coop.wording import told
from coop.wording.assembly import CHOICES
from coop.wording.catalogue import N_


def _meeting(facts: MessageFacts) -> Message | None:
    """Show one meeting: when, what about, and what the reader said about coming."""
    meeting = facts.uow.session.get(Meeting, facts.subject_id)
    reader = facts.reader_id()
    if meeting is None or reader is None or meeting.state is MeetingState.PLANNED:
        return None
    said = facts.uow.session.get(Announcement, (meeting.id, reader))
    given = proxies_given(facts.uow.session, meeting.id, reader)
    return Message(
        paragraphs=(
            meeting.title,
            facts.say(
                N_("%(day)s om %(hour)s uur. Plaats: %(place)s."),
                day=facts.day(meeting.starts_at),
                hour=facts.hour(meeting.starts_at),
                place=meeting.place,
            ),
            _agenda(facts, meeting),
            _said_about_coming(facts, said),
            *(_votes_for_you(facts, proxy) for proxy in given),
        ),
        buttons=(*_ways(facts, meeting, reader, given), _back(facts)),
    )


def _agenda(facts: MessageFacts, meeting: Meeting) -> str:
    points = [
        f"{item.number}. {item.title}" for item, _ in agenda_of(facts.uow.session, meeting.id)
    ]
    return "\n".join((facts.say(N_("Agenda:")), *points))


def _said_about_coming(facts: MessageFacts, said: Announcement | None) -> str:
    if said is None:
        return ""
    return facts.say(N_("U zei: ik kom.") if said.comes else N_("U zei: ik kom niet."))


def _votes_for_you(facts: MessageFacts, proxy: Proxy) -> str:
    sentence = facts.say(N_("%(name)s stemt voor u."), name=_name(facts, proxy.holder_id))
    if proxy.item_id is None:
        return sentence
    item = facts.uow.session.get_one(AgendaItem, proxy.item_id)
    only = facts.say(N_("Alleen bij punt %(item)s."), item=f"{item.number}. {item.title}")
    return f"{sentence} {only}"


def _ways(
    facts: MessageFacts, meeting: Meeting, reader: uuid.UUID, given: Sequence[Proxy]
) -> list[tuple[Button, ...]]:
    ways: list[tuple[Button, ...]] = []
    if meeting.state is MeetingState.CONVENED and meeting.kind is MeetingKind.MEMBERS:
        ways.append(
            (
                Button(facts.say(N_("Ik kom")), data=button_data("come", meeting.id, "yes")),
                Button(facts.say(N_("Ik kom niet")), data=button_data("come", meeting.id, "no")),
            )
        )
    standing = standing_of(facts.uow.session, reader, facts.uow.now)
    if standing is Standing.MEMBER and meeting.kind is MeetingKind.MEMBERS:
        if given:
            label, verb = N_("Trek de volmacht in"), "unproxy"
        else:
            label, verb = N_("Iemand anders laten stemmen"), "proxy"
        ways.append((Button(facts.say(label), data=button_data(verb, meeting.id)),))
    ways.append((Button(facts.say(N_("Lees de stukken")), url=f"/vergaderingen/{meeting.id}"),))
    return ways


def _back(facts: MessageFacts) -> tuple[Button, ...]:
    return (Button(facts.say(told.BACK), data="menu:meetings"),)


def _question(facts: MessageFacts) -> Message:
    """Ask who votes, and then whether that is right."""
    draft = proxy_draft(facts.uow.session, facts.reader_id(), facts.uow.now)
    stop = Button(facts.say(told.STOP), data="proxystop")
    if draft is None:
        return Message(
            paragraphs=(facts.say(N_("U geeft geen volmacht.")),), buttons=(_back(facts),)
        )
    if draft.holder_id is None:
        return Message(
            paragraphs=(
                facts.say(N_("Wie stemt voor u?")),
                facts.say(N_("Typ de voornaam en de achternaam. Het moet een lid zijn.")),
            ),
            buttons=((stop,),),
        )
    return Message(
        paragraphs=(
            facts.say(N_("%(name)s stemt dan voor u."), name=_name(facts, draft.holder_id)),
            facts.say(N_("Komt u toch zelf? Dan stemt u zelf.")),
            facts.say(N_("Klopt dit?")),
        ),
        buttons=(
            (Button(facts.say(N_("Ja, geef de volmacht")), data="proxyyes"),),
            (Button(facts.say(N_("Andere naam")), data="proxyother"), stop),
        ),
    )


def _received(facts: MessageFacts) -> Message | None:
    proxy = facts.uow.session.get(Proxy, facts.subject_id)
    if proxy is None or proxy.ended_at is not None:
        return None
    meeting = facts.uow.session.get_one(Meeting, proxy.meeting_id)
    name = _name(facts, proxy.giver_id)
    return Message(
        subject=facts.say(N_("U stemt voor %(name)s"), name=name),
        paragraphs=(
            facts.say(N_("%(name)s geeft u een volmacht."), name=name),
            facts.say(N_("U stemt dan twee keer: voor uzelf en voor die ander.")),
            facts.say(N_("Doe zelf mee. Anders telt de volmacht niet.")),
        ),
        facts=((facts.say(N_("Vergadering")), meeting.title),),
        action=Action(
            facts.say(N_("Bekijk de volmacht")), f"/vergaderingen/{meeting.id}/volmacht"
        ),
    )


def _lost(facts: MessageFacts) -> Message | None:
    proxy = facts.uow.session.get(Proxy, facts.subject_id)
    if proxy is None:
        return None
    name = _name(facts, proxy.giver_id)
    return Message(
        subject=facts.say(N_("Een volmacht is voorbij")),
        paragraphs=(
            facts.say(N_("U stemt niet meer voor %(name)s."), name=name),
            facts.say(N_("U hoeft niets te doen.")),
        ),
    )


def _vote_for(facts: MessageFacts) -> Message | None:
    """Give the holder of a proxy the buttons of one giver, while the vote is open."""
    proxy = facts.uow.session.get(Proxy, facts.subject_id)
    if proxy is None:
        return None
    name = _name(facts, proxy.giver_id)
    poll_id = open_poll_in(facts.uow.session, proxy.meeting_id)
    if poll_id is None or proxy.ended_at is not None:
        return Message(
            paragraphs=(facts.say(N_("De stemming voor %(name)s is voorbij."), name=name),)
        )
    if has_voted(facts.uow.session, poll_id, proxy.giver_id):
        return Message(paragraphs=(facts.say(N_("De stem van %(name)s is geteld."), name=name),))
    return Message(
        paragraphs=(facts.say(N_("U stemt ook voor %(name)s. Wat stemt u?"), name=name),),
        buttons=(
            tuple(
                Button(
                    facts.say(CHOICES[choice]),
                    data=button_data("pv", proxy.id, poll_mark(poll_id), choice.value),
                )
                for choice in Choice
            ),
        ),
    )


def _name(facts: MessageFacts, person_id: uuid.UUID) -> str:
    return facts.uow.session.get_one(Person, person_id).name.full


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.MEETING: _meeting,
    NoticeKind.PROXY_LOST: _lost,
    NoticeKind.PROXY_QUESTION: _question,
    NoticeKind.PROXY_RECEIVED: _received,
    NoticeKind.VOTE_FOR: _vote_for,
}
