"""The record of processing (AVG art. 30), filled in part by part beside the statement's words.

Purposes, grounds, terms and receivers stand in ``privacy_statement``; what is here is the rest
that the article asks for.
"""

from coop.wording.catalogue import N_

#: Whom it is about (lid 1 onder c).
PEOPLE = {
    "register": N_("Leden, oud-leden, ouders en voogden, en wie lid wil worden."),
    "access": N_("Iedereen die inlogt."),
    "assembly": N_("Leden, gevolmachtigden en wie een functie in de vergadering heeft."),
    "messages": N_("Iedereen aan wie een bericht ging."),
    "contribution": N_("Leden, en wie voor een lid betaalt."),
    "prevention": N_(
        "Wie een buurtmelding doet, wie erin beschreven wordt, beheerders en deelnemers van een "
        "groep, en contacten bij politie en gemeente."
    ),
    "buurtent": N_("Buren rond een tent, en vrijwilligers."),
    "desk": N_("Wie iets over de eigen gegevens vraagt, en wie bij een datalek betrokken was."),
}
#: What guards it (lid 1 onder g, AVG 32), beside what holds for everything.
MEASURES = {
    "register": N_(
        "Alleen het bestuur leest het; elke wijziging staat met functie in het logboek."
    ),
    "access": N_(
        "Links en codes staan er alleen als afdruk; wie een functie heeft, logt in met een "
        "tweede stap."
    ),
    "assembly": N_("Alleen het bestuur en het stembureau lezen wie er was en wie mocht stemmen."),
    "messages": N_("Het bestuur ziet dat er een bericht was, en of het aankwam."),
    "contribution": N_("Alleen de penningmeester leest bedragen en rekeningnummers."),
    "prevention": N_(
        "Wie meldt, staat los van de buurtmelding. Beheerders zien alleen hun eigen groep. Wie "
        "iets leest, staat met functie en tijd in het logboek, en de melder ziet dat. Niemand "
        "zoekt op naam, kenteken, beschrijving of foto. In chats staat geen inhoud voor "
        "beheerders of politie, en wat de melder er leest is na twee dagen weg."
    ),
    "buurtent": N_("De getroffen woning staat nergens; de kaart wijst geen huis aan."),
    "desk": N_("Alleen het bestuur leest het; na een jaar gaat het vanzelf weg."),
}
#: What holds for everything.
ALWAYS = N_(
    "Verbindingen zijn versleuteld, rechten hangen aan functies met een begin en een einde, wat "
    "weg moet gaat vanzelf weg en ook uit het bestand van de database."
)
#: Lid 1 onder e.
TRANSFERS = N_(
    "Wij geven niets door buiten de Europese Unie. Wie zelf Telegram gebruikt, leest en schrijft "
    "via de servers van Telegram; dat kan altijd ook via de website of per mail."
)
