"""The members' register: ``members`` reads it, ``imports`` takes over a list from elsewhere."""

from web.views.membership import imports, members
from web.views.membership.blueprint import bp

__all__ = ["bp", "imports", "members"]
