"""Buurtmeldingen on the website: making one, following it, reviewing it, answering it."""

from web.views.incidents import (
    agent,
    agent_talk,
    attachments,
    dialogue,
    figures,
    follow,
    papers,
    photos,
    review,
    sharing,
    talk,
)
from web.views.incidents.blueprint import bp, review_bp

__all__ = [
    "agent",
    "agent_talk",
    "attachments",
    "bp",
    "dialogue",
    "figures",
    "follow",
    "papers",
    "photos",
    "review",
    "review_bp",
    "sharing",
    "talk",
]
