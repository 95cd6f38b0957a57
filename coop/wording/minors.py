"""Sentences about members who are not yet eighteen, and who acts for them."""

from coop.wording.catalogue import N_

REFUSALS = {
    "birth_day_missing": N_("Vul de geboortedatum in. Wij bewaren alleen de dag van 18 worden."),
    "birth_day_unreadable": N_("Dit is geen dag. Typ de dag zo: 21-11-2010."),
    "not_minor": N_("Volgens deze geboortedatum is dit niet iemand van jonger dan 18 jaar."),
    "minor_not_found": N_("Bij dit lid staat geen ouder of voogd (meer)."),
    "representative_missing": N_(
        "Wie is de ouder of voogd? Vul een lidnummer in, of anders een naam."
    ),
    "representative_not_member": N_(
        "Er is nu geen lid met nummer %(number)s. Vul een ander nummer in, of een naam."
    ),
    "representative_is_minor": N_("Een ouder of voogd is iemand anders, van 18 jaar of ouder."),
}
