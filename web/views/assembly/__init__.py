"""Meetings on the website: for every member, for who leads, for the door and the secretary."""

from web.views.assembly import (
    amendments,
    attendance,
    board,
    candidates,
    decisions,
    door,
    evidence,
    floor,
    leading,
    members,
    minutes,
    motions,
    notes,
    papers,
    petitions,
    planning,
    proposals,
    proxies,
)
from web.views.assembly.blueprint import (
    bp,
)

__all__ = [
    "amendments",
    "attendance",
    "board",
    "bp",
    "candidates",
    "decisions",
    "door",
    "evidence",
    "floor",
    "leading",
    "members",
    "minutes",
    "motions",
    "notes",
    "papers",
    "petitions",
    "planning",
    "proposals",
    "proxies",
]
