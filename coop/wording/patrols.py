"""Sentences about rounds; walkers read them in the street, so they are at A2."""

from coop.wording.catalogue import N_

#: The rules of conduct that hold in every team (research/incident-reports-and-bot.md 5, BPT).
CONDUCT = (
    N_("Ik loop nooit alleen."),
    N_("Ik kijk en geef door. Ik grijp niet in."),
    N_("Ik mag niet meer dan elke andere buur."),
    N_("Ik blijf op de openbare weg."),
    N_("Ik spreek niemand aan. Ik zoek geen ruzie."),
    N_("Is er gevaar? Ik bel 112 en blijf op afstand."),
    N_("Ik schrijf geen namen of kentekens op."),
    N_("Ik maak geen foto's van mensen."),
    N_("Ik heb een identiteitsbewijs bij me."),
    N_("Ik drink niet. Kinderen en hond blijven thuis."),
    N_("Wat ik zie, vertel ik niet verder."),
)
STATES = {
    "planned": N_("Gepland"),
    "walking": N_("Onderweg"),
    "over": N_("Gelopen"),
    "missed": N_("Niet gelopen"),
    "cancelled": N_("Gaat niet door"),
}
WALKER_STATES = {
    "asked": N_("Vraagt om mee te lopen"),
    "admitted": N_("Loopt mee"),
    "ended": N_("Loopt niet meer mee"),
}
INSURANCES = {
    "unknown": N_("Wij weten het nog niet."),
    "insured": N_("Ja, de gemeente verzekert wie meeloopt."),
    "not_insured": N_("Nee, de gemeente verzekert dit niet."),
}
#: What walkers look at, each with its picture.
NOTE_KINDS = {
    "quiet": (N_("Alles rustig"), "check"),
    "lamp": (N_("Lamp kapot"), "lamp"),
    "waste": (N_("Afval"), "trash"),
    "damage": (N_("Iets kapot"), "warning"),
    "open": (N_("Deur of raam open"), "door"),
    "traffic": (N_("Verkeer"), "car"),
    "nuisance": (N_("Overlast"), "speaker"),
    "other": (N_("Iets anders"), "eye"),
}
CAUTIONS = {
    "person": N_("Dit lijkt over een mens te gaan."),
    "plate": N_("Dit lijkt een kenteken."),
    "contact": N_("Dit lijkt een telefoonnummer of mailadres."),
    "house_number": N_("Dit lijkt een huisnummer."),
    "unkind": N_("Dit lijkt over een groep mensen te gaan."),
}

ASKED_SUBJECT = N_("Iemand wil meelopen: %(group)s")
ASKED = N_("Iemand vraagt om rondes mee te lopen in %(group)s.")
SEE_ASKED = N_("Bekijk de vraag")
ADMITTED_SUBJECT = N_("U loopt mee in %(group)s")
ADMITTED = N_("U mag rondes meelopen in %(group)s. Lees eerst de afspraken.")
READ_CONDUCT = N_("Lees de afspraken")
CONDUCT_SUBJECT = N_("Andere afspraken voor rondes")
CONDUCT_CHANGED = N_("De afspraken voor rondes zijn anders. Lees ze opnieuw.")
PLANNED_SUBJECT = N_("Nieuwe ronde: %(day)s")
PLANNED = N_("Er is een ronde op %(day)s om %(hour)s uur. Loopt u mee?")
SEE_ROUND = N_("Bekijk de ronde")
CANCELLED_SUBJECT = N_("Ronde gaat niet door: %(day)s")
CANCELLED = N_("De ronde van %(day)s om %(hour)s uur gaat niet door.")
END_SUBJECT = N_("Bent u nog onderweg?")
END_ASKED = N_("Uw ronde begon om %(hour)s uur. Is iedereen weer thuis?")
SAY_END = N_("Ronde klaar")

REFUSALS = {
    "patrol_team_not_found": N_("In deze groep lopen nog geen buren rondes."),
    "walker_not_found": N_("Deze vraag of loper staat hier niet (meer)."),
    "patrol_round_not_found": N_("Deze ronde staat hier niet (meer)."),
    "round_note_not_found": N_("Deze notitie staat hier niet (meer)."),
    "already_walker": N_("U loopt al mee, of u vroeg het al."),
    "walks_not_in_group": N_("Doe eerst mee met de groep. Dan kunt u meelopen."),
    "conduct_not_accepted": N_("Lees eerst de afspraken. Zeg daarna ja."),
    "conduct_changed": N_("De afspraken zijn net veranderd. Lees ze nog eens."),
    "never_alone": N_("Loop nooit alleen. Wacht op een tweede loper."),
    "round_full": N_("Deze ronde is vol. Kies een andere ronde."),
    "round_step_not_allowed": N_("Dat kan nu niet. Kijk hoe ver de ronde is."),
    "round_too_early": N_("Het is nog te vroeg. Begin vlak voor de ronde."),
    "round_in_past": N_("Dit uur is al voorbij. Kies een later uur."),
    "round_without_streets": N_("Kies straten van de groep, hoogstens twintig."),
    "round_note_warned": N_("Kijk uw woorden na. Schrijf niets over mensen."),
    "round_note_handed": N_("Hiervan is al een buurtmelding gemaakt."),
}
