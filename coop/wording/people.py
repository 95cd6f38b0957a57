"""Sentences about people and signing in."""

from coop.wording.catalogue import N_

#: By ``ChannelKind``, ``Purpose`` and how a consent was given.
CHANNELS = {
    "email": N_("E-mail"),
    "telegram": N_("Telegram"),
    "phone": N_("Telefoon"),
}
PURPOSES = {
    "convocation": N_("Uitnodiging voor de ledenvergadering"),
    "assembly": N_("Berichten over de ledenvergadering"),
    "contribution": N_("Bericht over de contributie"),
    "buurtent": N_("Uitnodiging voor de buurTent"),
    "news": N_("Nieuws van de coöperatie"),
}
CONSENT_WAYS = {
    "import": N_("overgenomen uit de ledenlijst"),
    "papier": N_("op papier"),
    "telefoon": N_("aan de telefoon"),
    "balie": N_("aan de balie"),
    "telegram": N_("in Telegram"),
    "web": N_("op de website"),
}

#: By ``CodeWay`` and ``ControlQuestion``.
CODE_WAYS = {"letter": N_("Brief"), "spoken": N_("Voorgelezen")}
CONTROL_QUESTIONS = {
    "address": N_("Wat is uw adres?"),
    "phone": N_("Wat is uw telefoonnummer?"),
    "member_number": N_("Wat is uw lidnummer?"),
    "member_since": N_("In welk jaar werd u lid?"),
}

#: What ``Grant.function`` may say; the journal keeps it in Dutch.
FUNCTIONS = (
    N_("voorzitter"),
    N_("secretaris"),
    N_("penningmeester"),
    N_("bestuurslid"),
    N_("raad van toezicht"),
    N_("kascommissie"),
    N_("stembureau"),
    N_("procesbewaker"),
    N_("kandidaat"),
    N_("beheerder"),
    N_("beheerder namens een buur"),
    N_("vrijwilliger"),
    N_("gemeente"),
    N_("technisch beheer"),
    N_("plaatsvervanger"),
    N_("lid"),
    N_("bewoner"),
    N_("wijkagent"),
    N_("systeem"),
)

#: By ``SecondChange``: what its owner reads, as subject and in a sentence.
SECOND_CHANGES = {
    "passkey_added": (
        N_("U hebt een nieuwe sleutel"),
        N_("Er is een sleutel (passkey) gemaakt om als u in te loggen."),
    ),
    "set_up": (
        N_("Uw tweede stap staat aan"),
        N_("Er is een app ingesteld voor de tweede stap bij het inloggen."),
    ),
    "replaced": (
        N_("Uw tweede stap is vervangen"),
        N_("Er is een andere app ingesteld voor de tweede stap. De oude werkt niet meer."),
    ),
    "codes_renewed": (
        N_("U hebt nieuwe herstelcodes"),
        N_("Er zijn tien nieuwe herstelcodes gemaakt. De oude werken niet meer."),
    ),
    "code_used": (
        N_("Er is een herstelcode gebruikt"),
        N_("Iemand logde in als u, met een herstelcode. Die code werkt nu niet meer."),
    ),
    "reset_proposed": (
        N_("Het bestuur wil uw tweede stap weghalen"),
        N_("Een bestuurslid vroeg om uw tweede stap weg te halen. Een ander moet nog ja zeggen."),
    ),
    "reset": (
        N_("Uw tweede stap is weggehaald"),
        N_(
            "Twee bestuursleden haalden uw tweede stap weg. U bent overal uitgelogd. Stel bij "
            "het inloggen een nieuwe in."
        ),
    ),
}
SECOND_NOT_YOU = N_("Was u dit niet, of vroeg u dit niet? Bel dan meteen het bestuur.")

