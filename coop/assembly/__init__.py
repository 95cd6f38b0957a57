"""Meetings of the members: agenda, who is present, and the votes taken there.

Presence is a row, never a socket: checked in at the door, or "Ik doe mee" on the live page
(BW 2:38 lid 7: identified, able to follow, able to vote). Counting belongs to ``coop.voting``.
"""
