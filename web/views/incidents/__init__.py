"""Buurtmeldingen on the website: making one, following it, reviewing it, answering it."""

from web.views.incidents import (
    agent,
    agent_talk,
    dialogue,
    figures,
    follow,
    papers,
    review,
    sharing,
    talk,
)
from web.views.incidents.blueprint import bp, review_bp

__all__ = [
    "agent",
    "agent_talk",
    "bp",
    "dialogue",
    "figures",
    "follow",
    "papers",
    "review",
    "review_bp",
    "sharing",
    "talk",
]
