"""What is said about soundings (peilingen) in the private chat; at A2.

A chat message never repeats what somebody answered: it stays on Telegram's computers.
"""

from coop.membership.lookups import is_member
from coop.notices.documents import Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.soundings.lookups import answer_of, open_soundings, options_of
from coop.soundings.models import Sounding, SoundingOption
from coop.soundings.rules import SoundingState
from coop.wording import told
from coop.wording.catalogue import N_
from coop.wording.soundings import ADVISORY


def _sounding(facts: MessageFacts) -> Message | None:
    """Ask one thing with a button for each answer; once it is over, tell the result."""
    sounding = facts.uow.session.get(Sounding, facts.subject_id)
    if sounding is None:
        return None
    options = options_of(facts.uow.session, sounding.id)
    match sounding.state_at(facts.uow.now):
        case SoundingState.OPEN:
            return _question(facts, sounding, options)
        case SoundingState.CLOSED:
            return _result(facts, sounding, options)
        case SoundingState.WITHDRAWN:
            return _message(facts, sounding, N_("Het bestuur trok deze peiling in."))
        case SoundingState.COMING:
            return _message(facts, sounding, N_("Deze peiling is nog niet open."))


def _question(facts: MessageFacts, sounding: Sounding, options: list[SoundingOption]) -> Message:
    answered = answer_of(facts.uow.session, sounding.id, facts.reader_id()) is not None
    until = N_("Uw antwoord is bewaard. Veranderen kan tot %(day)s, %(hour)s uur.")
    asked = N_("Wat vindt u? Kiezen kan tot %(day)s, %(hour)s uur.")
    return Message(
        paragraphs=(
            facts.say(N_("Peiling: %(question)s"), question=sounding.question),
            sounding.explanation,
            facts.say(
                until if answered else asked,
                day=facts.day(sounding.closes_at),
                hour=facts.hour(sounding.closes_at),
            ),
            facts.say(ADVISORY),
        ),
        buttons=tuple(
            (Button(one.label, data=button_data("sound", sounding.id, one.number)),)
            for one in options
        ),
    )


def _result(facts: MessageFacts, sounding: Sounding, options: list[SoundingOption]) -> Message:
    if sounding.counted_at is None:
        return _message(facts, sounding, N_("Deze peiling is gesloten. Wij tellen nog."))
    counts = "\n".join(f"{one.label}: {one.chosen or 0}" for one in options)
    return Message(
        paragraphs=(
            facts.say(N_("Uitslag van de peiling: %(question)s"), question=sounding.question),
            counts,
            facts.say(ADVISORY),
        ),
        buttons=((_read(facts, sounding),),),
    )


def _message(facts: MessageFacts, sounding: Sounding, sentence: str) -> Message:
    question = facts.say(N_("Peiling: %(question)s"), question=sounding.question)
    return Message(
        paragraphs=(question, facts.say(sentence)), buttons=((_read(facts, sounding),),)
    )


def _read(facts: MessageFacts, sounding: Sounding) -> Button:
    return Button(facts.say(N_("Lees de peiling")), url=f"/peilingen/{sounding.id}")


def _soundings(facts: MessageFacts) -> Message:
    """List what members can answer now."""
    back = (Button(facts.say(told.BACK), data="menu:start"),)
    if not is_member(facts.uow.session, facts.reader_id(), facts.uow.now):
        only_members = facts.say(N_("Alleen leden geven antwoord op een peiling."))
        return Message(paragraphs=(only_members,), buttons=(back,))
    found = open_soundings(facts.uow.session, facts.uow.now)
    said = N_("Het bestuur vraagt wat u vindt.") if found else N_("Er is nu geen peiling open.")
    return Message(
        paragraphs=(facts.say(said),),
        buttons=(
            *((Button(one.question, data=button_data("sounding", one.id)),) for one in found),
            back,
        ),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.SOUNDING: _sounding,
    NoticeKind.SOUNDINGS: _soundings,
}
