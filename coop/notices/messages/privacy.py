"""The words of mails about requests on one's own data.

What somebody wrote stands in none of them: a request holds it, and the desk shows it.
"""

from datetime import date

from babel.dates import format_date

from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.wording.catalogue import N_
from coop.wording.privacy_desk import COMPLAINT, EXTENSIONS_TOLD, GROUNDS_TOLD, OUTCOMES_TOLD


def _due(facts: MessageFacts) -> str:
    return format_date(date.fromisoformat(facts.text("due")), "long", locale=facts.locale)


def _received(facts: MessageFacts) -> Message | None:
    return Message(
        subject=facts.say(N_("Uw verzoek %(number)s is binnen"), number=facts.text("number")),
        paragraphs=(
            facts.say(N_("U vroeg iets over uw gegevens. Dat is aangekomen.")),
            facts.say(N_("U hoort uiterlijk %(day)s van ons."), day=_due(facts)),
        ),
        closing=(
            facts.say(N_("Misschien vragen wij eerst of u het echt bent.")),
            facts.say(N_("Hebt u dit niet gevraagd? Dan hoeft u niets te doen.")),
        ),
    )


def _extended(facts: MessageFacts) -> Message | None:
    return Message(
        subject=facts.say(N_("Uw verzoek %(number)s duurt langer"), number=facts.text("number")),
        paragraphs=(
            facts.say(EXTENSIONS_TOLD[facts.text("reason")]),
            facts.say(N_("U hoort nu uiterlijk %(day)s van ons."), day=_due(facts)),
        ),
        closing=(facts.say(COMPLAINT),),
    )


def _answered(facts: MessageFacts) -> Message | None:
    ground = facts.args["ground"]
    return Message(
        subject=facts.say(N_("Antwoord op uw verzoek %(number)s"), number=facts.text("number")),
        paragraphs=(
            facts.say(OUTCOMES_TOLD[facts.text("outcome")]),
            *((facts.say(GROUNDS_TOLD[str(ground)]),) if ground else ()),
        ),
        closing=(facts.say(COMPLAINT),),
    )


def _to_the_secretary(facts: MessageFacts) -> Message | None:
    return Message(
        subject=facts.say(N_("Privacyverzoek %(number)s"), number=facts.text("number")),
        paragraphs=(
            facts.say(N_("Iemand vraagt iets over de eigen gegevens.")),
            facts.say(
                N_("Antwoord uiterlijk %(day)s. Dat is de termijn van de wet."), day=_due(facts)
            ),
        ),
        action=Action(
            facts.say(N_("Bekijk het verzoek")), f"/privacy/verzoeken/{facts.subject_id}"
        ),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.PRIVACY_ANSWERED: _answered,
    NoticeKind.PRIVACY_EXTENDED: _extended,
    NoticeKind.PRIVACY_RECEIVED: _received,
    NoticeKind.PRIVACY_REQUEST: _to_the_secretary,
}
