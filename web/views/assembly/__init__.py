"""Meetings on the website: for every member, for who leads, for the door and the secretary."""

from web.views.assembly import (
    board,
    decisions,
    door,
    evidence,
    floor,
    leading,
    members,
    minutes,
    notes,
    papers,
    petitions,
    planning,
    proposals,
    proxies,
)
from web.views.assembly.blueprint import bp

__all__ = [
    "board",
    "bp",
    "decisions",
    "door",
    "evidence",
    "floor",
    "leading",
    "members",
    "minutes",
    "notes",
    "papers",
    "petitions",
    "planning",
    "proposals",
    "proxies",
]
