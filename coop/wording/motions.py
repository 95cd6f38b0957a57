"""Sentences about motions, what is said about them, and amendments."""

from coop.wording.catalogue import N_
from coop.wording.roles import CONFLICTS

REFUSALS = {
    "motion_amount": N_("Vul een bedrag in euro's in, zoals 5.200,00, en of de btw erin zit."),
    "interest_missing": N_(
        "Vul op elke regel van de belangenkaart alles in, of laat de regel leeg."
    ),
    "too_many_interests": N_("Er passen %(most)s regels op de belangenkaart."),
    "checklist": N_("Geef bij elk punt van de lijst een antwoord."),
    "nothing_to_judge": N_("Bij dit punt staat geen voorstel."),
    "statement_too_late": N_("De leden stemmen al over dit voorstel, of deden dat al."),
    "amendment_not_found": N_("Deze wijziging is er niet (meer)."),
    "not_amendable": N_(
        "Deze tekst kan in de vergadering niet meer veranderen. De leden kunnen ja of nee zeggen."
    ),
    "amendments_closed": N_(
        "Wijzigen kan na de uitnodiging, tot de leden over het voorstel stemmen."
    ),
    "no_change": N_("Uw tekst is nog hetzelfde. Verander wat u anders wilt."),
    "amendment_decided": N_("Over deze wijziging is al beslist, of zij is ingetrokken."),
    "amendment_not_next": N_("Eerst stemmen de leden over wijziging %(number)s."),
    "amendment_collision": N_(
        "Twee wijzigingen gaan over dezelfde woorden. Schrijf zelf hoe de tekst nu luidt."
    ),
    "count_missing": N_("Vul in hoeveel stemmen er voor en tegen waren."),
    "own_amendment": N_("Alleen wie de wijziging indiende, kan haar intrekken."),
    "candidate_not_found": N_("Deze kandidaat is er niet (meer)."),
    "no_election": N_("Bij dit punt wordt niemand gekozen."),
    "nominated_already": N_("Dit lid is al kandidaat, of heeft zich al gemeld."),
    "nobody_to_nominate": N_("Er is geen lid met stemrecht met dit lidnummer."),
    "candidacy_closed": N_("Dit kan niet meer. De leden stemmen al, of u trok zich terug."),
    "nested_too_deep": N_("Dit is al een wijziging van een wijziging. Dien een nieuwe in."),
}

#: By kind of value, as templates name it; each by the value of a rule's enumeration.
WORDS = {
    "body": {
        "process_guardians": N_("Procesbewakers"),
        "supervisory_board": N_("Raad van toezicht"),
    },
    "check": {
        "text_is_clear": N_("De tekst is duidelijk en volledig."),
        "money_is_shown": N_("Er staat bij wat het kost."),
        "people_were_heard": N_("Wie het raakt, is gehoord."),
        "interests_are_shown": N_("De belangen staan erbij."),
        "choices_were_weighed": N_("Andere keuzes zijn bekeken."),
        "papers_were_in_time": N_("De stukken waren op tijd."),
    },
    "answer": {"yes": N_("Ja"), "no": N_("Nee"), "unknown": N_("Weet ik niet")},
    "verdict": {
        "positive": N_("Goed"),
        "reserved": N_("Goed, met een opmerking"),
        "negative": N_("Niet goed"),
        "none": N_("Niets gezegd"),
    },
    "process_guardians": {
        "positive": N_("Zorgvuldig voorbereid"),
        "reserved": N_("Niet alles is bekend"),
        "negative": N_("Niet zorgvuldig voorbereid"),
        "none": N_("Geen verklaring"),
    },
    "supervisory_board": {
        "positive": N_("Advies: voor"),
        "reserved": N_("Advies: voor, met een opmerking"),
        "negative": N_("Advies: tegen"),
        "none": N_("Geen advies"),
    },
    "candidate": {
        "asked": N_("Heeft nog geen ja gezegd"),
        "standing": N_("Kandidaat"),
        "withdrawn": N_("Heeft zich teruggetrokken"),
    },
    "conflict": CONFLICTS,
    "amendment": {
        "open": N_("Nog niet gestemd"),
        "adopted": N_("Aangenomen"),
        "rejected": N_("Verworpen"),
        "withdrawn": N_("Ingetrokken"),
    },
}
