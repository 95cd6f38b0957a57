"""Meetings on the website: for every member, for who leads, for the door and the secretary."""

from web.views.assembly import (
    door,
    leading,
    members,
    petitions,
    planning,
    proposals,
    proxies,
)
from web.views.assembly.blueprint import (
    bp,
)

__all__ = [
    "bp",
    "door",
    "leading",
    "members",
    "petitions",
    "planning",
    "proposals",
    "proxies",
]
__all__ = ["bp", "door", "leading", "members", "planning", "proxies"]
from web.views.assembly import floor

__all__ = ["bp", "door", "floor", "leading", "members", "planning"]
from web.views.assembly import notes

__all__ = ["bp", "door", "floor", "leading", "members", "notes", "planning"]
