"""Buurtmeldingen on the website: making one, following it, reviewing it, answering it."""

from web.views.incidents import agent, dialogue, figures, follow, review, sharing, talk
from web.views.incidents.blueprint import bp, review_bp

__all__ = [
    "agent",
    "bp",
    "dialogue",
    "figures",
    "follow",
    "review",
    "review_bp",
    "sharing",
    "talk",
]
