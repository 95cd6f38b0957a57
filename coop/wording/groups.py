"""Sentences about groups."""

from coop.wording.catalogue import N_

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
    "no_chat_in_own_app": N_("Deze groep praat in een eigen app. Daar kan de bot niet bij."),
}
