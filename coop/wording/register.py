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
MEMBER_FILTERS = {
    "current": N_("Leden van vandaag"),
    "leaving": N_("Wie weggaat"),
    "suspended": N_("Wie is geschorst"),
    "ended": N_("Wie geen lid meer is"),
}
