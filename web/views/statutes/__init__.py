"""The rule book: ``booklet`` sets one rule, ``models`` many at once, ``switches`` by two."""

from web.views.statutes import booklet, models, switches
from web.views.statutes.blueprint import bp

__all__ = ["booklet", "bp", "models", "switches"]
