"""Rounds through the neighbourhood: who walks, which streets, and what was seen of the place.

Walkers look and pass on; they never act. Of persons and vehicles nothing is kept here: whoever
saw somebody makes a buurtmelding of it in ``coop.incidents``.
"""
