"""What is said about peilingen (peilingen) in the private chat; at A2.

A chat message never repeats what somebody answered: it stays on Telegram's computers.
"""

from coop.membership.lookups import is_member
from coop.notices.documents import Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.peilingen.lookups import answer_of, open_peilingen, options_of
from coop.peilingen.models import Peiling, PeilingOption
from coop.peilingen.rules import PeilingState
from coop.wording import told
from coop.wording.catalogue import N_
from coop.wording.peilingen import ADVISORY


def _peiling(facts: MessageFacts) -> Message | None:
    """Ask one thing with a button for each answer; once it is over, tell the result."""
    peiling = facts.uow.session.get(Peiling, facts.subject_id)
    if peiling is None:
        return None
    options = options_of(facts.uow.session, peiling.id)
    match peiling.state_at(facts.uow.now):
        case PeilingState.OPEN:
            return _question(facts, peiling, options)
        case PeilingState.CLOSED:
            return _result(facts, peiling, options)
        case PeilingState.WITHDRAWN:
            return _message(facts, peiling, N_("Het bestuur trok deze peiling in."))
        case PeilingState.COMING:
            return _message(facts, peiling, N_("Deze peiling is nog niet open."))


def _question(facts: MessageFacts, peiling: Peiling, options: list[PeilingOption]) -> Message:
    answered = answer_of(facts.uow.session, peiling.id, facts.reader_id()) is not None
    until = N_("Uw antwoord is bewaard. Veranderen kan tot %(day)s, %(hour)s uur.")
    asked = N_("Wat vindt u? Kiezen kan tot %(day)s, %(hour)s uur.")
    return Message(
        paragraphs=(
            facts.say(N_("Peiling: %(question)s"), question=peiling.question),
            peiling.explanation,
            facts.say(
                until if answered else asked,
                day=facts.day(peiling.closes_at),
                hour=facts.hour(peiling.closes_at),
            ),
            facts.say(ADVISORY),
        ),
        buttons=tuple(
            (Button(one.label, data=button_data("sound", peiling.id, one.number)),)
            for one in options
        ),
    )


def _result(facts: MessageFacts, peiling: Peiling, options: list[PeilingOption]) -> Message:
    if peiling.counted_at is None:
        return _message(facts, peiling, N_("Deze peiling is gesloten. Wij tellen nog."))
    counts = "\n".join(f"{one.label}: {one.chosen or 0}" for one in options)
    return Message(
        paragraphs=(
            facts.say(N_("Uitslag van de peiling: %(question)s"), question=peiling.question),
            counts,
            facts.say(ADVISORY),
        ),
        buttons=((_read(facts, peiling),),),
    )


def _message(facts: MessageFacts, peiling: Peiling, sentence: str) -> Message:
    question = facts.say(N_("Peiling: %(question)s"), question=peiling.question)
    return Message(paragraphs=(question, facts.say(sentence)), buttons=((_read(facts, peiling),),))


def _read(facts: MessageFacts, peiling: Peiling) -> Button:
    return Button(facts.say(N_("Lees de peiling")), url=f"/peilingen/{peiling.id}")


def _peilingen(facts: MessageFacts) -> Message:
    """List what members can answer now."""
    back = (Button(facts.say(told.BACK), data="menu:start"),)
    if not is_member(facts.uow.session, facts.reader_id(), facts.uow.now):
        only_members = facts.say(N_("Alleen leden geven antwoord op een peiling."))
        return Message(paragraphs=(only_members,), buttons=(back,))
    found = open_peilingen(facts.uow.session, facts.uow.now)
    said = N_("Het bestuur vraagt wat u vindt.") if found else N_("Er is nu geen peiling open.")
    return Message(
        paragraphs=(facts.say(said),),
        buttons=(
            *((Button(one.question, data=button_data("peiling", one.id)),) for one in found),
            back,
        ),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.PEILING: _peiling,
    NoticeKind.PEILINGEN: _peilingen,
}
