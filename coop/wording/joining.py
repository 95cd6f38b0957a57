"""The questions to who wants to become a member, for the form and the chat (A2)."""

from dataclasses import dataclass

from coop.wording.catalogue import N_
from coop.wording.lifecycle import WISHES
from coop.wording.people import PURPOSES


@dataclass(frozen=True, slots=True)
class Words:
    """What one question is called, and how it is asked."""

    #: Above the field and in the summary.
    label: str
    question: str
    hint: str = ""
    #: What is said when it was left empty.
    missing: str = ""


#: By ``Step``.
WORDS = {
    "wish": Words(N_("Wat wilt u?"), N_("Wat wilt u?")),
    "given": Words(N_("Voornaam"), N_("Wat is uw voornaam?"), missing=N_("Vul uw voornaam in.")),
    "family": Words(
        N_("Achternaam"),
        N_("Wat is uw achternaam?"),
        N_("Met alles ervoor, zoals: van den Broek."),
        N_("Vul uw achternaam in."),
    ),
    "postcode": Words(
        N_("Postcode"),
        N_("Wat is uw postcode?"),
        N_("Zoals 5021 AB."),
        N_("Vul uw postcode in."),
    ),
    "house_number": Words(
        N_("Huisnummer"),
        N_("Wat is uw huisnummer?"),
        N_("Zoals 12, 12A of 12-2."),
        N_("Vul uw huisnummer in."),
    ),
    "street": Words(N_("Straat"), N_("In welke straat woont u?"), missing=N_("Vul uw straat in.")),
    "town": Words(
        N_("Woonplaats"), N_("In welke plaats woont u?"), missing=N_("Vul uw woonplaats in.")
    ),
    "email": Words(
        N_("E-mailadres"), N_("Wat is uw e-mailadres?"), N_("Daar sturen wij ons antwoord heen.")
    ),
    "phone": Words(N_("Telefoon"), N_("Wat is uw telefoonnummer?"), N_("U mag dit overslaan.")),
    "purposes": Words(
        N_("Waarover mogen wij u mailen?"),
        N_("Waarover mogen wij u mailen?"),
        N_("U kunt dit later altijd veranderen."),
    ),
    "minor": Words(N_("Jonger dan 18 jaar?"), N_("Bent u jonger dan 18 jaar?")),
    "born_on": Words(
        N_("Geboortedatum"),
        N_("Wanneer bent u geboren?"),
        N_("Zoals 21-11-2010. Wij bewaren alleen wanneer u 18 wordt."),
    ),
    "guardian": Words(
        N_("Naam van ouder of voogd"),
        N_("Wie is uw ouder of voogd?"),
        N_("Die persoon vindt het goed."),
    ),
    "summary": Words(N_("Klopt dit?"), N_("Klopt dit?")),
}

#: By ``Step`` and value.
CHOICES = {
    "wish": WISHES,
    "purposes": PURPOSES,
    "minor": {"0": N_("Nee"), "1": N_("Ja")},
}

ADDRESS_UNKNOWN = N_("Wij kennen dit adres niet. Klopt het? Ga dan gewoon verder.")
ADDRESS_NEAR = N_(
    "Wij kennen dit adres niet. Bedoelt u: %(nearest)s? Klopt uw adres wel? Ga dan gewoon verder."
)
NOTHING = N_("Niets ingevuld")
DONE = N_("Klaar")
TAKEN = N_("✓ %(choice)s")
STOPPED = N_("Gestopt. Wij hebben niets bewaard.")
SENT = N_("Dank u wel. Uw aanmelding is binnen.")
MAIL_COMES = N_("U krijgt ook een mail van ons.")
JOIN = N_("Lid worden")

REFUSALS = {
    "application_draft_not_found": N_("Deze aanmelding is er niet meer. Begin opnieuw."),
    "answer_needed": N_("Dit moeten wij weten. Typ uw antwoord."),
    "answer_too_long": N_("Dit is te lang. Gebruik hoogstens %(longest)s tekens."),
    "unknown_answer": N_("Kies een van de knoppen."),
    "application_incomplete": N_("Er is nog een vraag open. Beantwoord die eerst."),
}
