"""Sentences about coming, being there and following."""

from coop.wording.catalogue import N_

#: What the history tells, by ``coop.assembly.rules.MoveKind``.
MOVES = {
    "came_in": N_("Kwam binnen"),
    "joined": N_("Doet online mee"),
    "moved": N_("Wisselde tussen zaal en online"),
    "left": N_("Ging weg"),
}

#: What is said instead of "Dat mag u hier niet doen".
PERMISSIONS = {
    "assembly:announcement:give": N_("Alleen leden zeggen of zij komen."),
}
