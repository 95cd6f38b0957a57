"""The members' register.

``members`` reads it, ``imports`` takes over a list from elsewhere, ``leaving`` lets members go.
"""

from web.views.membership import imports, leaving, members
from web.views.membership.blueprint import bp

__all__ = ["bp", "imports", "leaving", "members"]
