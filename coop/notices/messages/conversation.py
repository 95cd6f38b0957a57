"""What the bot says of its own accord: sentences, its menu, privacy."""

from coop.notices.documents import Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.parts.lookups import parts_off
from coop.parts.rules import part_of_entry
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey
from coop.wording.catalogue import N_

#: The menu row by row: what a button tells the bot, and what it says to people.
ENTRIES: tuple[dict[str, str], ...] = (
    {"report": N_("Buurtmelding doen")},
    {"reports": N_("Mijn buurtmeldingen")},
    {"meetings": N_("Stemmen en vergaderingen")},
    {"peilingen": N_("Peilingen")},
    {"tent": N_("buurTent"), "people": N_("Wie doet mee?")},
    {"join": N_("Lid worden"), "privacy": N_("Privacy")},
)


def _sentence(facts: MessageFacts) -> Message:
    return Message(paragraphs=(facts.text("text"),))


def _menu(facts: MessageFacts) -> Message:
    rules = rules_in_force(facts.uow.session, facts.uow.today)
    return Message(
        paragraphs=(
            facts.say(N_("Dit is de bot van %(name)s."), name=rules[RuleKey.NAME].value),
            facts.say(N_("Kies wat u wilt doen.")),
        ),
        buttons=_entries(facts),
    )


def _entries(facts: MessageFacts) -> tuple[tuple[Button, ...], ...]:
    """Return the rows of the menu, without what belongs to a part that is off."""
    off = parts_off(facts.uow.session)
    rows = (
        tuple(
            _entry(facts, label, entry)
            for entry, label in row.items()
            if part_of_entry(entry) not in off
        )
        for row in ENTRIES
    )
    return tuple(row for row in rows if row)


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
