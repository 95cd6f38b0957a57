"""What goes by itself and why, as the board reads it."""

from coop.wording.catalogue import N_

MATTERS = {
    "sessions": N_("Waar iemand was ingelogd, links en codes"),
    "second_steps": N_("De tweede stap van wie geen functie meer heeft"),
    "former_members": N_("Adres, e-mail, telefoon en toestemming van oud-leden"),
    "former_names": N_("Namen van oud-leden"),
    "minors": N_("Wie ouder of voogd van een lid was"),
    "filters": N_("Filters die iemand voor zichzelf bewaarde"),
    "votes": N_("Presentielijsten, lijsten van stemmers en open stemmen"),
    "notices": N_("Welk bericht naar wie ging"),
    "payments": N_("Contributie, betalingen en machtigingen"),
    "other_payments": N_("Betalingen die niet bij de contributie horen"),
    "reports": N_("Wie een buurtmelding deed, en de tekst ervan"),
    "participants": N_("Wie niet meer meedoet met een groep, of niet werd toegelaten"),
    "rounds": N_("Wie een ronde liep, de straten en wat er te zien was"),
    "tents": N_("Wie voor een buurTent was uitgenodigd of hielp"),
    "breaches": N_("Afgesloten datalekken"),
}
#: From when the term runs, and what stays.
SINCE = {
    "sessions": N_("Nadat het is afgelopen."),
    "second_steps": N_("Na het einde van de functie, of van het verzoek."),
    "former_members": N_("Na het einde van het lidmaatschap. Lidnummer en dagen blijven."),
    "former_names": N_("Na het jaar waarin het lidmaatschap eindigde, net als de boekhouding."),
    "minors": N_("Nadat het lid 18 werd, of geen lid meer is."),
    "filters": N_("Nadat iemand uit het bestuur ging. Gedeelde filters blijven."),
    "votes": N_("Na het sluiten van de stemming of vergadering. De uitslag blijft."),
    "notices": N_("Nadat het is verstuurd."),
    "payments": N_("Na het jaar waar het over gaat."),
    "other_payments": N_("Na de dag van de betaling."),
    "reports": N_("28 dagen na het afsluiten, hoogstens 90 na ontvangst. Aantallen blijven."),
    "participants": N_("Na het weggaan of het antwoord."),
    "rounds": N_("Na de ronde, of nadat iemand niet meer meeloopt. Woorden na 28 dagen."),
    "tents": N_("Na die avond. Plaats en dag van de tent blijven."),
    "breaches": N_("Na het afsluiten."),
}
