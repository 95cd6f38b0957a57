"""What a contact outside reads in the overview of a working day, and on its page (B1)."""

from coop.wording.catalogue import N_

SUBJECTS = {
    "one": N_("Overzicht: 1 buurtmelding"),
    "more": N_("Overzicht: %(count)s buurtmeldingen"),
}
INTRO = N_("Dit gaf de buurt door. Wij zetten er geen namen bij.")
#: Behind a report that was put before somebody earlier.
ASKS = {
    "new": "",
    "reminder": N_("Hierop wacht de buurt nog op antwoord."),
    "replied": N_("De bewoner reageerde op uw vraag. U leest het achter de knop."),
    "deputy": N_("Uw collega antwoordde hierop nog niet. Kunt u helpen?"),
}
LINE = N_("%(kind)s, %(street)s (%(group)s). %(when)s. %(called)s.")
OPEN = N_("Lees en antwoord")
LASTS = N_("De knop werkt veertien dagen.")

#: The eight answers with their numbers, for who answers the mail (people-first C2).
REPLY_ONE = N_("Of beantwoord deze mail met één cijfer:")
REPLY_MORE = N_(
    "Of beantwoord deze mail: één cijfer voor alles, of per nummer, zoals %(example)s."
)
REPLY_LINE = N_("%(number)s = %(answer)s")
REPLY_ONLY_NUMBERS = N_("Alleen cijfers gaan naar de bewoner. Woorden schrijft u achter de knop.")

RETURNED_SUBJECTS = {
    "unclear": N_("Uw antwoord begrepen wij niet"),
    "stranger": N_("Een antwoord van een ander adres"),
    "late": N_("Uw antwoord kwam te laat"),
    "bulletin": N_("Uw bericht aan de buurt is niet geplaatst"),
}
RETURNED = {
    "unclear": N_("Dank voor uw antwoord. Wij konden het niet lezen. Er is niets veranderd."),
    "stranger": N_(
        "Iemand antwoordde op onze mail van een ander adres dan het uwe. Wij deden er niets mee. "
        "Was u het? Antwoord dan vanaf dit adres, of gebruik de knop."
    ),
    "late": N_(
        "Dank voor uw antwoord. De mail waarop u antwoordt, is te oud. Er is niets veranderd. "
        "Bel of mail de beheerder van de groep."
    ),
    "bulletin": N_(
        "Uw bericht aan de buurt kwam niet door: er stond geen tekst, of meer dan 500 tekens, "
        "of er wachten er al vijf. Achter de knop kan het ook."
    ),
}
RETURNED_OPEN = N_("Antwoord op de pagina")

#: To moderators, without a word of the report; and to who reported (A2).
UNANSWERED = N_("Op buurtmelding %(number)s kwam nog geen antwoord.")
UNANSWERED_SUBJECT = N_("Nog geen antwoord op buurtmelding %(number)s")
UNANSWERED_NOW = N_("Dat zegt niet dat er niets gebeurt. U kunt bellen, of wachten.")
SILENT_NOW = N_("U kunt altijd zelf bellen.")

REFUSALS = {
    "reply_unclear": N_("Dit antwoord is niet duidelijk. Er is niets veranderd."),
    "overview_not_found": N_("Dit overzicht is er niet, of het is niet voor u."),
}
