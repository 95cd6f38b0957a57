"""What the privacy desk says to who asks, and to the board that answers."""

from coop.wording.catalogue import N_

REFUSALS = {
    "request_not_found": N_("Dit verzoek is er niet (meer)."),
    "request_name_missing": N_("Vul uw naam in. Dan weten wij om wie het gaat."),
    "request_text_missing": N_("Schrijf op wat wij moeten veranderen, weghalen of stoppen."),
    "too_many_requests": N_("Er kwamen vandaag al vijf verzoeken van u. Probeer het morgen weer."),
    "request_answered": N_("Iemand was u voor: dit verzoek is al beantwoord."),
    "request_extended": N_("De termijn is al een keer verlengd. Vaker mag niet."),
    "extension_too_late": N_(
        "Verlengen kan alleen in de eerste maand (AVG artikel 12 lid 3). Antwoord nu zo snel als "
        "het kan."
    ),
    "ground_missing": N_("Kies waarom. Wie niet alles krijgt, moet horen waarom."),
    "processor_not_found": N_("Deze verwerker staat niet (meer) op de lijst."),
    "processor_incomplete": N_("Vul in wie het is, wat die voor ons doet en waar."),
}

KINDS = {
    "access": N_("Ik wil zien wat u van mij bewaart"),
    "rectification": N_("Er klopt iets niet"),
    "erasure": N_("Ik wil dat u iets weghaalt"),
    "objection": N_("Ik wil dat u hiermee stopt"),
}
#: As the board knows them from the law.
KINDS_OF_LAW = {
    "access": N_("Inzage (AVG artikel 15)"),
    "rectification": N_("Verbetering (AVG artikel 16)"),
    "erasure": N_("Wissing (AVG artikel 17)"),
    "objection": N_("Bezwaar (AVG artikel 21)"),
}
RELATIONS = {
    "member": N_("Ik ben of was lid"),
    "neighbour": N_("Ik woon in de buurt"),
    "described": N_("Een buurtmelding gaat misschien over mij"),
    "flyer": N_("Ik kreeg een briefje of uitnodiging"),
    "other": N_("Iets anders"),
}
EXTENSIONS = {
    "complex": N_("Het verzoek is ingewikkeld"),
    "many": N_("Er zijn veel verzoeken tegelijk"),
}
OUTCOMES = {
    "granted": N_("Gedaan wat werd gevraagd"),
    "nothing_held": N_("Wij bewaren niets van deze persoon"),
    "partly": N_("Voor een deel gedaan"),
    "refused": N_("Niet gedaan"),
}
GROUNDS = {
    "not_identified": N_("Wij weten niet wie het is (artikel 12 lid 6)"),
    "others_rights": N_("Het raakt de rechten van anderen (artikel 15 lid 4)"),
    "must_keep": N_("De wet wil dat wij het bewaren (artikel 17 lid 3)"),
    "compelling": N_("Er is een zwaarwegende reden om door te gaan (artikel 21 lid 1)"),
    "unfounded": N_("Het verzoek is onredelijk of komt steeds terug (artikel 12 lid 5)"),
}

EXTENSIONS_TOLD = {
    "complex": N_("Uw verzoek is ingewikkeld. Wij hebben meer tijd nodig."),
    "many": N_("Er kwamen veel verzoeken tegelijk. Wij hebben meer tijd nodig."),
}
OUTCOMES_TOLD = {
    "granted": N_(
        "Wij hebben gedaan wat u vroeg. Vroeg u iets te zien? Dan sturen wij het apart."
    ),
    "nothing_held": N_("Wij hebben gezocht. Wij bewaren niets van u."),
    "partly": N_("Wij hebben een deel gedaan van wat u vroeg."),
    "refused": N_("Wij doen niet wat u vroeg."),
}
GROUNDS_TOLD = {
    "not_identified": N_("Wij konden niet zien dat u het bent (AVG artikel 12 lid 6)."),
    "others_rights": N_("Er staan gegevens van anderen in (AVG artikel 15 lid 4)."),
    "must_keep": N_("De wet wil dat wij dit bewaren (AVG artikel 17 lid 3)."),
    "compelling": N_("Wij hebben een zwaarwegende reden om door te gaan (AVG artikel 21 lid 1)."),
    "unfounded": N_("Wij vinden het verzoek onredelijk (AVG artikel 12 lid 5)."),
}
#: AVG art. 12 lid 4: whoever is not given all is told where to complain.
COMPLAINT = N_(
    "Bent u het niet eens? U kunt klagen bij de Autoriteit Persoonsgegevens, of naar de rechter "
    "gaan."
)
