"""The buurTent on the website: for who plans it, who helps, who was invited and who comes."""

from web.views.buurtent import calls, flyers, neighbours, sessions
from web.views.buurtent.blueprint import bp

__all__ = ["bp", "calls", "flyers", "neighbours", "sessions"]
