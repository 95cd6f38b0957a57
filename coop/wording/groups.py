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

REFUSALS = {
    "group_not_found": N_("Deze groep staat hier niet (meer)."),
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
    "no_chat_in_own_app": N_("Deze groep praat in een eigen app. Daar kan de bot niet bij."),
}
