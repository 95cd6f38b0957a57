"""Warnings to the neighbourhood: sent by a contact outside, placed by a moderator."""

from web.views.bulletins import desk, sender
from web.views.bulletins.blueprint import bp

__all__ = ["bp", "desk", "sender"]
