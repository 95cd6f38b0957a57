"""Sentences about groups."""

from coop.wording.catalogue import N_

STATES = {
    "requested": N_("Aangevraagd"),
    "tested": N_("Getoetst door de gemeente"),
    "waiting": N_("Wacht op de startavond"),
    "active": N_("Actief"),
    "paused": N_("Ligt stil"),
    "ended": N_("Gestopt"),
}
PARTICIPANT_STATES = {
    "asked": N_("Gevraagd"),
    "admitted": N_("Doet mee"),
    "refused": N_("Niet toegelaten"),
    "left": N_("Zelf weggegaan"),
    "removed": N_("Verwijderd"),
}
ADDRESS_FITS = {
    "in_area": N_("Het adres ligt in het gebied"),
    "outside": N_("Het adres ligt niet in het gebied"),
    "unknown": N_("Het adres staat niet op de lijst"),
    "seen": N_("Een beheerder weet dat het adres klopt"),
}

CONTACT_KINDS = {
    "police": N_("politie"),
    "enforcement": N_("toezicht en handhaving"),
    "district_manager": N_("wijkregisseur"),
    "youth_work": N_("jongerenwerk"),
    "housing": N_("woningcorporatie"),
    "mediation": N_("buurtbemiddeling"),
}

#: Said yes to, one by one, by who takes part (research/dutch-rules.md 3.3); A2.
GROUP_RULES = (
    N_("Is er gevaar? Ik bel eerst 112."),
    N_("Ik kijk naar wat iemand doet. Niet hoe iemand eruitziet."),
    N_("Ik blijf op afstand. Ik spreek niemand aan."),
    N_("Ik zet geen foto's, namen of kentekens in de groep."),
    N_("De groep is alleen voor veiligheid."),
    N_("Ik vertel niet verder wat in de groep staat."),
)
HOW_IT_WORKS = (
    N_("Zag u iets? Doe een buurtmelding."),
    N_("Een beheerder leest wat u schrijft."),
    N_("Is er gevaar? Bel eerst 112."),
)
ASKED_SUBJECT = N_("Iemand wil meedoen: %(group)s")
ASKED = N_("Iemand vraagt om mee te doen met %(group)s. Kijk of het adres klopt.")
ANSWER_THEM = N_("Bekijk de vraag")
WELCOME_SUBJECT = N_("Welkom bij %(group)s")
WELCOME_NAMED = N_("Welkom, %(name)s. U doet nu mee met %(group)s.")
WELCOME = N_("Welkom. U doet nu mee met %(group)s.")
SEE_GROUP = N_("Bekijk de groep")
REFUSED_SUBJECT = N_("Over uw vraag aan %(group)s")
REFUSED = N_("U kunt nu niet meedoen. De beheerder schrijft waarom:")
REFUSED_CLOSING = N_("Klopt dit niet? Bel of mail dan het bestuur.")
WAY_IN_SUBJECT = N_("Uw link naar %(group)s")
WAY_IN = N_("Dit is uw eigen link naar de groep. Hij werkt één keer.")
WAY_IN_UNTIL = N_("Geef hem niet door. Hij werkt tot %(day)s.")
ENTER = N_("Ga naar de groep")
JOIN = N_("Meedoen")
RULES_FIRST = N_("Dit spreken wij af:")
SAY_YES = N_("Ja, op alles. Ik ben 18 of ouder.")
ASKED_DONE = N_("Gevraagd. Een beheerder kijkt of uw adres klopt. U krijgt bericht.")
ASK_FIRST = N_("Vraag eerst om mee te doen met %(group)s. Dan laten wij u in de groep.")

