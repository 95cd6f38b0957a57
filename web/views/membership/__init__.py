"""The members' register.

``members`` reads it, ``households`` by front door; ``filters`` keeps a search, ``exports`` hands
it out as a file and ``bulk`` does something with many at once. ``duplicates`` finds who stands
there twice and ``merging`` makes one of them, ``imports`` takes over a list from elsewhere.
``applying`` is for who wants to become a member, ``applications`` for the board that decides;
``leaving`` lets members go and ``endings`` is what the board does about that. ``categories`` says
of what kind a member is, ``minors`` who is not eighteen yet, ``targets`` what the board wants to
reach.
"""

from web.views.membership import (
    applications,
    applying,
    bulk,
    categories,
    duplicates,
    endings,
    exports,
    filters,
    households,
    imports,
    leaving,
    members,
    merging,
    minors,
    targets,
)
from web.views.membership.blueprint import bp

__all__ = [
    "applications",
    "applying",
    "bp",
    "bulk",
    "categories",
    "duplicates",
    "endings",
    "exports",
    "filters",
    "households",
    "imports",
    "leaving",
    "members",
    "merging",
    "minors",
    "targets",
]
