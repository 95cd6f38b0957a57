"""Sentences about what came in."""

from coop.wording.catalogue import N_

REFUSALS = {
    "update_not_found": N_("Dit bericht is er niet meer. Er valt niets opnieuw te proberen."),
}