MODERATORS_READ = N_("Beheerders lezen elke buurtmelding.")
POLICE_DOES = N_("De politie: %(what)s")
MUNICIPALITY_DOES = N_("De gemeente: %(what)s")
CONTACT_ANSWERS = N_("%(contact)s: antwoord binnen %(days)s werkdagen.")
CONTACT_SILENT = N_("%(contact)s: over antwoorden is niets afgesproken.")
READ_MORE = N_("Lees meer")
RELEASE_SUBJECT = N_("Buurtpreventie: geef opnieuw vrij")
RELEASE_ENDS = N_("De vrijgave van buurtpreventie geldt tot %(day)s.")
RELEASE_OVER = N_("De vrijgave van buurtpreventie is op %(day)s geëindigd.")
RELEASE_WHY = N_(
    "Zonder vrijgave is elke buurtmelding een oefening: de wijkagent en de groep krijgen niets. "
    "Twee bestuursleden geven haar weer voor een jaar vrij."
)
RELEASE_AGAIN = N_("Lees en geef vrij")
AGAIN_SUBJECT = N_("%(group)s verandert. Doet u nog mee?")
AGAIN = N_("De groep is nu voor iets anders:")
AGAIN_ANSWER = N_("Lees en kies")
DRILL_SUBJECT = N_("Testbericht voor %(group)s")
DRILL_ASKED = N_("Vandaag is het tijd voor het testbericht in %(group)s. Plaatst u het?")
DRILL_PLACE = N_("Bekijk en plaats het")
DRILL = N_(
    "Dit is een testbericht. Er is niets aan de hand. Leest u dit? Dan werkt de groep voor u. "
    "U hoeft niets te doen. Is er ooit gevaar? Bel eerst 112."
)
PHOTOS = N_("Foto's: %(what)s")
PHOTO_POLICIES = {
    "none_taken_in": N_("Wij nemen geen foto's aan. Bewaar ze. De politie vraagt erom."),
    "taken_in": N_("Alleen beheerders en politie zien ze. Nooit de groep."),
}
INVOLVEMENTS = {
    "none": N_("Doet niet mee"),
    "receives": N_("Krijgt wat de beheerders doorgeven. Leest niet mee in de groep."),
    "advises": N_("Geeft de beheerders raad. Leest niet mee in de groep."),
    "reads": N_("Leest mee in de groep."),
    "decides": N_("Beslist mee waar de groep voor is."),
}
TO_GROUP = {
    "outcomes": N_("Alleen wat ervan kwam, na het nalezen"),
    "urgent": N_("Ook wat nu gebeurt en 112 waard is"),
}
PHOTO_CHOICES = {
    "none_taken_in": N_("Nee, de bewoner bewaart ze zelf"),
    "taken_in": N_("Ja, een beheerder kijkt ze na"),
}
CHANNELS = {
    "telegram": N_("Telegram, met de bot"),
    "own_app": N_("Een eigen app, zoals WhatsApp of Signal"),
}
DELIVERIES = {
    "per_report": N_("Eén mail per buurtmelding"),
    "overview": N_("Eén overzicht per werkdag"),
}
MODELS = {
    "oss": N_("Zoals in Oss: politie en buren apart, de politie geeft raad"),
    "bommelerwaard": N_("Zoals in de Bommelerwaard: de politie stuurt mee, alleen op heterdaad"),
    "breda": N_("Zoals in Breda: gemeente en politie begeleiden de groep"),
    "den_haag": N_("Zoals in Den Haag: op elk uur, gedeeld met politie en gemeente"),
}
READERS = {
    "neighbours": N_("Alleen buren. De politie geeft raad."),
    "guided": N_("De politie of de gemeente beslist mee."),
    "together": N_("Politie en gemeente krijgen wat wij doorgeven."),
}
CONTENTS = {
    "in_the_act": N_("Alleen wat nu gebeurt en 112 waard is"),
    "safety": N_("Alles wat over veiligheid gaat"),
}
CHECKS = {
    "conduct": N_("Verklaring omtrent het gedrag (VOG)"),
    "training": N_("Training voor beheerders"),
}
CHECK_SEEN = {
    "conduct": N_("VOG gezien van %(seen)s van %(of)s beheerders."),
    "training": N_("Training gevolgd: %(seen)s van %(of)s beheerders."),
}
START_ISSUES = {
    "no_moderator": N_("Er is nog geen beheerder."),
    "no_kinds": N_("Er is nog geen soort buurtmelding gekozen."),
    "no_kick_off": N_("De startavond heeft nog geen dag."),
    "kick_off_ahead": N_("De startavond moet nog komen."),
    "no_front_runner": N_("Er is nog geen trekker."),
}
#: What stands on the list of a kick-off evening, and is read out.
KICK_OFF = (
    N_("Wie leest mee, en wie niet?"),
    N_("Waar is de groep voor, en waarvoor niet?"),
    N_("Eerst 112, dan pas de groep."),
    N_("Kijk naar gedrag. Geen foto's, namen of kentekens in de groep."),
    N_("Blijf op afstand. Niemand houdt iemand aan."),
    N_("Wie beheert, en wie neemt het over bij vakantie?"),
    N_("Hoe doet u een buurtmelding? Oefen er samen één."),
)

