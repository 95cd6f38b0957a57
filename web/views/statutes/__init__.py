"""The rule book: ``booklet`` reads it and sets its rules one by one."""

from web.views.statutes import booklet
from web.views.statutes.blueprint import bp

__all__ = ["booklet", "bp"]
