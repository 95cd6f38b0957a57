"""What the bot says of its own accord: sentences, its menu, privacy."""

from coop.notices.documents import Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey
from coop.wording.catalogue import N_


def _sentence(facts: MessageFacts) -> Message:
    return Message(paragraphs=(facts.text("text"),))


def _menu(facts: MessageFacts) -> Message:
    rules = rules_in_force(facts.uow.session, facts.uow.today)
    return Message(
        paragraphs=(
            facts.say(N_("Dit is de bot van %(name)s."), name=rules[RuleKey.NAME].value),
            facts.say(N_("Kies wat u wilt doen.")),
        ),
        buttons=(
            (_entry(facts, N_("Buurtmelding doen"), "report"),),
            (_entry(facts, N_("Mijn buurtmeldingen"), "reports"),),
            (_entry(facts, N_("Stemmen en vergaderingen"), "meetings"),),
            (_entry(facts, N_("buurTent"), "tent"), _entry(facts, N_("Wie doet mee?"), "people")),
            (_entry(facts, N_("Privacy"), "privacy"),),
        ),
    )


def _entry(facts: MessageFacts, label: str, entry: str) -> Button:
    return Button(facts.say(label), data=button_data("menu", entry))


def _privacy(facts: MessageFacts) -> Message:
    # C26: the exception belongs beside the promise.
    lines = (
        N_("Wij bewaren uw voornaam en uw Telegram-nummer."),
        N_("Een buurtmelding gaat naar de beheerder."),
        N_("Dit is geen melding bij de politie."),
        N_("De wijkagent krijgt uw naam niet van ons."),
        N_("Soms eist de politie of de rechter gegevens. Dan moeten wij die geven."),
        N_("Echt anoniem? Bel Meld Misdaad Anoniem: 0800-7000."),
    )
    return Message(
        paragraphs=tuple(facts.say(line) for line in lines),
        buttons=((_entry(facts, N_("Terug"), "start"),),),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.SENTENCE: _sentence,
    NoticeKind.MENU: _menu,
    NoticeKind.PRIVACY: _privacy,
}