#: For the old app of a group that moves: weeks before, the day itself, and after it (C1).
MOVE_TEXTS = (
    N_("%(group)s verhuist naar een andere app. U hoort hier wanneer. Melden kan al: %(address)s"),
    N_("Vandaag verhuist %(group)s. Zag u iets? Vertel het hier: %(address)s"),
    N_("%(group)s is verhuisd. Hier leest niemand meer mee. Melden: %(address)s. Spoed: 112."),
)

REFUSALS = {
    "group_not_found": N_("Deze groep staat hier niet (meer)."),
    "deputy_not_possible": N_(
        "Kies een ander: dit contact is zelf al vervanger, of heeft er zelf een."
    ),
    "contact_not_found": N_("Dit contact staat hier niet (meer)."),
    "invalid_slug": N_(
        "Een korte naam heeft alleen kleine letters, cijfers en streepjes, "
        "zoals koningsveld-noord."
    ),
    "slug_taken": N_("Een andere groep heeft deze korte naam al. Kies een andere."),
    "invalid_contact_email": N_(
        "Dit lijkt geen e-mailadres. Kijk of er een @ en een punt in staan."
    ),
    "too_many_codes": N_("Er zijn al veel codes gestuurd. Probeer het over een uur nog eens."),
    "group_step_not_allowed": N_("Deze stap kan nu niet. Kijk hoe ver de groep is."),
    "group_step_too_early": N_("Deze dag moet nog komen. Schrijf de stap op als die is gezet."),
    "group_ground_needed": N_("Schrijf erbij waarom, of wie het heeft beoordeeld."),
    "group_not_open": N_("Deze groep ligt stil of is gestopt."),
    "group_not_ready": N_(
        "De groep kan nog niet beginnen. Op de pagina staat wat er nog ontbreekt."
    ),
    "participant_not_found": N_("Deze vraag of deelnemer staat hier niet (meer)."),
    "no_list_in_own_app": N_(
        "Deze groep praat in een eigen app. Wij houden geen lijst bij van wie daar meedoet."
    ),
    "invalid_invite_link": N_("Een link van Telegram naar een groep begint met https://t.me/+."),
    "check_too_early": N_("Deze dag moet nog komen."),
    "group_field_missing": N_("Vul alles in wat nodig is."),
    "already_participant": N_("U doet al mee, of u heeft het al gevraagd."),
    "participant_not_adult": N_("Een groep is voor mensen van 18 jaar of ouder."),
    "group_rules_not_accepted": N_("Zet bij elke afspraak een vinkje. Dan kunt u meedoen."),
    "participant_address_not_seen": N_(
        "De adressenlijst zegt niet dat dit adres in het gebied ligt. Weet u het zeker? "
        "Vink dan aan dat u het weet."
    ),
    "participant_reason_needed": N_("Schrijf op waarom. De vrager leest dit."),
    "no_release_waits": N_("Hier valt niets te besluiten. Misschien was een ander u voor."),
    "release_waits": N_("Er ligt al een voorstel. Laat een ander bestuurslid daarover besluiten."),
    "release_step_missing": N_("Vink alles aan wat gelezen en in orde is."),
    "release_text_changed": N_("De tekst is intussen veranderd. Lees hem nog eens."),
    "nothing_to_release": N_("Kies welke soorten buurtmelding u vrijgeeft."),
    "agreement_needed": N_(
        "In een groep beslist de politie of de gemeente mee. Dan moet op papier staan wie "
        "waarvoor verantwoordelijk is (AVG artikel 26). Vul de datum van die afspraak in."
    ),
    "another_member_needed": N_("Een ander bestuurslid moet dit bevestigen. U stelde het voor."),
    "invalid_drill_day": N_("Kies een dag van 1 tot en met 28, of geen."),
    "drill_placed": N_("Het testbericht van vandaag staat er al."),
    "group_not_in_use": N_("Deze groep oefent nog. Er gaat niets naar de groep."),
    "chat_taken": N_("Een andere groep praat al in deze chat."),
    "no_chat_in_own_app": N_("Deze groep praat in een eigen app. Daar kan de bot niet bij."),
}
