"""What residents read when a message of theirs does not stand in the group (A2)."""

from coop.wording.catalogue import N_

#: By rule: why, and what now. Never what was written.
WHY = {
    "plate": (N_("Er stond een kenteken in."), N_("Een kenteken wijst naar iemand.")),
    "phone": (N_("Er stond een telefoonnummer in."), N_("Deel dat liever apart.")),
    "email": (N_("Er stond een mailadres in."), N_("Deel dat liever apart.")),
    "house_number": (
        N_("Er stond een huisnummer in."),
        N_("Noem in de groep alleen de straat."),
    ),
    "link": (N_("Er stond een link in."), N_("Links horen niet in deze groep.")),
    "forwarded": (
        N_("Het was een doorgestuurd bericht."),
        N_("Schrijf liever wat u zelf zag."),
    ),
    "media": (
        N_("Er stond een foto of film in."),
        N_("Bewaar uw beeld. De politie vraagt erom."),
    ),
    "noise": (N_("Wij houden de groep stil."), N_("Zo valt een alarm goed op.")),
    "advertisement": (
        N_("Deze groep is er voor veiligheid."),
        N_("Zet dit liever in de buurtapp."),
    ),
    "lost_pet": (
        N_("Wat vervelend van uw dier."),
        N_("Zet dit liever in de buurtapp."),
    ),
    "discrimination": (
        N_("Het ging over wie iemand lijkt."),
        N_("Schrijf liever wat iemand doet."),
    ),
    "call_to_act": (
        N_("Het riep op om zelf iets te doen."),
        N_("Laat dat aan de politie. Bel 112."),
    ),
    "flood": (N_("Het waren veel berichten achter elkaar."), N_("Wacht even een minuut.")),
    "newcomer": (
        N_("U bent nieuw in de groep."),
        N_("Een beheerder leest uw eerste berichten."),
    ),
}
REMOVED = N_("Uw bericht staat niet meer in de groep.")
HELD = N_("Uw bericht staat nog niet in de groep.")
LOOKED_AT = N_("Een beheerder kijkt ernaar.")
WRONG = N_("Klopt dat niet? Een beheerder kan het terugzetten.")
URGENT = N_("Is er nu gevaar? Bel 112.")
REPORT_INSTEAD = N_("Maak er een buurtmelding van")
WHY_BUTTON = N_("Lees waarom")
#: In the group, for a minute; it names nobody.
HINT = N_("Eén bericht paste niet in deze groep.")
HINT_HOW = N_("Was het van u? De bot vertelt waarom.")
RESTORED = N_("Op verzoek van een buurtgenoot:")
RESTORED_TO_WRITER = N_("Uw bericht mag toch in de groep.")
SEND_AGAIN = N_("Stuur het gerust nog eens.")
NOT_YOURS = N_("Dit bericht is niet van u.")

#: The ladder, as the one concerned reads it.
RUNGS = {
    "note": N_("Een beheerder spreekt u hierop aan."),
    "warning": N_("U krijgt een waarschuwing."),
    "mute": N_("U kunt nu alleen lezen."),
    "removal": N_("U bent uit de groep gehaald."),
    "ban": N_("U mag niet meer in de groep."),
}
UNTIL = N_("Dit duurt tot %(day)s, %(hour)s uur.")
WHY_SANCTION = N_("Waarom: %(why)s.")
OF_GROUP = N_("Dit gaat over %(group)s.")
NO_MEMBERSHIP = N_("Uw lidmaatschap blijft zoals het is.")
MAY_APPEAL = N_("Niet eens? Vraag een andere beheerder.")
APPEAL = N_("Vraag een andere beheerder")
APPEALED = N_("Een andere beheerder kijkt ernaar. U hoort het hier.")
LIFTED = N_("De maatregel is voorbij.")
STANDS = N_("Een andere beheerder keek. De maatregel blijft.")
