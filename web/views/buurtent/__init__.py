"""The buurTent on the website: for who plans it, who helps, who was invited and who comes."""

from web.views.buurtent import calls, crew, evening, figures, flyers, neighbours, sessions, team
from web.views.buurtent.blueprint import bp

__all__ = ["bp", "calls", "crew", "evening", "figures", "flyers", "neighbours", "sessions", "team"]