REFUSALS = {
    "second_step_needed": N_(
        "Voor uw functie is een tweede stap nodig bij het inloggen. Die doet u op de website."
    ),
    "authenticator_missing": N_("Er is nog geen app ingesteld. Begin bij het instellen."),
    "authenticator_unreadable": N_(
        "De codes van uw app zijn hier niet meer na te kijken. Gebruik een herstelcode en stel "
        "de app daarna opnieuw in."
    ),
    "second_step_missing": N_("Er is hier nog geen tweede stap ingesteld."),
    "reset_not_found": N_("Dit verzoek is er niet (meer)."),
    "reset_open": N_("Een ander bestuurslid vroeg dit al. Dat verzoek wacht nog."),
    "reset_closed": N_("Over dit verzoek is al besloten, of het is te oud. Vraag het opnieuw."),
    "reset_alone": N_("U vroeg dit zelf. Een ander bestuurslid moet ja zeggen."),
    "reset_of_oneself": N_(
        "Uw eigen tweede stap haalt u hier niet weg. Vraag het twee andere bestuursleden."
    ),
    "person_not_found": N_("Deze persoon staat hier niet (meer)."),
    "link_not_found": N_("Deze link werkt niet. Is hij helemaal overgenomen uit de mail?"),
    "link_expired": N_("Deze link werkt niet meer: de tijd is voorbij. Vraag een nieuwe aan."),
    "link_used": N_("Deze link is al gebruikt. Vraag een nieuwe aan als dat nodig is."),
    "channel_taken": N_("Dit Telegram-account hoort hier al bij iemand anders."),
    "invalid_email": N_("Dit lijkt geen e-mailadres. Kijk of er een @ en een punt in staan."),
    "invalid_phone": N_(
        "Dit lijkt geen telefoonnummer. Schrijf het met netnummer, of begin met + en het land."
    ),
    "sign_in_not_asked": N_(
        "Deze code werkt alleen in de browser waarin u de mail vroeg. "
        "Gebruik daar de code, of vraag hier een nieuwe mail."
    ),
    "sign_in_expired": N_("Deze code werkt niet meer: de tijd is voorbij. Vraag een nieuwe mail."),
    "sign_in_used": N_("Met deze mail is al iemand aangemeld. Vraag een nieuwe mail."),
    "too_many_attempts": N_(
        "De code is te vaak verkeerd ingevuld en werkt niet meer. Vraag een nieuwe mail."
    ),
    "too_many_sign_ins": N_(
        "Er is al een paar keer om een mail gevraagd. Kijk in uw mailbox, ook bij ongewenste "
        "mail. Over %(minutes)s minuten kunt u een nieuwe mail vragen."
    ),
    "name_missing": N_("Vul in hoe u wilt heten."),
    "address_missing": N_("Vul ook de straat en de plaats in."),
    "own_data_changed": N_(
        "Dit is intussen ergens anders veranderd, misschien in een ander venster. Kijk wat er nu "
        "staat. Klopt uw wijziging nog? Sla dan nog een keer op."
    ),
    "email_already_own": N_("Dit adres gebruiken wij al voor u."),
    "email_change_not_asked": N_(
        "Er wacht geen nieuw adres op een code, of de tijd is voorbij. Vul het adres nog eens in."
    ),
    "channel_missing": N_("Dit kanaal kennen wij niet van u. Vul het eerst in."),
    "access_code_closed": N_(
        "Deze code werkt niet meer. Hij is al gebruikt, of er is een nieuwe brief. "
        "Vraag de secretaris om een nieuwe brief."
    ),
    "access_code_not_found": N_("Deze brief is er niet. Maak een nieuwe."),
    "control_questions_missing": N_(
        "Stel eerst twee controlevragen. Kruis aan welke goed beantwoord zijn."
    ),
    "passkey_late": N_("Dat duurde te lang. Probeer het nog eens."),
    "passkey_nameless": N_("Geef de sleutel een naam, bijvoorbeeld: mijn telefoon."),
    "passkey_not_found": N_("Deze sleutel is er niet (meer)."),
    "passkey_refused": N_("Deze sleutel past hier niet. Log in met een mail of een brief."),
    "session_not_found": N_("Dit apparaat is hier niet (meer) ingelogd."),
    "too_many_passkeys": N_("U hebt al tien sleutels. Haal er eerst een weg."),
    "no_mail_address": N_("Van dit lid is geen e-mailadres bekend. Print een brief."),
    "too_many_guesses": N_(
        "Er zijn hier te veel verkeerde codes ingevuld. Over %(minutes)s minuten kunt u het "
        "opnieuw proberen."
    ),
    "no_practice": N_("Dit kan alleen in de oefenversie."),
}
