"""Words for looking through the members' register."""

from coop.wording.catalogue import N_

#: By ``Order``, ``Reach`` and ``MemberFilter``.
ORDERS = {
    "name": N_("Naam"),
    "number": N_("Lidnummer"),
    "street": N_("Straat"),
    "joined": N_("Nieuwste eerst"),
}
REACHES = {
    "no_email": N_("Geen e-mailadres"),
    "no_consent": N_("Geen toestemming"),
}
#: By ``HouseholdSize``.
HOUSEHOLD_SIZES = {
    "several": N_("Twee of meer"),
    "many": N_("Vier of meer"),
    "one": N_("Eén"),
    "any": N_("Maakt niet uit"),
}
MEMBER_FILTERS = {
    "current": N_("Leden van vandaag"),
    "leaving": N_("Wie weggaat"),
    "suspended": N_("Wie is geschorst"),
    "ended": N_("Wie geen lid meer is"),
}

#: By ``ExportForm``.
EXPORT_FORMS = {
    "csv": N_("Ledenlijst als CSV"),
    "xlsx": N_("Ledenlijst voor Excel"),
    "addresses": N_("Adressen voor brieven en etiketten"),
}

#: By ``Likeness``.
LIKENESSES = {
    "same_at_door": N_("Dezelfde naam op hetzelfde adres"),
    "same_email": N_("Hetzelfde e-mailadres en bijna dezelfde naam"),
    "same_phone": N_("Hetzelfde telefoonnummer en bijna dezelfde naam"),
    "near_at_door": N_("Bijna dezelfde naam op hetzelfde adres"),
}
