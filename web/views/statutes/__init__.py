"""The rule book: ``booklet`` reads and sets its rules, ``switches`` are turned by two."""

from web.views.statutes import booklet, switches
from web.views.statutes.blueprint import bp

__all__ = ["booklet", "bp", "switches"]
